using System.Collections.Frozen;
using System.Text;

namespace NewsAggregator.Core.Articles;

/// <summary>An article's address without what only tells how the reader came to it.</summary>
public static class CanonicalUrl
{
    private static readonly FrozenSet<string> TrackingNames = new[]
    {
        "fbclid", "gclid", "dclid", "msclkid", "yclid", "mc_cid", "mc_eid", "igshid", "twclid", "ttclid", "wt.mc_id", "ocid", "cmpid", "ncid", "sr_share", "_hsenc", "_hsmi", "mkt_tok", "rss",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly string[] TrackingBeginnings = ["utm_", "at_", "pk_", "mtm_", "hsa_"];

    /// <summary>Absolute http(s) address with lower-case host, without fragment, default port and tracking parameters; null when it is none.</summary>
    public static string? Of(string? address, Uri? baseAddress = null)
    {
        if (string.IsNullOrWhiteSpace(address) || address.Length > 4096)
        {
            return null;
        }

        if (!Uri.TryCreate(baseAddress, address.Trim(), out Uri? uri) && !Uri.TryCreate(address.Trim(), UriKind.Absolute, out uri))
        {
            return null;
        }

        if (!uri.IsAbsoluteUri || (uri.Scheme != Uri.UriSchemeHttp && uri.Scheme != Uri.UriSchemeHttps) || uri.Host.Length == 0 || uri.UserInfo.Length > 0)
        {
            return null;
        }

        StringBuilder result = new();
        result.Append(uri.Scheme).Append("://").Append(Host(uri));
        if (!uri.IsDefaultPort)
        {
            result.Append(':').Append(uri.Port);
        }

        result.Append(uri.AbsolutePath);
        AppendQuery(result, uri.Query);
        return result.ToString();
    }

    /// <summary>Lower-case host without "www." and a final dot.</summary>
    public static string? Domain(string? address)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out Uri? uri) || uri.Host.Length == 0)
        {
            return null;
        }

        string host = Host(uri);
        return host.StartsWith("www.", StringComparison.Ordinal) ? host[4..] : host;
    }

    /// <summary>What two addresses of the same page share: no scheme, no "www.", no final slash.</summary>
    public static string? Likeness(string? canonical)
    {
        if (canonical is null || !Uri.TryCreate(canonical, UriKind.Absolute, out Uri? uri))
        {
            return null;
        }

        string rest = uri.PathAndQuery;
        string trimmed = rest.EndsWith('/') ? rest[..^1] : rest;

        // The home page is nobody's article: feeds that link every item there have no link to be known by.
        return trimmed.Length == 0 ? null : $"{Domain(canonical)}{(uri.IsDefaultPort ? "" : ":" + uri.Port)}{trimmed}";
    }

    private static string Host(Uri uri) => uri.IdnHost.TrimEnd('.').ToLowerInvariant();

    private static void AppendQuery(StringBuilder result, string query)
    {
        char joint = '?';
        foreach (string pair in query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            string name = pair.Split('=', 2)[0];
            if (TrackingNames.Contains(name) || TrackingBeginnings.Any(b => name.StartsWith(b, StringComparison.OrdinalIgnoreCase)))
            {
                continue;
            }

            result.Append(joint).Append(pair);
            joint = '&';
        }
    }
}
