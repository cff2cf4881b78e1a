using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace NewsAggregator.Core.Extraction.Metadata;

/// <summary>When a page was published and last changed: JSON-LD, meta elements, marked elements, its address, the visible text, in that order.</summary>
internal sealed partial class PageTimes
{
    private const int LongestDate = 119;
    private const int LongestLine = 399;

    private static readonly string[] PublishedMeta =
    [
        "article:published_time", "og:article:published_time", "article:published", "og:published_time", "datePublished", "date.created", "dc.date.issued", "dcterms.created", "dcterms.issued", "dc.date",
        "dc.date.created", "publish-date", "publish_date", "pubdate", "publication_date", "published_time", "sailthru.date", "parsely-pub-date", "cxenseparse:recs:publishtime", "cxenseparse:publishtime",
        "publishdate", "date", "article.published", "article_date_original", "originalpublicationdate", "og:pubdate", "pub_date", "dateCreated", "weibo:article:create_at", "citation_publication_date", "apub:time",
    ];

    private static readonly string[] UpdatedMeta =
        ["article:modified_time", "og:updated_time", "og:article:modified_time", "dateModified", "date.modified", "last-modified", "lastmod", "dcterms.modified", "dc.date.modified", "article:modified", "revised"];

    private PageTimes(DateTimeOffset? published, bool zoneSaid, DateTimeOffset? updated)
    {
        Published = published;
        ZoneSaid = zoneSaid;
        Updated = updated;
    }

    public DateTimeOffset? Published { get; }

    /// <summary>Whether <see cref="Published"/> came with its zone; without, its clock is the publisher's.</summary>
    public bool ZoneSaid { get; }
    public DateTimeOffset? Updated { get; }

    /// <param name="monthFirst">3/4/2026 is in March.</param>
    public static PageTimes Of(PageOutline outline, JsonLd linked, MetaTags meta, Uri address, bool monthFirst)
    {
        string? linkedPublished = linked.Text("datePublished"), linkedUpdated = linked.Text("dateModified");
        DateTimeOffset? updated = PageDate.Parse(linkedUpdated) ?? First(meta, UpdatedMeta, monthFirst)?.Date;
        foreach ((DateTimeOffset? date, bool said) in Candidates(outline, linked, meta, address, monthFirst, linkedPublished))
        {
            if (date is not { } published)
            {
                continue;
            }

            // Some sites stamp every save as the publication; an earlier day that the page itself marks as published is the true one.
            if (updated is not null && Math.Abs((published - updated.Value).TotalMinutes) < 1 && Marked(outline, monthFirst) is { Date: var marked, Said: var zone } && marked < published.AddDays(-1))
            {
                return new PageTimes(marked, zone, updated);
            }

            return new PageTimes(published, said, updated);
        }

        return new PageTimes(updated, linkedUpdated is not null && PageDate.SaysZone(linkedUpdated), updated);
    }

    private static IEnumerable<(DateTimeOffset? Date, bool Said)> Candidates(PageOutline outline, JsonLd linked, MetaTags meta, Uri address, bool monthFirst, string? linkedPublished)
    {
        yield return Read(linkedPublished, monthFirst);
        yield return First(meta, PublishedMeta, monthFirst) ?? default;
        yield return Read(linked.Text("dateCreated", "uploadDate"), monthFirst);
        foreach (JsonElement node in linked.OfType("WebPage").Take(5))
        {
            yield return Read(node.TryGetProperty("datePublished", out JsonElement value) ? JsonLd.TextOf(value) : null, monthFirst);
        }

        yield return Elements(outline, monthFirst) ?? default;
        yield return (FromAddress(address), false);
        yield return (Visible(outline, monthFirst), false);
    }

    private static (DateTimeOffset? Date, bool Said) Read(string? text, bool monthFirst) => (PageDate.Parse(text, monthFirst), text is not null && PageDate.SaysZone(text.Trim()));

    private static (DateTimeOffset? Date, bool Said)? First(MetaTags meta, string[] names, bool monthFirst)
    {
        foreach (string name in names)
        {
            if (meta.First(name) is { } text && Read(text, monthFirst) is { Date: not null } read)
            {
                return read;
            }
        }

        return null;
    }

    /// <summary>An element that says by itself that its date is the publication's.</summary>
    private static (DateTimeOffset Date, bool Said)? Marked(PageOutline outline, bool monthFirst)
    {
        foreach (OutlineMark mark in outline.Times)
        {
            bool says = mark.Element.HasAttribute("pubdate") || mark.Element.GetAttribute("itemprop") == "datePublished" || NodeNames.Words(mark.Element).Any(word => word is "published" or "pubdate");
            if (mark.Place > 0 && says && OfElement(mark.Element, monthFirst) is { } read)
            {
                return read;
            }
        }

        return null;
    }

    private static (DateTimeOffset? Date, bool Said)? Elements(PageOutline outline, bool monthFirst)
    {
        if (Marked(outline, monthFirst) is { } marked)
        {
            return marked;
        }

        // Behind the headline first; those in menus and teasers (below zero) only where there is no other.
        foreach (OutlineMark mark in outline.Times.OrderBy(mark => mark.Place < 0 ? 2 : mark.Place < outline.TitlePlace ? 1 : 0))
        {
            if (OfElement(mark.Element, monthFirst) is { } read)
            {
                return read;
            }
        }

        return null;
    }

    private static (DateTimeOffset Date, bool Said)? OfElement(IElement element, bool monthFirst)
    {
        foreach (string? text in (string?[])[element.GetAttribute("datetime"), element.GetAttribute("content"), element.GetAttribute("title"), ShortText.Of(element, LongestDate)])
        {
            if (PageDate.Parse(text, monthFirst) is { } date)
            {
                return (date, PageDate.SaysZone(text!.Trim()));
            }
        }

        return ShortText.Of(element, LongestDate) is { } shown && PageDate.In(shown, monthFirst) is { } found ? (found, false) : null;
    }

    private static DateTimeOffset? FromAddress(Uri address) =>
        InAddress().Match(address.AbsolutePath) is { Success: true } match ? PageDate.Parse($"{match.Groups[1].Value}-{match.Groups[2].Value}-{match.Groups[3].Value}") : null;

    /// <summary>The first date that stands in the text of the page, near its headline.</summary>
    private static DateTimeOffset? Visible(PageOutline outline, bool monthFirst)
    {
        // Behind the headline, then its lines, then before it, then in the page's margins.
        IEnumerable<OutlineMark> dated = outline.Dates.Where(mark => mark.Place > outline.TitlePlace);
        foreach (OutlineMark mark in dated.Concat(outline.Lines).Concat(outline.Dates.OrderBy(mark => mark.Place < 0)).Take(400))
        {
            if (ShortText.Of(mark.Element, LongestLine) is { } text && PageDate.In(Languages.PlainText.Fold(text), monthFirst) is { } date)
            {
                return date;
            }
        }

        return null;
    }

    [GeneratedRegex(@"/((?:19|20)\d{2})[/-]?(0[1-9]|1[0-2])[/-]?(0[1-9]|[12]\d|3[01])(?:[/_.-]|$)", RegexOptions.CultureInvariant)]
    private static partial Regex InAddress();
}
