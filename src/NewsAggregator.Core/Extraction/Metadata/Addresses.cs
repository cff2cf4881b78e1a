namespace NewsAggregator.Core.Extraction.Metadata;

internal static class Addresses
{
    /// <summary>Absolute, http or https; null for anything else.</summary>
    public static Uri? Resolve(string? text, Uri address) =>
        !string.IsNullOrWhiteSpace(text) && text.Length < 4000 && Uri.TryCreate(address, text.Trim(), out Uri? found) && (found.Scheme == Uri.UriSchemeHttp || found.Scheme == Uri.UriSchemeHttps) ? found : null;

    /// <summary>The same host, or hosts under one domain ("www", "m", "edition", "amp").</summary>
    public static bool AreOfOneSite(Uri one, Uri other) => Domain(one.IdnHost) == Domain(other.IdnHost);

    // The last two labels, or three where the second last is short ("example.co.uk", "example.com.tw").
    private static string Domain(string host)
    {
        string[] labels = host.ToLowerInvariant().Split('.');
        int count = labels.Length > 2 && labels[^1].Length == 2 && labels[^2].Length <= 3 ? 3 : 2;
        return string.Join('.', labels.TakeLast(count));
    }
}
