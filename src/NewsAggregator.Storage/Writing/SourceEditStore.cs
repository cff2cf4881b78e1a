using Microsoft.EntityFrameworkCore;
using NewsAggregator.Core.Sources;
using NewsAggregator.Storage.Reading;

namespace NewsAggregator.Storage.Writing;

/// <summary>An admin's edits of one source. Each is one transaction, leaves a line in the audit, and marks what must follow: verdicts, texts.</summary>
public sealed class SourceEditStore(WritePath writes, SourceStore sources, TimeProvider clock)
{
    /// <summary>Adds a source with its first feed.</summary>
    public Task<SourceSaved> AddAsync(SourceEdit edit, string feedUrl, string who, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(edit);
        return writes.RunAsync(db => AddAsync(db, edit, feedUrl, who, cancellation), cancellation);
    }

    /// <param name="version">Of the source as the admin saw it when the form was opened.</param>
    public Task<SourceSaved> SaveAsync(int sourceId, int version, SourceEdit edit, string who, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(edit);
        return writes.RunAsync(db => SaveAsync(db, sourceId, version, edit, who, cancellation), cancellation);
    }

    private async Task<SourceSaved> AddAsync(NewsDbContext db, SourceEdit edit, string feedUrl, string who, CancellationToken cancellation)
    {
        if (await SourceFeedStore.HolderAsync(db, feedUrl, cancellation).ConfigureAwait(false) is string holder)
        {
            return new SourceSaved(SourceSaveKind.FeedTaken, holder, []);
        }

        if (await SlugHolderAsync(db, edit.Slug, 0, cancellation).ConfigureAwait(false) is string other)
        {
            return new SourceSaved(SourceSaveKind.SlugTaken, other, []);
        }

        NewSource added = new(edit.Name, feedUrl, edit.HomeUrl, edit.Slug, edit.Language, edit.TimeZone, edit.Topics, State: edit.State, TextMode: edit.TextMode, IntervalSeconds: edit.IntervalSeconds);
        await sources.AddAsync(db, [added], null, cancellation).ConfigureAwait(false);
        Source source = await db.Sources.SingleAsync(s => s.Slug == edit.Slug, cancellation).ConfigureAwait(false);
        source.PublicationLevel = edit.PublicationLevel;
        source.TextSelector = edit.TextSelector;
        await db.SaveChangesAsync(cancellation).ConfigureAwait(false);
        await SourceGroups.SetAsync(db, source.Id, edit.Groups, cancellation).ConfigureAwait(false);
        await ChangeNumber.RaiseNamesAsync(db, cancellation).ConfigureAwait(false);
        await AuditLine.WriteAsync(db, clock.GetUtcNow(), who, "source.added", edit.Slug, feedUrl, cancellation: cancellation).ConfigureAwait(false);
        return new SourceSaved(SourceSaveKind.Saved, edit.Slug, []);
    }

    private async Task<SourceSaved> SaveAsync(NewsDbContext db, int sourceId, int version, SourceEdit edit, string who, CancellationToken cancellation)
    {
        // Of two saves at once the second waits here, and then sees the first's number.
        await SourceLock.TakeAsync(db, sourceId, cancellation).ConfigureAwait(false);
        int taken = await db.Sources.Where(s => s.Id == sourceId && s.Version == version).ExecuteUpdateAsync(set => set.SetProperty(s => s.Version, version + 1), cancellation).ConfigureAwait(false);
        Source? source = await db.Sources.FirstOrDefaultAsync(s => s.Id == sourceId, cancellation).ConfigureAwait(false);
        if (source is null)
        {
            return new SourceSaved(SourceSaveKind.Missing, "", []);
        }

        SourceEdit before = await SourceAdminQuery.AsEditAsync(db, source, cancellation).ConfigureAwait(false);
        SourceEdit after = edit with { Groups = await SourceGroups.SlugsAsync(db, edit.Groups, cancellation).ConfigureAwait(false) };
        IReadOnlyList<SourceChange> changes = SourceChanges.Between(before, after);
        if (taken == 0)
        {
            return new SourceSaved(SourceSaveKind.ChangedMeanwhile, source.Slug, changes);
        }

        if (changes.Count == 0)
        {
            // Nobody has to be told of an edit that was none.
            source.Version = version;
            await db.SaveChangesAsync(cancellation).ConfigureAwait(false);
            return new SourceSaved(SourceSaveKind.Unchanged, source.Slug, []);
        }

        if (before.Slug != after.Slug && await SlugHolderAsync(db, after.Slug, sourceId, cancellation).ConfigureAwait(false) is string other)
        {
            source.Version = version;
            await db.SaveChangesAsync(cancellation).ConfigureAwait(false);
            return new SourceSaved(SourceSaveKind.SlugTaken, other, []);
        }

        await WriteAsync(db, source, before, after, changes, cancellation).ConfigureAwait(false);
        await AuditLine.WriteAsync(db, clock.GetUtcNow(), who, "source.edited", after.Slug, SourceChanges.InWords(changes), cancellation: cancellation).ConfigureAwait(false);
        await ChangeNumber.RaiseAsync(db, cancellation).ConfigureAwait(false);
        return new SourceSaved(SourceSaveKind.Saved, after.Slug, changes);
    }

    private async Task WriteAsync(NewsDbContext db, Source source, SourceEdit before, SourceEdit after, IReadOnlyList<SourceChange> changes, CancellationToken cancellation)
    {
        DateTimeOffset now = clock.GetUtcNow();
        source.Name = after.Name;
        source.HomeUrl = after.HomeUrl;
        source.Language = after.Language;
        source.TimeZone = after.TimeZone;
        source.Topics = [.. after.Topics];
        source.TextMode = after.TextMode;
        source.TextSelector = after.TextSelector;
        source.PublicationLevel = after.PublicationLevel;
        source.State = after.State;
        source.Slug = after.Slug;
        await db.SaveChangesAsync(cancellation).ConfigureAwait(false);
        foreach ((string old, string renamed) in new[] { (before.Slug, after.Slug), (before.Name, after.Name) })
        {
            await RememberAsync(db, source.Id, old, renamed, cancellation).ConfigureAwait(false);
        }

        await SourceGroups.SetAsync(db, source.Id, after.Groups, cancellation).ConfigureAwait(false);
        if (before.IntervalSeconds != after.IntervalSeconds)
        {
            await SourceFeedStore.SetIntervalAsync(db, [source.Id], after.IntervalSeconds, now, cancellation).ConfigureAwait(false);
        }

        if (before.State != after.State)
        {
            await SourceStates.FollowAsync(db, [source.Id], after.State, now, cancellation).ConfigureAwait(false);
        }

        await SourceTopics.ChangeAsync(db, source.Id, before.Topics, after.Topics, cancellation).ConfigureAwait(false);
        if (SourceChanges.MoveTexts(changes))
        {
            await SourceReading.ChangeAsync(db, source, now, cancellation).ConfigureAwait(false);
        }

        if (SourceChanges.MoveVerdicts(changes))
        {
            await DecideAgainStore.MarkAsync(db, [source.Id], cancellation).ConfigureAwait(false);
            await ChangeNumber.RaiseNamesAsync(db, cancellation).ConfigureAwait(false);
        }
    }

    // Rules may call a source by its slug or, in quotes, by its name: both go on working, and so do addresses.
    private static async Task RememberAsync(NewsDbContext db, int sourceId, string before, string after, CancellationToken cancellation)
    {
        if (before == after)
        {
            return;
        }

        // A name that goes back to what it was is no alias of itself.
        await db.SourceAliases.Where(a => a.Slug == after && a.SourceId == sourceId).ExecuteDeleteAsync(cancellation).ConfigureAwait(false);
        await db.Database.ExecuteSqlAsync(
            $"""INSERT INTO "SourceAliases" ("Slug", "SourceId") VALUES ({before}, {sourceId}) ON CONFLICT DO NOTHING""", cancellation).ConfigureAwait(false);
    }

    /// <summary>The slug of the source, other than this one, that has or had a slug.</summary>
    private static async Task<string?> SlugHolderAsync(NewsDbContext db, string slug, int except, CancellationToken cancellation) =>
        await db.Sources.Where(s => s.Id != except && (s.Slug == slug || db.SourceAliases.Any(a => a.SourceId == s.Id && a.Slug == slug)))
            .Select(s => s.Slug).FirstOrDefaultAsync(cancellation).ConfigureAwait(false);
}
