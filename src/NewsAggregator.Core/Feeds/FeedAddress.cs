using System.Diagnostics.CodeAnalysis;

namespace NewsAggregator.Core.Feeds;

/// <summary>Addresses as feeds write them.</summary>
internal static class FeedAddress
{
    /// <summary>Resolves a reference (RFC 3986 section 5); without a base only an absolute one can be.</summary>
    public static bool TryResolve(Uri? baseAddress, string reference, [NotNullWhen(true)] out Uri? resolved)
    {
        string trimmed = reference.Trim();
        // On Unix "/path" would count as an absolute file address.
        if (!trimmed.StartsWith('/') && Uri.TryCreate(trimmed, UriKind.Absolute, out resolved))
        {
            return true;
        }

        resolved = null;
        return baseAddress is not null && IsHierarchical(baseAddress) && Uri.TryCreate(baseAddress, trimmed, out resolved);
    }

    /// <summary>
    /// The absolute address as text: an absolute one stays exactly as written, a relative one is resolved, and one that cannot be is kept
    /// as it is; null for nothing, and for schemes that run, embed or open what is here (javascript, data, file).
    /// </summary>
    public static string? Absolute(Uri? baseAddress, string? reference)
    {
        if (string.IsNullOrWhiteSpace(reference))
        {
            return null;
        }

        string trimmed = reference.Trim();
        if (trimmed.AsSpan().ContainsAny('\n', '\r', '\t'))
        {
            trimmed = trimmed.Replace("\n", "", StringComparison.Ordinal).Replace("\r", "", StringComparison.Ordinal).Replace("\t", "", StringComparison.Ordinal);
        }

        if (HasScheme(trimmed))
        {
            return IsActive(trimmed) ? null : trimmed;
        }

        if (!TryResolve(baseAddress, trimmed, out Uri? resolved))
        {
            return trimmed;
        }

        return resolved.AbsoluteUri;
    }

    public static bool IsWeb(string? address) =>
        address is not null
        && (address.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || address.StartsWith("https://", StringComparison.OrdinalIgnoreCase));

    /// <summary>The absolute address if it is http or https; words with spaces between them are none.</summary>
    public static string? Web(Uri? baseAddress, string? reference) =>
        reference is not null && !reference.AsSpan().Trim().ContainsAny(" \t\r\n") && Absolute(baseAddress, reference) is { } address && IsWeb(address) ? address : null;

    public static bool HasScheme(string address)
    {
        int colon = address.AsSpan().IndexOfAny(":/?#");
        if (colon <= 0 || address[colon] != ':' || !char.IsAsciiLetter(address[0]))
        {
            return false;
        }

        foreach (char character in address.AsSpan(0, colon))
        {
            if (!char.IsAsciiLetterOrDigit(character) && character is not ('+' or '-' or '.'))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsActive(string address)
    {
        ReadOnlySpan<char> scheme = address.AsSpan(0, address.IndexOf(':', StringComparison.Ordinal));
        foreach (string active in (ReadOnlySpan<string>)["javascript", "vbscript", "livescript", "data", "file", "blob", "about", "view-source"])
        {
            if (scheme.Equals(active, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsHierarchical(Uri address) => address.IsAbsoluteUri && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps);
}
