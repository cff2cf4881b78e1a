using System.Globalization;
using System.Xml;

namespace NewsAggregator.Core.Syndication;

/// <summary>Sitemaps (sitemaps.org protocol 0.9), and the news extension for what is new.</summary>
public static class SitemapWriter
{
    public const string MediaType = "application/xml";
    private const string Space = "http://www.sitemaps.org/schemas/sitemap/0.9";
    private const string NewsSpace = "http://www.google.com/schemas/sitemap-news/0.9";

    public static byte[] Write(IReadOnlyList<SitemapEntry> entries)
    {
        ArgumentNullException.ThrowIfNull(entries);
        return XmlOutput.Write(xml =>
        {
            xml.WriteStartElement("urlset", Space);
            if (entries.Any(entry => entry.News is not null))
            {
                xml.WriteAttributeString("xmlns", "news", null, NewsSpace);
            }

            foreach (SitemapEntry entry in entries)
            {
                xml.WriteStartElement("url", Space);
                xml.WriteElementString("loc", Space, XmlOutput.Clean(entry.Address));
                if (entry.Changed is DateTimeOffset changed)
                {
                    xml.WriteElementString("lastmod", Space, Instant(changed));
                }

                if (entry.News is { } news)
                {
                    WriteNews(xml, news);
                }

                xml.WriteEndElement();
            }

            xml.WriteEndElement();
        });
    }

    private static void WriteNews(XmlWriter xml, SitemapNews news)
    {
        xml.WriteStartElement("news", "news", NewsSpace);
        xml.WriteStartElement("news", "publication", NewsSpace);
        xml.WriteElementString("news", "name", NewsSpace, XmlOutput.Clean(news.Publication));
        xml.WriteElementString("news", "language", NewsSpace, LanguageCode(news.Language));
        xml.WriteEndElement();
        xml.WriteElementString("news", "publication_date", NewsSpace, Instant(news.Published));
        xml.WriteElementString("news", "title", NewsSpace, XmlOutput.Clean(news.Title));
        xml.WriteEndElement();
    }

    // ISO 639, but for Chinese the two codes that the extension names.
    private static string LanguageCode(string language) => language.StartsWith("zh", StringComparison.OrdinalIgnoreCase)
        ? language.EndsWith("Hans", StringComparison.OrdinalIgnoreCase) || language.EndsWith("CN", StringComparison.OrdinalIgnoreCase) ? "zh-cn" : "zh-tw"
        : language.Split('-')[0].ToLowerInvariant();

    private static string Instant(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}

/// <param name="Address">Absolute.</param>
/// <param name="Changed">Null: it changes all the time.</param>
public sealed record SitemapEntry(string Address, DateTimeOffset? Changed = null, SitemapNews? News = null);

/// <param name="Publication">The site's own name.</param>
/// <param name="Language">BCP 47, of the article.</param>
public sealed record SitemapNews(string Publication, string Language, DateTimeOffset Published, string Title);
