using Microsoft.EntityFrameworkCore;
using NewsAggregator.Core.Sources;

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
            await SourceStates.SetAsync(db, [sourceId], state, clock.GetUtcNow(), cancellation).ConfigureAwait(false);
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
                await SourceRemovalStore.RemoveArticlesAsync(db, source, int.MaxValue, cancellation).ConfigureAwait(false);
                await SourceRemovalStore.RemoveSourceAsync(db, source, cancellation).ConfigureAwait(false);
            }

            await SettingStore.WriteAsync(
                db, SettingKeys.DemoRemovedAt, clock.GetUtcNow().ToUnixTimeMilliseconds().ToString(System.Globalization.CultureInfo.InvariantCulture), cancellation).ConfigureAwait(false);
            await AuditAsync(db, who, "demo.removed", null, $"{sources.Count} sources", cancellation).ConfigureAwait(false);
            await ChangeNumber.RaiseAsync(db, cancellation).ConfigureAwait(false);
        },
        cancellation);

    internal Task AuditAsync(NewsDbContext db, string who, string action, string? subject, string? detail, CancellationToken cancellation) =>
        AuditLine.WriteAsync(db, clock.GetUtcNow(), who, action, subject, detail, cancellation: cancellation);
}
