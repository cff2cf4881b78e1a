using System.Globalization;
using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace NewsAggregator.Core.Extraction.Metadata;

/// <summary>Dates as pages write them. A date without an offset is taken as UTC; years before 1990 and after 2100 are refused.</summary>
internal static partial class PageDate
{
    private static readonly string[] PublishedMeta =
    [
        "article:published_time", "og:article:published_time", "article:published", "og:published_time", "datePublished", "date.created", "dc.date.issued", "dcterms.created", "dcterms.issued", "dc.date",
        "dc.date.created", "publish-date", "publish_date", "pubdate", "publication_date", "published_time", "sailthru.date", "parsely-pub-date", "cxenseparse:recs:publishtime", "cxenseparse:publishtime",
        "publishdate", "date", "article.published", "article_date_original", "originalpublicationdate", "og:pubdate", "pub_date", "dateCreated", "weibo:article:create_at", "citation_publication_date", "apub:time",
    ];

    private static readonly string[] UpdatedMeta =
        ["article:modified_time", "og:updated_time", "og:article:modified_time", "dateModified", "date.modified", "last-modified", "lastmod", "dcterms.modified", "dc.date.modified", "article:modified", "revised"];

    public static DateTimeOffset? Published(IDocument document, JsonLd linked, MetaTags meta, Uri address)
    {
        DateTimeOffset? said = Parse(linked.Text("datePublished")) ?? FirstOf(meta, PublishedMeta) ?? Parse(linked.Text("dateCreated", "uploadDate"));
        if (said is not null)
        {
            return said;
        }

        foreach (JsonElementDate node in linked.OfType("WebPage").Select(node => new JsonElementDate(node)))
        {
            if (Parse(node.Published) is { } date)
            {
                return date;
            }
        }

        return Elements(document) ?? FromAddress(address) ?? Visible(document) ?? Parse(linked.Text("dateModified")) ?? FirstOf(meta, UpdatedMeta);
    }

    public static DateTimeOffset? Updated(JsonLd linked, MetaTags meta) => Parse(linked.Text("dateModified")) ?? FirstOf(meta, UpdatedMeta);

    public static DateTimeOffset? Parse(string? text)
    {
        if (string.IsNullOrWhiteSpace(text) || text.Length > 80)
        {
            return null;
        }

        text = text.Trim();
        if (Unix().IsMatch(text) && long.TryParse(text, CultureInfo.InvariantCulture, out long unix))
        {
            return Sane(DateTimeOffset.FromUnixTimeMilliseconds(text.Length == 10 ? unix * 1000 : unix));
        }

        if (Digits().Match(text) is { Success: true } digits)
        {
            text = $"{digits.Groups[1].Value}-{digits.Groups[2].Value}-{digits.Groups[3].Value}";
        }
        else if (Han().Match(text) is { Success: true } han)
        {
            text = $"{han.Groups[1].Value}-{han.Groups[2].Value}-{han.Groups[3].Value} {han.Groups[4].Value}".Trim();
        }

        text = ZoneName().Replace(Ordinal().Replace(text, "$1"), "");
        if (DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AllowWhiteSpaces, out DateTimeOffset date))
        {
            return Sane(date);
        }

        return IsoStart().Match(text) is { Success: true } iso && DateTimeOffset.TryParse(iso.Value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out date) ? Sane(date) : null;
    }

    private static DateTimeOffset? Sane(DateTimeOffset date) => date.Year is >= 1990 and <= 2100 ? date : null;

    private static DateTimeOffset? FirstOf(MetaTags meta, string[] names)
    {
        foreach (string name in names)
        {
            if (Parse(meta.First(name)) is { } date)
            {
                return date;
            }
        }

        return null;
    }

    private static DateTimeOffset? Elements(IDocument document)
    {
        foreach (IElement element in document.QuerySelectorAll("[itemprop=datePublished], time[pubdate], time[datetime], [class*=publish] [datetime], time, abbr.published"))
        {
            if ((Parse(element.GetAttribute("datetime") ?? element.GetAttribute("content") ?? element.GetAttribute("title")) ?? Parse(element.TextContent)) is { } date)
            {
                return date;
            }
        }

        return null;
    }

    private static DateTimeOffset? FromAddress(Uri address) =>
        InAddress().Match(address.AbsolutePath) is { Success: true } match ? Parse($"{match.Groups[1].Value}-{match.Groups[2].Value}-{match.Groups[3].Value}") : null;

    /// <summary>The first date that stands in the text of the page, near its top.</summary>
    private static DateTimeOffset? Visible(IDocument document)
    {
        foreach (IElement found in document.QuerySelectorAll("h1, [class*=date], [class*=time], [class*=meta], [class*=publish], [id*=date], [class*=byline], header, main p").Take(200))
        {
            // A selector with "+" asks every element for its neighbour, and each answer costs its position among its siblings.
            if ((found.LocalName == "h1" ? found.NextElementSibling : found) is not { } element)
            {
                continue;
            }

            string text = element.TextContent;
            if (text.Length < 400 && Written().Match(text) is { Success: true } match && Parse(match.Value) is { } date)
            {
                return date;
            }
        }

        return null;
    }

    private readonly struct JsonElementDate(System.Text.Json.JsonElement node)
    {
        public string? Published => node.TryGetProperty("datePublished", out System.Text.Json.JsonElement value) ? JsonLd.TextOf(value) : null;
    }

    [GeneratedRegex(@"^\d{10}(?:\d{3})?$", RegexOptions.CultureInvariant)]
    private static partial Regex Unix();

    [GeneratedRegex(@"^(\d{4})(\d{2})(\d{2})(?:T?\d{4,6}.*)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Digits();

    [GeneratedRegex(@"(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日\D{0,6}(\d{1,2}:\d{2})?", RegexOptions.CultureInvariant)]
    private static partial Regex Han();

    [GeneratedRegex(@"(?<=\d)(?:st|nd|rd|th)\b()", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Ordinal();

    [GeneratedRegex(@"\s+(?:[ECMP][SD]?T|CEST|CET|BST|IST|UTC|HKT|JST)\b\.?$|\[[^\]]*\]$", RegexOptions.CultureInvariant)]
    private static partial Regex ZoneName();

    [GeneratedRegex(@"^\d{4}-\d{1,2}-\d{1,2}(?:[T ]\d{1,2}:\d{2}(?::\d{2})?)?", RegexOptions.CultureInvariant)]
    private static partial Regex IsoStart();

    [GeneratedRegex(@"/((?:19|20)\d{2})[/-]?(0[1-9]|1[0-2])[/-]?(0[1-9]|[12]\d|3[01])(?:[/_.-]|$)", RegexOptions.CultureInvariant)]
    private static partial Regex InAddress();

    [GeneratedRegex(@"(?:19|20)\d{2}\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}日?(?:\s+\d{1,2}:\d{2})?|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\p{L}{0,6}\.? \d{1,2}(?:st|nd|rd|th)?,? (?:19|20)\d{2}|\b\d{1,2}(?:st|nd|rd|th)? (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\p{L}{0,6},? (?:19|20)\d{2}", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Written();
}
