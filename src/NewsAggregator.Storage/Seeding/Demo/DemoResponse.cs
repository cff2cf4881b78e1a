namespace NewsAggregator.Storage.Seeding.Demo;

/// <summary>What the newswire answers with status 200. The ETag is strong and quoted; the bytes are not compressed.</summary>
public sealed record DemoResponse(string ContentType, ReadOnlyMemory<byte> Body, string ETag, DateTimeOffset LastModified);

/// <summary>What an extractor should find: the article's own words. The body is clean HTML with every placeholder resolved.</summary>
public sealed record DemoGold(
    string Url, string Title, string? Author, DateTimeOffset PublishedAt, DateTimeOffset? UpdatedAt, string BodyHtml, DemoPicture? Picture);
