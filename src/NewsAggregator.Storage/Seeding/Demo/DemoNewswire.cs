using System.Globalization;
using System.IO.Hashing;
using System.Text;
using System.Text.Json;

namespace NewsAggregator.Storage.Seeding.Demo;

/// <summary>
/// The built-in newswire: invented publishers whose feeds, pages and pictures are rendered from <c>seeds/demo</c>.
/// Pure: the same path, first seeding and instant give the same bytes. Safe for many threads.
/// </summary>
public sealed class DemoNewswire
{
    /// <summary>The reserved host under which the newswire stands (RFC 2606).</summary>
    public const string Host = "newswire.example";
    public const string BaseUrl = "http://" + Host;

    private readonly Dictionary<string, DemoTemplate> templates = new(StringComparer.Ordinal);

    private DemoNewswire(IReadOnlyList<DemoPublisher> publishers, IReadOnlyList<DemoArticle> articles)
    {
        (Publishers, Articles) = (publishers, articles);
        foreach (var name in publishers.Select(static p => p.Template).Distinct(StringComparer.Ordinal))
        {
            templates[name] = DemoTemplate.Parse(SeedFiles.Text($"seeds/demo/templates/{name}.html"));
        }
    }

    public IReadOnlyList<DemoPublisher> Publishers { get; }

    /// <summary>All articles, also those that are published only after the first seeding; by number.</summary>
    public IReadOnlyList<DemoArticle> Articles { get; }

    /// <summary>Reads the embedded files. A mistake in them is our own bug and throws.</summary>
    public static DemoNewswire Load()
    {
        var publishers = JsonSerializer.Deserialize<List<DemoPublisher>>(SeedFiles.Bytes("seeds/demo/publishers.json"), JsonSerializerOptions.Web) ?? [];
        var bySlug = publishers.ToDictionary(static p => p.Slug, StringComparer.Ordinal);
        return new DemoNewswire(publishers,
        [
            .. SeedFiles.Under("seeds/demo/articles/").Select(path =>
                DemoArticle.Parse(System.IO.Path.GetFileNameWithoutExtension(path), SeedFiles.Text(path), bySlug)),
        ]);
    }

    /// <summary>What is out at <paramref name="now"/>, newest first.</summary>
    public IReadOnlyList<DemoArticle> PublishedBy(DateTimeOffset seededAt, DateTimeOffset now) =>
    [
        .. Articles.Where(article => article.PublishedAt(seededAt) <= now)
            .OrderByDescending(article => article.PublishedAt(seededAt)).ThenByDescending(static article => article.Number),
    ];

    /// <summary>The article's own words as its publisher shows them at <paramref name="now"/>.</summary>
    public DemoGold Gold(DemoArticle article, DateTimeOffset seededAt, DateTimeOffset now)
    {
        var version = article.VersionAt(seededAt, now);
        var updated = ReferenceEquals(version, article.Second) ? article.UpdatedAt(seededAt) : null;
        return new DemoGold(article.Url(seededAt), Resolve(version.Title, article, seededAt), article.Author.Length > 0 ? article.Author : null,
            article.PublishedAt(seededAt), updated, Resolve(version.Body, article, seededAt), article.Picture);
    }

    /// <summary>The answer for a path of the newswire's host (without query), or null where it has no such page (404).</summary>
    public DemoResponse? Respond(string path, DateTimeOffset seededAt, DateTimeOffset now)
    {
        if (path == "/robots.txt")
        {
            return Answer("text/plain; charset=utf-8", "User-agent: *\nDisallow: /account/\nCrawl-delay: 0\n", seededAt);
        }
        if (path.StartsWith("/pictures/", StringComparison.Ordinal))
        {
            var file = "seeds/demo/pictures/" + path["/pictures/".Length..];
            return SeedFiles.Under(file).Contains(file, StringComparer.Ordinal) ? Answer("image/png", SeedFiles.Bytes(file), seededAt) : null;
        }
        var published = PublishedBy(seededAt, now);
        foreach (var publisher in Publishers)
        {
            var own = published.Where(article => article.Publisher == publisher).ToList();
            if (path == $"/{publisher.Slug}/" || path == $"/{publisher.Slug}")
            {
                return Answer("text/html; charset=utf-8", DemoHome.Write(publisher, Golds(own)), Changed(own));
            }
            if (path == $"/{publisher.Slug}/{publisher.FeedFile}")
            {
                var (type, bytes) = DemoFeeds.Write(publisher, own, Golds(own), a => Description(a, seededAt, now));
                return Answer(type, bytes, Changed(own));
            }
            if (own.FirstOrDefault(article => string.Equals(article.Path(seededAt), path, StringComparison.Ordinal)) is { } found)
            {
                // The lists beside an article show what stood there at the first seeding: a page changes only with its article.
                var others = Articles.Where(a => a.Publisher == publisher && a != found && a.PublishedAt(seededAt) <= seededAt).ToList();
                var page = templates[publisher.Template].Write(found, Gold(found, seededAt, now), Description(found, seededAt, now),
                    [.. others.Select(other => Gold(other, seededAt, seededAt))],
                    text => Resolve(text, found, seededAt));
                return Answer("text/html; charset=utf-8", page, Changed([found]));
            }
        }
        return null;

        List<DemoGold> Golds(IEnumerable<DemoArticle> list) => [.. list.Select(article => Gold(article, seededAt, now))];

        DateTimeOffset Changed(List<DemoArticle> list) => list.Count == 0 ? seededAt : list.Max(article =>
            article.UpdatedAt(seededAt) is { } updated && updated <= now ? updated : article.PublishedAt(seededAt));
    }

    /// <summary>The publisher's own description, else the first paragraph, as plain text.</summary>
    internal string Description(DemoArticle article, DateTimeOffset seededAt, DateTimeOffset now)
    {
        var version = article.VersionAt(seededAt, now);
        return Resolve(version.Summary ?? DemoTemplate.FirstParagraph(version.Body), article, seededAt);
    }

    private string Resolve(string text, DemoArticle article, DateTimeOffset seededAt) =>
        DemoDates.Resolve(text, article.PublishedAt(seededAt), seededAt, slug => Articles.Single(a => a.Slug == slug).Url(seededAt));

    private static DemoResponse Answer(string type, string text, DateTimeOffset changed) => Answer(type, Encoding.UTF8.GetBytes(text), changed);

    private static DemoResponse Answer(string type, byte[] bytes, DateTimeOffset changed) => new(
        type, bytes, $"\"{XxHash64.HashToUInt64(bytes).ToString("x16", CultureInfo.InvariantCulture)}\"", DemoDates.WholeSecond(changed).ToUniversalTime());
}
