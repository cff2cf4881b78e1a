namespace NewsAggregator.Core.Extraction;

/// <summary>Addresses in a body, made absolute; null for any that a reader's browser must not be given.</summary>
internal sealed class ContentAddress(Uri? baseAddress)
{
    private const int MaxLength = 4096;

    private readonly Uri? root = baseAddress is { IsAbsoluteUri: true } && IsWeb(baseAddress) ? baseAddress : null;

    public string? Of(string? written, bool mail = false) => Resolve(written, mail)?.AbsoluteUri;

    public Uri? Resolve(string? written, bool mail = false)
    {
        if (string.IsNullOrWhiteSpace(written) || written.Length > MaxLength)
        {
            return null;
        }

        string folded = Folded(written);
        Uri? resolved;
        if (HasScheme(folded))
        {
            _ = Uri.TryCreate(folded, UriKind.Absolute, out resolved);
        }
        else if (root is null)
        {
            _ = Uri.TryCreate(folded.StartsWith("//", StringComparison.Ordinal) ? "https:" + folded : null, UriKind.Absolute, out resolved);
        }
        else
        {
            _ = Uri.TryCreate(root, folded, out resolved);
        }

        if (resolved is null)
        {
            return null;
        }

        if (mail && resolved.Scheme == Uri.UriSchemeMailto)
        {
            return resolved;
        }

        // A name and password before the host only serve to make an address look like another.
        return IsWeb(resolved) && resolved.Host.Length > 0 && resolved.UserInfo.Length == 0 ? resolved : null;
    }

    /// <summary>As browsers read an address: no white space around it, no tabs or line ends in it (URL standard, 4.4).</summary>
    private static string Folded(string written)
    {
        string trimmed = written.Trim();
        return trimmed.AsSpan().IndexOfAny('\t', '\n', '\r') < 0
            ? trimmed
            : string.Concat(trimmed.Where(c => c is not ('\t' or '\n' or '\r')));
    }

    private static bool HasScheme(string written)
    {
        int colon = written.IndexOf(':', StringComparison.Ordinal);
        return colon > 0 && written.AsSpan(0, colon).IndexOfAny("/?#") < 0;
    }

    private static bool IsWeb(Uri uri) => uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps;
}
