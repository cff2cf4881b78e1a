using System.Text.Json;

namespace NewsAggregator.Web.Tests.Syndication;

/// <summary>Draws lists that a reader could ask for: an edition, a list of it, a choice, a measure; the same seed draws the same ones.</summary>
internal sealed class RandomLists(int seed, RandomLists.Site site)
{
    private readonly Random random = new(seed);

    /// <summary>What there is to draw from, as slugs and words.</summary>
    internal sealed record Site(IReadOnlyList<string> Editions, IReadOnlyList<string> Sources, IReadOnlyList<string> Groups, IReadOnlyList<string> Topics, IReadOnlyList<string> Days, IReadOnlyList<long> Stories, IReadOnlyList<string> Words)
    {
        public static async Task<Site> ReadAsync(RunningSite running)
        {
            async Task<JsonElement> Read(string path) => JsonDocument.Parse(await running.TextAsync("/api/v1/" + path)).RootElement;
            string[] Slugs(JsonElement list) => [.. list.EnumerateArray().Where(one => !one.TryGetProperty("count", out JsonElement count) || count.GetInt32() > 0).Select(one => one.GetProperty("slug").GetString()!)];
            JsonElement[] articles = [.. (await Read("articles?n=200")).GetProperty("articles").EnumerateArray(), .. (await Read("groups/demo-english/articles?n=200")).GetProperty("articles").EnumerateArray()];
            string[] titles = [.. articles.Select(article => article.GetProperty("title").GetString()!)];
            string[] english = [.. titles.SelectMany(title => title.Split(' ')).Where(word => word.Length > 3 && word.All(char.IsAsciiLetter))];
            string[] chinese = [.. titles.Where(title => title[0] >= '一').SelectMany(title => new[] { title[..1], title[..2], title[1..3] }).Where(word => word.All(char.IsLetter))];
            return new Site(
                Slugs((await Read("editions")).GetProperty("editions")),
                Slugs((await Read("sources")).GetProperty("sources")),
                Slugs((await Read("groups")).GetProperty("lists")),
                Slugs((await Read("topics")).GetProperty("lists")),
                [.. articles.Select(article => (article.GetProperty("published") is { ValueKind: JsonValueKind.String } time ? time : article.GetProperty("firstSeen")).GetDateTimeOffset().UtcDateTime.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)).Distinct()],
                [.. articles.Select(article => article.GetProperty("story")).Where(story => story.ValueKind == JsonValueKind.Number).Select(story => story.GetInt64()).Distinct()],
                [.. english.Distinct().Order(StringComparer.Ordinal), .. chinese.Distinct().Order(StringComparer.Ordinal)]);
        }
    }

    /// <param name="Path">Below the site's root, without ending: "" is the default edition's front page.</param>
    /// <param name="Query">Parameters in the order that the site itself writes.</param>
    /// <param name="Pages">How many pages in from the newest.</param>
    internal sealed record Drawn(string Path, IReadOnlyList<string> Query, int Pages)
    {
        public string Page(IEnumerable<string> more) => With(Path.Length == 0 ? "/" : Path, more);

        public string Feed(string format, IEnumerable<string> more) => With($"{Path}/feed.{format}", more);

        public string Api(IEnumerable<string> more) => With($"/api/v1{Path}/articles", more);

        private string With(string path, IEnumerable<string> more) => string.Join('&', Query.Concat(more)) is { Length: > 0 } query ? $"{path}?{query}" : path;
    }

    public Drawn Draw()
    {
        // The default edition half of the time: the others hide much, and their lists are short.
        string edition = random.Next(2) == 0 ? site.Editions[0] : Any(site.Editions);
        string path = edition == site.Editions[0] ? "" : "/editions/" + edition;
        List<string> query = [];
        switch (random.Next(10))
        {
            case 0 or 1:
                path += "/sources/" + Any(site.Sources);
                break;
            case 2:
                path += "/groups/" + Any(site.Groups);
                break;
            case 3 or 4:
                path += "/topics/" + Any(site.Topics);
                break;
            case 5:
                path += "/days/" + Any(site.Days);
                break;
            case 6 or 7:
                path += "/search";
                query.Add("q=" + Uri.EscapeDataString(Any(site.Words)));
                break;
            case 8 when site.Stories.Count > 0 && random.Next(2) == 0:
                path += $"/stories/{site.Stories[random.Next(site.Stories.Count)]}";
                break;
            case 9 when random.Next(2) == 0:
                path += "/most-read";
                break;
        }

        // The order of the parameters is the site's own, so that addresses can be compared.
        Maybe("source", () => random.Next(3) == 0 ? Some(site.Sources, 20) : string.Join(',', Some(site.Sources, 3).Split(',').Select(source => "-" + source)));
        Maybe("group", () => Some(site.Groups, 2));
        Maybe("topic", () => Some(site.Topics, 6));
        Maybe("lang", () => random.Next(2) == 0 ? "zh" : "en");
        Maybe("fold", () => "story");
        if (random.Next(5) > 0)
        {
            query.Add($"n={random.Next(2, 26)}");
        }

        return new Drawn(path, query, random.Next(3));

        void Maybe(string name, Func<string> value)
        {
            if (random.Next(14) == 0)
            {
                query.Add($"{name}={value()}");
            }
        }
    }

    private string Any(IReadOnlyList<string> from) => from[random.Next(from.Count)];

    private string Some(IReadOnlyList<string> from, int most) => string.Join(',', Enumerable.Range(0, random.Next(1, most + 1)).Select(_ => Any(from)).Distinct().Order(StringComparer.Ordinal));
}
