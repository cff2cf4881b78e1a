namespace NewsAggregator.Core.Extraction.Metadata;

internal static class Addresses
{
    /// <summary>Absolute, http or https; null for anything else.</summary>
    public static Uri? Resolve(string? text, Uri address) =>
        !string.IsNullOrWhiteSpace(text) && text.Length < 4000 && Uri.TryCreate(address, text.Trim(), out Uri? found) && (found.Scheme == Uri.UriSchemeHttp || found.Scheme == Uri.UriSchemeHttps) ? found : null;
}
