using System.Text.Json;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using NewsAggregator.Core.Languages;

namespace NewsAggregator.Core.Extraction.Metadata;

/// <summary>Who wrote it: names without "By", roles, addresses and doubles.</summary>
internal static partial class PageAuthors
{
    private const int Most = 12;

    public static IReadOnlyList<string> Of(IDocument document, JsonLd linked, MetaTags meta)
    {
        List<string> names = Linked(linked);
        if (names.Count == 0)
        {
            foreach (string name in (string[])["author", "article:author", "dc.creator", "dcterms.creator", "sailthru.author", "parsely-author", "byl", "cXenseParse:author", "article:author_name", "citation_author"])
            {
                names.AddRange(meta.All(name).SelectMany(Split));
                if (names.Count > 0)
                {
                    break;
                }
            }
        }

        if (names.Count == 0)
        {
            foreach (string selector in (string[])["[itemprop=author] [itemprop=name]", "[itemprop=author]", "a[rel~=author]", "[class*=byline] a[href*=author]", "a[href*='/author']", "[class*=author-name], [class*=author__name], [class*=authorName]", "[class*=byline]", ".author", "[class*=author]"])
            {
                names.AddRange(document.QuerySelectorAll(selector).Take(6).Where(element => element.TextContent.Length < 200).SelectMany(element => Split(PlainText.Fold(element.TextContent))));
                if (names.Count > 0)
                {
                    break;
                }
            }
        }

        return [.. names.Distinct(StringComparer.OrdinalIgnoreCase).Take(Most)];
    }

    private static List<string> Linked(JsonLd linked)
    {
        List<string> persons = [], others = [];
        if (linked.Article is { } article && (article.TryGetProperty("author", out JsonElement author) || article.TryGetProperty("creator", out author)))
        {
            Collect(author, persons, others, linked);
        }

        return persons.Count > 0 ? persons : others;
    }

    private static void Collect(JsonElement value, List<string> persons, List<string> others, JsonLd linked)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Array:
                foreach (JsonElement item in value.EnumerateArray())
                {
                    Collect(item, persons, others, linked);
                }

                break;
            case JsonValueKind.String:
                persons.AddRange(Split(JsonLd.TextOf(value) ?? ""));
                break;
            case JsonValueKind.Object when !value.TryGetProperty("name", out _) && value.TryGetProperty("@id", out JsonElement id):
                JsonElement known = linked.OfType("Person").FirstOrDefault(person => person.TryGetProperty("@id", out JsonElement own) && own.ToString() == id.ToString());
                if (known.ValueKind == JsonValueKind.Object && known.TryGetProperty("name", out JsonElement knownName))
                {
                    persons.AddRange(Split(JsonLd.TextOf(knownName) ?? ""));
                }

                break;
            case JsonValueKind.Object when value.TryGetProperty("name", out JsonElement name):
                bool organisation = JsonLd.Types(value).Any(type => type.EndsWith("Organization", StringComparison.OrdinalIgnoreCase));
                foreach (JsonElement one in name.ValueKind == JsonValueKind.Array ? [.. name.EnumerateArray()] : (JsonElement[])[name])
                {
                    (organisation ? others : persons).AddRange(Split(JsonLd.TextOf(one) ?? ""));
                }

                break;
        }
    }

    private static IEnumerable<string> Split(string text)
    {
        if (text.Length == 0 || text.Contains("://", StringComparison.Ordinal) || text.StartsWith("www.", StringComparison.OrdinalIgnoreCase))
        {
            yield break;
        }

        foreach (string part in Between().Split(By().Replace(text, "")))
        {
            string name = Role().Replace(part, "").Trim(' ', '.', '-', '–', '|', ':', '/', '@');
            if (name.Length is > 1 and < 70 && name.Any(char.IsLetter))
            {
                yield return name;
            }
        }
    }

    [GeneratedRegex(@"^\s*(?:written by|posted by|reviewed by|by|von|par|por|di|af|av|door|od|автор|文|作者|記者|记者)\s*[:：]?\s+|^(?:作者|記者|记者)[:：]\s*", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex By();

    [GeneratedRegex(@"\s*(?:,|;|、|\s&\s|\s\|\s|\band\b|\bund\b|\s/\s)\s*", RegexOptions.CultureInvariant)]
    private static partial Regex Between();

    [GeneratedRegex(@"\s*\([^)]*\)\s*$|\s+[-–|•]\s+.*$|\S+@\S+", RegexOptions.CultureInvariant)]
    private static partial Regex Role();
}
