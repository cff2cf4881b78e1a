namespace NewsAggregator.Web.Tests.Pages;

/// <summary>One site with the whole newswire in it, for the tests that only read.</summary>
public sealed class IngestedSite : IAsyncLifetime
{
    internal RunningSite Site { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Site = await RunningSite.StartAsync("Development", "--Api:RequestsPerMinute=0");
        await Site.IngestAsync();
    }

    public ValueTask DisposeAsync() => Site.DisposeAsync();
}

[CollectionDefinition(Name)]
public sealed class IngestedSiteCollection : ICollectionFixture<IngestedSite>
{
    public const string Name = "A site with the newswire in it";
}
