using System.Text.Json;

namespace NewsAggregator.Core.Extraction.Metadata;

/// <summary>The keywords that a page gives its article, as written; which of the site's topics they are is for others to say.</summary>
internal static class PageTopics
{
    private const int Most = 30;

    public static IReadOnlyList<string> Of(JsonLd linked, MetaTags meta)
    {
        List<string> topics = [.. meta.All("article:tag")];
        if (topics.Count == 0)
        {
            topics = Linked(linked, "keywords");
        }

        if (topics.Count == 0 && meta.First("news_keywords", "keywords", "sailthru.tags", "parsely-tags", "cXenseParse:keywords") is { } listed)
        {
            topics.Add(listed);
        }

        if (topics.Count == 0)
        {
            topics = Linked(linked, "about");
        }

        if (topics.Count == 1)
        {
            topics = [.. topics[0].Split(',', ';', '、', '，', '|')];
        }

        // "siteGroup: CO" is the publisher's bookkeeping.
        return [.. topics.Select(topic => topic.Trim().TrimStart('#')).Where(topic => topic.Length is > 0 and < 60 && !topic.Contains(": ", StringComparison.Ordinal)).Distinct(StringComparer.OrdinalIgnoreCase).Take(Most)];
    }

    private static List<string> Linked(JsonLd linked, string name)
    {
        if (linked.Article is not { } article || !article.TryGetProperty(name, out JsonElement value))
        {
            return [];
        }

        return value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray().Take(100).Select(JsonLd.TextOf).OfType<string>()] : JsonLd.TextOf(value) is { } one ? [one] : [];
    }
}
