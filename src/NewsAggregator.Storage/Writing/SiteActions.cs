using Microsoft.EntityFrameworkCore;
using NewsAggregator.Core.Sources;
using NewsAggregator.Storage.Search;

namespace NewsAggregator.Storage.Writing;

/// <summary>What an admin does to the site as a whole and to single sources; each action leaves a line in the audit.</summary>
public sealed class SiteActions(WritePath writes, TimeProvider clock)
{
    /// <summary>Starts the real sources that the first run left paused.</summary>
    public Task StartRealSourcesAsync(string who, CancellationToken cancellation = default) => writes.RunAsync(
        async db =>
        {
            int started = await db.Sources.Where(s => !s.IsDemo && s.State == SourceState.Paused)
                .ExecuteUpdateAsync(set => set.SetProperty(s => s.State, SourceState.Active), cancellation).ConfigureAwait(false);
            await AuditAsync(db, who, "sources.started", null, $"{started} sources", cancellation).ConfigureAwait(false);
            await ChangeNumber.RaiseAsync(db, cancellation).ConfigureAwait(false);
        },
        cancellation);

    public Task SetSourceStateAsync(int sourceId, SourceState state, string who, CancellationToken cancellation = default) => writes.RunAsync(
        async db =>
        {
            await db.Sources.Where(s => s.Id == sourceId).ExecuteUpdateAsync(set => set.SetProperty(s => s.State, state), cancellation).ConfigureAwait(false);
            if (state == SourceState.Active)
            {
                // A source that is started again is visited now; a feed that was gone is asked once more.
                DateTimeOffset now = clock.GetUtcNow();
                await db.Feeds.Where(f => f.SourceId == sourceId && f.State != FeedState.Paused)
                    .ExecuteUpdateAsync(set => set.SetProperty(f => f.State, FeedState.Active).SetProperty(f => f.NextVisitAt, now), cancellation).ConfigureAwait(false);
            }

            string? slug = await db.Sources.Where(s => s.Id == sourceId).Select(s => s.Slug).FirstOrDefaultAsync(cancellation).ConfigureAwait(false);
            await AuditAsync(db, who, state == SourceState.Paused ? "source.paused" : state == SourceState.Trial ? "source.on-trial" : "source.started", slug, null, cancellation).ConfigureAwait(false);
            await ChangeNumber.RaiseAsync(db, cancellation).ConfigureAwait(false);
        },
        cancellation);

    /// <summary>Removes the built-in newswire with all its articles; the real sources stay as they are.</summary>
    public Task RemoveDemoAsync(string who, CancellationToken cancellation = default) => writes.RunAsync(
        async db =>
        {
            List<int> sources = await db.Sources.Where(s => s.IsDemo).Select(s => s.Id).ToListAsync(cancellation).ConfigureAwait(false);
            foreach (int source in sources)
            {
                await RemoveArticlesAsync(db, source, cancellation).ConfigureAwait(false);
                await db.Feeds.Where(f => f.SourceId == source).ExecuteDeleteAsync(cancellation).ConfigureAwait(false);
                await db.SourceAliases.Where(a => a.SourceId == source).ExecuteDeleteAsync(cancellation).ConfigureAwait(false);
                await db.GroupMembers.Where(m => m.SourceId == source).ExecuteDeleteAsync(cancellation).ConfigureAwait(false);
                await db.Sources.Where(s => s.Id == source).ExecuteDeleteAsync(cancellation).ConfigureAwait(false);
            }

            await db.Groups.Where(g => !db.GroupMembers.Any(m => m.GroupId == g.Id)).ExecuteDeleteAsync(cancellation).ConfigureAwait(false);
            await SettingStore.WriteAsync(
                db, SettingKeys.DemoRemovedAt, clock.GetUtcNow().ToUnixTimeMilliseconds().ToString(System.Globalization.CultureInfo.InvariantCulture), cancellation).ConfigureAwait(false);
            await AuditAsync(db, who, "demo.removed", null, $"{sources.Count} sources", cancellation).ConfigureAwait(false);
            await ChangeNumber.RaiseAsync(db, cancellation).ConfigureAwait(false);
        },
        cancellation);

    internal Task AuditAsync(NewsDbContext db, string who, string action, string? subject, string? detail, CancellationToken cancellation) =>
        AuditLine.WriteAsync(db, clock.GetUtcNow(), who, action, subject, detail, cancellation: cancellation);

    private static async Task RemoveArticlesAsync(NewsDbContext db, int sourceId, CancellationToken cancellation)
    {
        IQueryable<long> ids = db.Articles.Where(a => a.SourceId == sourceId).Select(a => a.Id);
        await using (SearchWriter search = SearchWriter.For(db))
        {
            foreach (long id in await ids.ToListAsync(cancellation).ConfigureAwait(false))
            {
                await search.DeleteAsync(id).ConfigureAwait(false);
            }
        }

        await db.Decisions.Where(d => ids.Contains(d.ArticleId)).ExecuteDeleteAsync(cancellation).ConfigureAwait(false);
        await db.Revisions.Where(r => ids.Contains(r.ArticleId)).ExecuteDeleteAsync(cancellation).ConfigureAwait(false);
        await db.Events.Where(e => ids.Contains(e.ArticleId)).ExecuteDeleteAsync(cancellation).ConfigureAwait(false);
        await db.ArticleTopics.Where(t => ids.Contains(t.ArticleId)).ExecuteDeleteAsync(cancellation).ConfigureAwait(false);
        await db.StoryMembers.Where(m => ids.Contains(m.ArticleId)).ExecuteDeleteAsync(cancellation).ConfigureAwait(false);
        await db.Stories.Where(s => !db.StoryMembers.Any(m => m.StoryId == s.Id)).ExecuteDeleteAsync(cancellation).ConfigureAwait(false);
        await db.ArticleKeys.Where(k => k.SourceId == sourceId).ExecuteDeleteAsync(cancellation).ConfigureAwait(false);
        await db.SourceBlocks.Where(b => b.SourceId == sourceId).ExecuteDeleteAsync(cancellation).ConfigureAwait(false);
        await db.Articles.Where(a => a.SourceId == sourceId).ExecuteDeleteAsync(cancellation).ConfigureAwait(false);
    }
}
