using System.Text.Json;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using NewsAggregator.Core.Languages;

namespace NewsAggregator.Core.Extraction.Metadata;

/// <summary>Reads what a page says about its article.</summary>
internal static partial class MetadataReader
{
    private const int MostTopics = 30;

    public static PageMetadata Read(IDocument document, Uri address)
    {
        var linked = new JsonLd(document.QuerySelectorAll("script[type*='ld+json']"));
        var meta = new MetaTags(document);
        string? site = meta.First("og:site_name", "application-name") ?? Publisher(linked);
        return new PageMetadata
        {
            Title = PageTitle.Of(document, linked, meta, site),
            Authors = PageAuthors.Of(document, linked, meta),
            Published = PageDate.Published(document, linked, meta, address),
            Updated = PageDate.Updated(linked, meta),
            Picture = LeadPicture.Of(document, linked, meta, address),
            Language = Language(document, linked, meta),
            Canonical = Addresses.Resolve(document.QuerySelector("link[rel=canonical]")?.GetAttribute("href"), address) ?? Addresses.Resolve(meta.First("og:url"), address),
            Description = meta.First("og:description", "description", "twitter:description") ?? linked.Text("description"),
            Topics = Topics(linked, meta),
            Section = linked.Text("articleSection") ?? meta.First("article:section", "section", "category", "parsely-section"),
            SiteName = site,
            Paywalled = IsPaywalled(linked, meta),
            CorrectionNote = CorrectionIn(document),
            Feeds = [.. document.QuerySelectorAll("link[rel~=alternate][type*=rss], link[rel~=alternate][type*=atom], link[rel~=alternate][type*='feed+json']").Take(20)
                .Select(link => (Address: Addresses.Resolve(link.GetAttribute("href"), address), Title: link.GetAttribute("title")))
                .Where(link => link.Address is not null).Select(link => new PageFeedLink(link.Address!, link.Title))],
        };
    }

    private static string? Publisher(JsonLd linked) =>
        linked.Article is { } article && article.TryGetProperty("publisher", out JsonElement publisher) ? JsonLd.TextOf(publisher) : null;

    private static string? Language(IDocument document, JsonLd linked, MetaTags meta)
    {
        string? said = document.DocumentElement?.GetAttribute("lang") is { Length: > 1 } lang ? lang : linked.Text("inLanguage") ?? meta.First("og:locale", "content-language", "language", "dc.language");
        said = said?.Split(',', ' ')[0].Replace('_', '-');
        return said is not null && Tag().IsMatch(said) ? said : null;
    }

    private static List<string> Topics(JsonLd linked, MetaTags meta)
    {
        List<string> topics = [.. meta.All("article:tag")];
        if (topics.Count == 0 && linked.Article is { } article && article.TryGetProperty("keywords", out JsonElement keywords))
        {
            topics.AddRange(keywords.ValueKind == JsonValueKind.Array ? keywords.EnumerateArray().Select(JsonLd.TextOf).OfType<string>() : [JsonLd.TextOf(keywords) ?? ""]);
        }

        if (topics.Count == 0 && meta.First("news_keywords", "keywords", "sailthru.tags", "parsely-tags") is { } listed)
        {
            topics.Add(listed);
        }

        if (topics.Count == 1)
        {
            topics = [.. topics[0].Split(',', ';', '、', '，')];
        }

        return [.. topics.Select(topic => topic.Trim()).Where(topic => topic.Length is > 0 and < 60).Distinct(StringComparer.OrdinalIgnoreCase).Take(MostTopics)];
    }

    private static bool IsPaywalled(JsonLd linked, MetaTags meta)
    {
        bool says = linked.Article is { } article && article.TryGetProperty("isAccessibleForFree", out JsonElement free)
            && (free.ValueKind == JsonValueKind.False || (free.ValueKind == JsonValueKind.String && string.Equals(JsonLd.Said(free), "false", StringComparison.OrdinalIgnoreCase)));
        return says || meta.First("article:content_tier") is "locked" or "metered" || meta.First("article:opinion:paywall", "paywall") is "true" or "1";
    }

    private static string? CorrectionIn(IDocument document)
    {
        foreach (IElement element in document.QuerySelectorAll("p, em, i, small, [class*=correction], [class*=update]"))
        {
            if (element.ChildElementCount < 4 && element.TextContent is { Length: > 15 and < 500 } text && Correction().IsMatch(text))
            {
                return PlainText.Fold(text);
            }
        }

        return null;
    }

    [GeneratedRegex(@"^[a-zA-Z]{2,3}(?:-[a-zA-Z0-9]{2,8})*$", RegexOptions.CultureInvariant)]
    private static partial Regex Tag();

    [GeneratedRegex(@"^\W*(?:correction\b|clarification\b|editor['’]s note\b.{0,80}(?:updated|corrected)|update\b.{0,40}:|(?:this|the) (?:story|article|post|piece|report|headline|version)\b.{0,120}\b(?:updated|corrected|amended|clarified)\b|an earlier version of this\b|更正[:：]|本文(?:已|曾)(?:更新|更正)|編按[:：]?.{0,30}更[新正])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Correction();
}
