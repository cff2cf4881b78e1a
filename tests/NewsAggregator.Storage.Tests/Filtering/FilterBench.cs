using NewsAggregator.Core.Filtering;
using NewsAggregator.Core.Sources;
using NewsAggregator.Storage.Reading;
using NewsAggregator.Storage.Writing;

namespace NewsAggregator.Storage.Tests.Filtering;

/// <summary>A database with what filters are saved, prepared and explained by.</summary>
internal sealed class FilterBench : IAsyncDisposable
{
    private FilterBench(TestDatabase test)
    {
        Test = test;
        Filters = new FiltersQuery(test.Database);
        Preview = new FilterPreviewQuery(test.Database);
        Store = new FilterStore(test.Database, test.Writes, Preview, Clock);
        Decisions = new DecisionStore(test.Database, test.Writes, Filters, Clock);
        Editions = new EditionStore(test.Writes, Clock);
        History = new FilterHistoryQuery(test.Database);
        Site = new SiteSettingsQuery(test.Database, new ChangeStamp(test.Database), new SiteOptions());
        Lists = new ArticleListQuery(test.Database, Site, Clock);
        Articles = new ArticleAdminQuery(test.Database);
        Withdrawals = new WithdrawalStore(test.Writes, Filters, Clock);
    }

    public TestDatabase Test { get; }
    public TurnedClock Clock { get; } = new(TestDatabase.Now);
    public FiltersQuery Filters { get; }
    public FilterPreviewQuery Preview { get; }
    public FilterStore Store { get; }
    public DecisionStore Decisions { get; }
    public EditionStore Editions { get; }
    public FilterHistoryQuery History { get; }
    public SiteSettingsQuery Site { get; }
    public ArticleListQuery Lists { get; }
    public ArticleAdminQuery Articles { get; }
    public WithdrawalStore Withdrawals { get; }
    public Source Source { get; private set; } = null!;
    public Feed Feed { get; private set; } = null!;

    public static async Task<FilterBench> CreateAsync(DatabaseProvider provider, string filter = "default show")
    {
        FilterBench bench = new(await TestDatabase.CreateAsync(provider, filter));
        (bench.Source, bench.Feed) = await bench.Test.AddSourceAsync("wire");
        return bench;
    }

    /// <summary>Articles with these titles arrive, through the production steps.</summary>
    public async Task ArriveAsync(params string[] titles) =>
        await Drafts.VisitAsync(Test, Source, Feed, Clock.GetUtcNow(), [.. titles.Select(title => Drafts.Item(title, title, published: Clock.GetUtcNow().AddHours(-1)))]);

    public async Task<FilterSave> SaveAsync(string text, long? baseVersion = null, int? typed = null, int? edition = null)
    {
        int id = edition ?? Test.Edition.Id;
        return await Store.SaveAsync(new FilterDraft(id, text, "ada", null, baseVersion ?? (await History.FindAsync(id, null))!.Id, typed));
    }

    /// <summary>Decides the next articles under a version.</summary>
    public Task<DecidedRange> DecideAsync(long version, int most) => Decisions.DecideRangeAsync(version, new RangePace(Clock, most));

    public Task<bool> ForgetAsync(int most) => Decisions.ForgetRangeAsync(new RangePace(Clock, most));

    /// <summary>Decides everything that waits, a few articles at a time.</summary>
    public async Task ApplyAsync(int range = 2)
    {
        while (await Decisions.NextAsync() is long version)
        {
            while (await DecideAsync(version, range) == DecidedRange.More)
            {
            }
        }
    }

    /// <summary>Titles that an edition shows, newest first.</summary>
    public async Task<string[]> ShownAsync(string? edition = null)
    {
        EditionView view = (await new EditionQuery(Test.Database).FindAsync(edition))!;
        return [.. (await Lists.PageAsync(view, ArticleList.Front, null, 10_000)).Articles.Select(line => line.Title)];
    }

    public ValueTask DisposeAsync() => Test.DisposeAsync();
}

/// <summary>A clock that a test turns.</summary>
internal sealed class TurnedClock(DateTimeOffset now) : TimeProvider
{
    public DateTimeOffset Now { get; set; } = now;

    public override DateTimeOffset GetUtcNow() => Now;
}
