using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace NewsAggregator.Core.Extraction.Metadata;

/// <summary>Reads what a page says about its article.</summary>
internal static partial class MetadataReader
{
    public static PageMetadata Read(IDocument document, Uri address)
    {
        var linked = new JsonLd(document.QuerySelectorAll("script[type*='ld+json']"));
        var meta = new MetaTags(document);
        var outline = new PageOutline(document, meta);
        var site = new SiteNames(linked, meta, address);
        string? language = Language(document, linked, meta);
        PageTimes times = PageTimes.Of(outline, linked, meta, address, language is null or "en" or "en-US" or "en-us");
        return new PageMetadata
        {
            Title = PageTitle.Of(outline, linked, meta, site),
            Authors = PageAuthors.Of(outline, linked, meta, site),
            Published = times.Published,
            PublishedSaysZone = times.ZoneSaid,
            Updated = times.Updated,
            Picture = LeadPicture.Of(document, linked, meta, address),
            Language = language,
            Canonical = Canonical(document, meta, address),
            Description = meta.First("og:description", "description", "twitter:description") ?? linked.Text("description"),
            Topics = PageTopics.Of(linked, meta),
            Section = linked.Text("articleSection") ?? meta.First("article:section", "section", "category", "parsely-section"),
            SiteName = site.Printed,
            Paywalled = PageNotes.IsPaywalled(document, linked, meta),
            ToldText = linked.Lines("articleBody"),
            CorrectionNote = PageNotes.Correction(document),
            Feeds = [.. document.QuerySelectorAll("link[rel~=alternate][type*=rss], link[rel~=alternate][type*=atom], link[rel~=alternate][type*='feed+json']").Take(20)
                .Select(link => (Address: Addresses.Resolve(link.GetAttribute("href"), address), Title: link.GetAttribute("title")))
                .Where(link => link.Address is not null).Select(link => new PageFeedLink(link.Address!, link.Title))],
        };
    }

    /// <summary>A page may name its own address; one of another site, or the front page, is a fault of the publisher's.</summary>
    private static Uri? Canonical(IDocument document, MetaTags meta, Uri address)
    {
        foreach (string? written in (string?[])[document.QuerySelector("link[rel=canonical]")?.GetAttribute("href"), meta.First("og:url")])
        {
            if (Addresses.Resolve(written, address) is { } found && Addresses.AreOfOneSite(found, address) && (found.AbsolutePath != "/" || found.Query.Length > 0 || address.AbsolutePath == "/"))
            {
                return found;
            }
        }

        return null;
    }

    private static string? Language(IDocument document, JsonLd linked, MetaTags meta)
    {
        foreach (string? written in (string?[])[document.DocumentElement?.GetAttribute("lang"), document.DocumentElement?.GetAttribute("xml:lang"), linked.Text("inLanguage"), meta.First("og:locale", "content-language", "language", "dc.language")])
        {
            string? said = written?.Trim().Split(',', ' ', '.')[0].Replace('_', '-');
            if (said is { Length: > 1 } && Tag().IsMatch(said))
            {
                return said;
            }
        }

        return null;
    }

    [GeneratedRegex(@"^[a-zA-Z]{2,3}(?:-[a-zA-Z0-9]{2,8})*$", RegexOptions.CultureInvariant)]
    private static partial Regex Tag();
}
