using System.Text.Json;
using AngleSharp.Dom;
using NewsAggregator.Core.Languages;

namespace NewsAggregator.Core.Extraction.Metadata;

/// <summary>Who wrote it. Persons go before the site's own name and before agencies, wherever on the page they are named.</summary>
internal static class PageAuthors
{
    private const int Most = 12;
    private const int MostTogether = 40;

    /// <summary>Elements from the headline within which its byline is looked for.</summary>
    private const int Near = 150;

    private static readonly string[] Metas =
    [
        "author", "article:author", "og:article:author", "articleAuthor", "dc.creator", "dcterms.creator", "sailthru.author", "parsely-author", "byl", "cXenseParse:author", "article:author_name", "authors", "article.author", "creator", "twitter:data1",
    ];

    public static IReadOnlyList<string> Of(PageOutline outline, JsonLd linked, MetaTags meta, SiteNames site)
    {
        (List<string> persons, List<string> others) = Linked(linked);
        List<string> named = Named(meta, site), visible = Visible(outline);
        List<string> seen = visible.FindAll(name => PersonNames.LooksLikePerson(name) && !site.Names(name));
        List<string>? best = new[] { persons, named }.FirstOrDefault(names => names.Exists(name => !site.Names(name) && !PersonNames.IsRole(name)));
        if (best is not null && Byline(outline, best) is { } whole)
        {
            best = whole;
        }

        best ??= seen.Count > 0 ? seen : NameAlone(outline) is { Count: > 0 } alone ? alone : new[] { others, persons, named, visible }.FirstOrDefault(names => names.Count > 0) ?? [];
        List<string> strong = best.FindAll(name => !site.Names(name) && !PersonNames.IsRole(name));
        return [.. (strong.Count > 0 ? strong : best).Distinct(StringComparer.OrdinalIgnoreCase).Take(Most)];
    }

    /// <summary>The byline that names all the head's authors and more: heads often know only the first.</summary>
    private static List<string>? Byline(PageOutline outline, List<string> known)
    {
        foreach (OutlineMark mark in outline.Authors.Where(mark => mark.Place > outline.TitlePlace && mark.Place < outline.TitlePlace + Near).Take(20))
        {
            string text = ShortText.IsWithin(mark.Element, 299) ? SpacedText.Of(mark.Element, " | ") : "";
            if (text.Length is > 0 and < 160 && text.StartsWith("by ", StringComparison.OrdinalIgnoreCase) && PersonNames.Split(text, seen: true).ToList() is { } names && names.Count > known.Count
                && names.TrueForAll(PersonNames.LooksLikePerson) && known.TrueForAll(name => names.Contains(name, StringComparer.OrdinalIgnoreCase)))
            {
                return names;
            }
        }

        return null;
    }

    /// <summary>Some papers print nothing but the name, in bold, above the first paragraph.</summary>
    private static List<string> NameAlone(PageOutline outline)
    {
        foreach (OutlineMark line in outline.Lines)
        {
            IElement paragraph = line.Element.Closest("p") ?? line.Element;
            if (line.Element.LocalName is "strong" or "b" or "em" && paragraph.LocalName == "p" && ShortText.Of(paragraph, 79) is { } alone
                && PersonNames.Split(PlainText.Fold(alone)).ToList() is { Count: > 0 } names && names.TrueForAll(PersonNames.LooksLikePerson)
                && paragraph.NextElementSibling is { LocalName: "p", TextContent.Length: > 100 })
            {
                return names;
            }
        }

        return [];
    }

    private static List<string> Named(MetaTags meta, SiteNames site)
    {
        List<string> weak = [];
        foreach (string name in Metas)
        {
            List<string> names = [.. meta.All(name).SelectMany(text => PersonNames.Split(text)).Where(one => !one.Contains("facebook.com", StringComparison.OrdinalIgnoreCase) && (name != "twitter:data1" || PersonNames.LooksLikePerson(one)))];
            if (names.Exists(one => !site.Names(one)))
            {
                return names;
            }

            weak = weak.Count > 0 ? weak : names;
        }

        List<string> cited = [.. meta.All("citation_author").Select(Turned)];
        return cited.Count > 0 ? cited : weak;
    }

    /// <summary>"Roy, Aniruddha" of the citation elements.</summary>
    private static string Turned(string name) => name.Split(',', StringSplitOptions.TrimEntries) is [var last, var first] ? first + " " + last : name;

    private static List<string> Visible(PageOutline outline)
    {
        // Those behind the headline are the article's; those before it only where there are no others.
        List<OutlineMark> marks = [.. outline.Authors.Where(mark => mark.Element.TextContent.Length is > 1 and < 200)];
        List<OutlineMark> behind = marks.FindAll(mark => mark.Place > outline.TitlePlace);
        marks = behind.Count > 0 ? behind : marks;
        foreach (Func<IElement, bool> kind in Kinds)
        {
            bool certain = kind == Kinds[0] || kind == Kinds[1];
            if (Together(marks.FindAll(mark => kind(mark.Element) && (certain || Math.Abs(mark.Place - outline.TitlePlace) < Near))) is { Count: > 0 } names)
            {
                return names;
            }
        }

        foreach (OutlineMark line in outline.Lines)
        {
            string text = PlainText.Fold(line.Element.TextContent);
            if (HanByline.In(text) is { Count: > 0 } han)
            {
                return [.. han];
            }

            if (text.Length < 90 && Begins(text) && PersonNames.Split(text, seen: true).Where(PersonNames.LooksLikePerson).ToList() is { Count: > 0 } names)
            {
                return names;
            }
        }

        return [];
    }

    private static readonly Func<IElement, bool>[] Kinds =
    [
        element => element.GetAttribute("itemprop") is "author" or "creator",
        element => element.GetAttribute("rel")?.Split(' ').Contains("author", StringComparer.OrdinalIgnoreCase) == true,
        element => element.GetAttribute("href") is not null,
        _ => true,
    ];

    private static bool Begins(string text) =>
        text.StartsWith("by ", StringComparison.OrdinalIgnoreCase) || text.StartsWith("Von ", StringComparison.Ordinal) || text.StartsWith("Par ", StringComparison.Ordinal) || text.StartsWith("Por ", StringComparison.Ordinal)
        || text.StartsWith("Di ", StringComparison.Ordinal) || text.StartsWith("Written by ", StringComparison.OrdinalIgnoreCase) || text.StartsWith("Autor:", StringComparison.OrdinalIgnoreCase) || text.StartsWith("Posted by ", StringComparison.OrdinalIgnoreCase);

    /// <summary>The names of the first mark and of those that stand close behind it.</summary>
    private static List<string> Together(List<OutlineMark> marks)
    {
        List<string> names = [];
        int last = -1;
        foreach (OutlineMark mark in marks.Take(20))
        {
            if (last >= 0 && mark.Place - last > MostTogether)
            {
                break;
            }

            IElement element = mark.Element.QuerySelector("[itemprop=name]") ?? mark.Element;
            string text = element.GetAttribute("content") ?? SpacedText.Of(element, " | ");
            List<string> found = [.. PersonNames.Split(text, seen: true)];
            if (found.Count == 0 || (found.Count > 1 && found.Count(PersonNames.LooksLikePerson) * 2 < found.Count))
            {
                continue;
            }

            // A byline's own box and the link inside it say the same.
            bool within = names.Count > 0 && found.TrueForAll(name => names.Exists(known => known.Contains(name, StringComparison.OrdinalIgnoreCase) || name.Contains(known, StringComparison.OrdinalIgnoreCase)));
            if (!within)
            {
                names.AddRange(found);
            }

            last = mark.Place;
        }

        List<string> persons = names.FindAll(PersonNames.LooksLikePerson);
        return persons.Count > 0 ? persons : names;
    }

    private static (List<string> Persons, List<string> Others) Linked(JsonLd linked)
    {
        List<string> persons = [], others = [];
        if (linked.Article is { } article)
        {
            foreach (string name in (string[])["author", "creator", "contributor"])
            {
                if (persons.Count == 0 && article.TryGetProperty(name, out JsonElement value))
                {
                    Collect(value, persons, others, linked, 0);
                }
            }
        }

        return (persons, others);
    }

    private static void Collect(JsonElement value, List<string> persons, List<string> others, JsonLd linked, int depth)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Array when depth < 4:
                foreach (JsonElement item in value.EnumerateArray().Take(50))
                {
                    Collect(item, persons, others, linked, depth + 1);
                }

                break;
            case JsonValueKind.String:
                persons.AddRange(PersonNames.Split(JsonLd.TextOf(value) ?? ""));
                break;
            case JsonValueKind.Object when value.TryGetProperty("name", out JsonElement name):
                bool organisation = JsonLd.Types(value).Any(type => type.EndsWith("Organization", StringComparison.OrdinalIgnoreCase));
                foreach (JsonElement one in name.ValueKind == JsonValueKind.Array ? [.. name.EnumerateArray()] : (JsonElement[])[name])
                {
                    (organisation ? others : persons).AddRange(PersonNames.Split(JsonLd.TextOf(one) ?? ""));
                }

                break;
            case JsonValueKind.Object when value.TryGetProperty("familyName", out JsonElement family):
                persons.AddRange(PersonNames.Split($"{(value.TryGetProperty("givenName", out JsonElement given) ? JsonLd.TextOf(given) : null)} {JsonLd.TextOf(family)}".Trim()));
                break;
            case JsonValueKind.Object when depth < 4 && linked.Referred(value) is { } whole:
                Collect(whole, persons, others, linked, depth + 1);
                break;
        }
    }
}
