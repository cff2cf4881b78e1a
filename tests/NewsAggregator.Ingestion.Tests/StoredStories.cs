using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using NewsAggregator.Core.Articles;
using NewsAggregator.Core.Stories;
using NewsAggregator.Storage;
using NewsAggregator.Storage.Writing;

namespace NewsAggregator.Ingestion.Tests;

/// <summary>Articles stored without any visit, and the keeper over them, started again as often as a test likes.</summary>
internal sealed class StoredStories : IAsyncDisposable
{
    private readonly IngestionSite site;
    private StoryKeeper keeper;

    private StoredStories(IngestionSite site)
    {
        this.site = site;
        keeper = Start();
    }

    public IngestionSite Site => site;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static async Task<StoredStories> CreateAsync(DateTimeOffset start)
    {
        IngestionSite site = await IngestionSite.CreateAsync([]);
        site.Clock.AdjustTime(start);
        return new StoredStories(site);
    }

    /// <summary>First seen now; its guid is what a test knows it by.</summary>
    public async Task<long> AddAsync(string guid, string title, string text = "", DateTimeOffset? seen = null)
    {
        await using NewsDbContext db = site.Database.Open();
        DateTimeOffset now = seen ?? site.Clock.GetUtcNow();
        Article article = new() { SourceId = 1, FeedId = 1, Guid = guid, Title = title, Summary = text, Language = "en", FirstSeenAt = now, SortTime = now, Revision = 1 };
        db.Articles.Add(article);
        await db.SaveChangesAsync(Cancel);
        return article.Id;
    }

    /// <summary>The article's page brings its text.</summary>
    public async Task ReadAsync(long id, string text)
    {
        await using NewsDbContext db = site.Database.Open();
        await db.Articles.Where(a => a.Id == id).ExecuteUpdateAsync(set => set.SetProperty(a => a.Summary, text).SetProperty(a => a.Words, text.Split(' ').Length), Cancel);
    }

    public void Restart()
    {
        keeper.Dispose();
        keeper = Start();
    }

    /// <summary>One round.</summary>
    public Task<int> RunAsync(string owner = "a") => keeper.RunAsync(owner, Cancel);

    public Task LeaveAsync() => keeper.LeaveAsync("a");

    public async Task RunToTheEndAsync()
    {
        while (await keeper.RunAsync("a", Cancel) > 0)
        {
        }
    }

    /// <summary>Guids that stand together, each story's in order, the stories by their first.</summary>
    public async Task<string> PartitionAsync()
    {
        await using NewsDbContext db = site.Database.OpenForReading();
        var rows = await db.StoryMembers.Join(db.Articles, m => m.ArticleId, a => a.Id, (m, a) => new { m.StoryId, a.Guid }).ToListAsync(Cancel);
        return string.Join('\n', rows.GroupBy(row => row.StoryId).Select(story => string.Join(' ', story.Select(row => row.Guid).Order(StringComparer.Ordinal))).Order(StringComparer.Ordinal));
    }

    public async Task<StoryMember> MemberAsync(long articleId)
    {
        await using NewsDbContext db = site.Database.OpenForReading();
        return await db.StoryMembers.SingleAsync(m => m.ArticleId == articleId, Cancel);
    }

    public async Task<Story> StoryAsync(long id)
    {
        await using NewsDbContext db = site.Database.OpenForReading();
        return await db.Stories.SingleAsync(s => s.Id == id, Cancel);
    }

    public async ValueTask DisposeAsync()
    {
        keeper.Dispose();
        await site.DisposeAsync();
    }

    private StoryKeeper Start() => new(site.Get<StoryStore>(), site.Get<LeaseStore>(), site.Clock, NullLogger<StoryKeeper>.Instance);
}
