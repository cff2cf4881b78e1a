using System.Security.Cryptography;
using System.Text;

namespace NewsAggregator.Core.Syndication;

/// <summary>
/// Ids of what we publish: <c>urn:uuid:</c> (RFC 9562, version 8) over the site's id and a name, so that no title, position, host or extractor changes one.
/// </summary>
public static class SyndicationId
{
    public static string OfArticle(string siteId, long articleId) =>
        Make(siteId, string.Create(System.Globalization.CultureInfo.InvariantCulture, $"article {articleId}"));

    public static string OfEvent(string siteId, long eventId) =>
        Make(siteId, string.Create(System.Globalization.CultureInfo.InvariantCulture, $"event {eventId}"));

    /// <summary>A revision's own item in the feed of changes; the article's item keeps the article's id.</summary>
    public static string OfChange(string siteId, long articleId, int revision) =>
        Make(siteId, string.Create(System.Globalization.CultureInfo.InvariantCulture, $"change {articleId} {revision}"));

    /// <param name="list">The list's address below the site's root, with its choice, without language and paging.</param>
    public static string OfList(string siteId, string list) => Make(siteId, "list " + list);

    private static string Make(string siteId, string name)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes($"{siteId}\n{name}"), hash);
        hash[6] = (byte)((hash[6] & 0x0F) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return "urn:uuid:" + new Guid(hash[..16], bigEndian: true).ToString("D");
    }
}
