namespace NewsAggregator.Storage.Seeding.Demo;

/// <summary>One article of the newswire as its file says it; dates and addresses in it are still placeholders.</summary>
public sealed class DemoArticle
{
    private DemoArticle(string slug, int number, DemoPublisher publisher, DemoTime time, DemoVersion first, DemoVersion? second, DemoTime? updated, Dictionary<string, string> head)
    {
        (Slug, Number, Publisher, Time, First, Second, UpdateTime) = (slug, number, publisher, time, first, second, updated);
        Author = head.GetValueOrDefault("author", "");
        Categories = Split(head.GetValueOrDefault("categories"), ',');
        Story = head.GetValueOrDefault("story");
        var picture = Split(head.GetValueOrDefault("picture"), '|');
        Picture = picture is [var file, var alt, var caption] ? new DemoPicture(file, alt, caption) : null;
    }

    public string Slug { get; }
    public int Number { get; }
    public DemoPublisher Publisher { get; }
    public string Author { get; }
    public IReadOnlyList<string> Categories { get; }
    public DemoPicture? Picture { get; }

    /// <summary>Key of the happening it tells, for tests; null: it stands alone.</summary>
    public string? Story { get; }
    public DemoVersion First { get; }

    /// <summary>What the publisher makes of it later; null: it stays as it is.</summary>
    public DemoVersion? Second { get; }

    internal DemoTime Time { get; }
    internal DemoTime? UpdateTime { get; }

    public DateTimeOffset PublishedAt(DateTimeOffset seededAt) => Time.At(seededAt, Publisher.Zone);

    public DateTimeOffset? UpdatedAt(DateTimeOffset seededAt) => UpdateTime?.At(seededAt, Publisher.Zone);

    /// <summary>The version that the publisher shows at <paramref name="now"/>.</summary>
    public DemoVersion VersionAt(DateTimeOffset seededAt, DateTimeOffset now) =>
        Second is { } second && UpdatedAt(seededAt) <= now ? second : First;

    public string Path(DateTimeOffset seededAt)
    {
        var day = PublishedAt(seededAt);
        return $"/{Publisher.Slug}" + DemoDates.Format(day, Publisher.ArticlePath)
            .Replace("{slug}", Slug, StringComparison.Ordinal)
            .Replace("{number}", DemoDates.Digits(Number + 20400), StringComparison.Ordinal);
    }

    public string Url(DateTimeOffset seededAt) => DemoNewswire.BaseUrl + Path(seededAt);

    /// <param name="name">0012-a-slug: the number orders the files, the slug stands in the address.</param>
    internal static DemoArticle Parse(string name, string text, IReadOnlyDictionary<string, DemoPublisher> publishers)
    {
        var halves = text.Split("\n=====\n");
        var (head, body) = Cut(halves[0]);
        var first = new DemoVersion(Need(head, "title"), head.GetValueOrDefault("summary"), body);
        DemoVersion? second = null;
        DemoTime? updated = null;
        if (halves.Length > 1)
        {
            var (secondHead, secondBody) = Cut(halves[1]);
            second = new DemoVersion(secondHead.GetValueOrDefault("title", first.Title), secondHead.GetValueOrDefault("summary", first.Summary!), secondBody);
            updated = DemoTime.Parse(Need(secondHead, "updated"));
        }
        return new DemoArticle(name[5..], DemoDates.Number(name[..4]), publishers[Need(head, "publisher")],
            DemoTime.Parse(Need(head, "offset")), first, second, updated, head);

        string Need(Dictionary<string, string> values, string key) =>
            values.TryGetValue(key, out var value) ? value : throw new FormatException($"{name} lacks {key}.");
    }

    private static (Dictionary<string, string> Head, string Body) Cut(string text)
    {
        var end = text.IndexOf("\n\n", StringComparison.Ordinal);
        var head = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in text[..end].Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            head[line[..colon]] = line[(colon + 1)..].Trim();
        }
        return (head, text[(end + 2)..].Trim() + "\n");
    }

    private static string[] Split(string? value, char separator) =>
        value?.Split(separator, StringSplitOptions.TrimEntries) ?? [];
}

/// <summary>Title, description and body of one version; the body is clean HTML, one block a line.</summary>
public sealed record DemoVersion(string Title, string? Summary, string Body);

public sealed record DemoPicture(string File, string Alt, string Caption);
