using NewsAggregator.Ingestion;
using NewsAggregator.Storage.Reading;
using NewsAggregator.Storage.Writing;

namespace NewsAggregator.Web.Tests.Admin;

/// <summary>One site with the whole newswire in it and an admin logged in. A test that changes a filter makes an edition of its own.</summary>
public sealed class AdminSite : IAsyncLifetime
{
    private int editions;

    internal RunningSite Site { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Site = await RunningSite.StartAsync("Development");
        await Site.IngestAsync();
        await Site.LogInAsync();
    }

    public ValueTask DisposeAsync() => Site.DisposeAsync();

    /// <summary>A new edition whose filter says this and is in force.</summary>
    internal async Task<EditionFilter> EditionAsync(string text)
    {
        string slug = $"edition-{Interlocked.Increment(ref editions)}";
        EditionResult made = await Site.Get<EditionStore>().CreateAsync(new EditionDraft(slug, slug, slug), text, RunningSite.Admin);
        Assert.Equal(EditionOutcome.Done, made.Outcome);
        await DecideAsync();
        return await ReadAsync(slug);
    }

    internal async Task<EditionFilter> ReadAsync(string slug) => (await Site.Get<FilterHistoryQuery>().EditionsAsync()).Single(e => e.Slug == slug);

    /// <summary>What the background does: decides saved versions over everything stored and puts them into force.</summary>
    internal Task DecideAsync() => Site.Get<IngestionRun>().RedecideAsync(CancellationToken.None);
}

[CollectionDefinition(Name)]
public sealed class AdminSiteCollection : ICollectionFixture<AdminSite>
{
    public const string Name = "A site with an admin logged in";
}
