using Microsoft.EntityFrameworkCore;
using NewsAggregator.Core.Filtering;
using NewsAggregator.Storage.Reading;

namespace NewsAggregator.Storage.Writing;

/// <summary>A text to be saved as the next version of an edition's filter.</summary>
/// <param name="BaseVersionId">The version that the text was made from: the newest one the author has seen. 0 where the edition has none yet.</param>
/// <param name="TypedNumber">How many articles the author agreed to hide, where the save asks for it.</param>
public sealed record FilterDraft(int EditionId, string Text, string Author, string? Note, long BaseVersionId, int? TypedNumber = null);

public enum FilterSaveOutcome
{
    /// <summary>Kept as a version; it is being prepared and comes into force when everything stored is decided.</summary>
    Saved = 0,

    /// <summary>The text is the newest version's own: nothing was kept.</summary>
    Unchanged,

    /// <summary>Somebody saved meanwhile: <see cref="FilterSave.Newest"/> is theirs, and nothing was overwritten.</summary>
    Stale,

    /// <summary>The text has errors; see <see cref="FilterSave.Filter"/>.</summary>
    Unsound,

    /// <summary>It hides over half of what the edition shows: <see cref="FilterSave.Hides"/> must be typed.</summary>
    NeedsNumber,

    /// <summary>There is no such edition or version.</summary>
    Unknown,
}

/// <param name="Version">What was saved; null where nothing was.</param>
/// <param name="Newest">Where stale or unchanged: the newest version there is.</param>
/// <param name="Hides">How many of the shown articles it hides; 0 where not counted.</param>
/// <param name="Shown">How many the edition shows now; 0 where not counted.</param>
public sealed record FilterSave(FilterSaveOutcome Outcome, FilterVersion? Version, FilterVersion? Newest, FilterParse? Filter, int Hides, int Shown);

/// <summary>
/// Keeps the versions of editions' filters. Nothing is overwritten: every save is a new version, made from the one before it.
/// A saved version is prepared in the background (see <see cref="DecisionStore"/>); <see cref="FilterHistoryQuery.ProgressAsync"/> tells how far.
/// </summary>
public sealed class FilterStore(NewsDatabase database, WritePath writes, FilterPreviewQuery preview, TimeProvider clock)
{
    private const int LongestNote = 500;

    // Articles arrive between the report, whose number was typed, and the save.
    private const double NumberMayDiffer = 0.02;

    public async Task<FilterSave> SaveAsync(FilterDraft draft, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(draft);
        draft = draft with { Text = Normal(draft.Text) };
        FilterParse filter = FilterText.Parse(draft.Text);
        if (!filter.IsSound)
        {
            return new FilterSave(FilterSaveOutcome.Unsound, null, null, filter, 0, 0);
        }

        // Looked at before anything is counted: a stale draft is told so at once. The transaction looks again.
        await using (NewsDbContext look = database.OpenForReading())
        {
            if (await RefuseAsync(look, draft, cancellation).ConfigureAwait(false) is { } refused)
            {
                return refused with { Filter = filter };
            }
        }

        (int hides, int shown) = await preview.HidingAsync(draft.EditionId, draft.Text, cancellation).ConfigureAwait(false);
        if (hides * 2 > shown && !IsTyped(draft.TypedNumber, hides))
        {
            return new FilterSave(FilterSaveOutcome.NeedsNumber, null, null, filter, hides, shown);
        }

        FilterSave saved = await writes.RunAsync(db => SaveAsync(db, draft, cancellation), cancellation).ConfigureAwait(false);
        return saved with { Filter = filter, Hides = hides, Shown = shown };
    }

    /// <summary>Makes an earlier version's text the next version.</summary>
    /// <param name="number">As the history calls it: "v7" is 7.</param>
    /// <param name="baseVersionId">The newest version the author has seen.</param>
    public async Task<FilterSave> RevertAsync(
        int editionId, int number, string author, string? note, long baseVersionId, int? typedNumber = null, CancellationToken cancellation = default)
    {
        await using NewsDbContext look = database.OpenForReading();
        string? text = await look.FilterVersions.Where(v => v.EditionId == editionId && v.Number == number).Select(v => v.Text).FirstOrDefaultAsync(cancellation).ConfigureAwait(false);
        return text is null
            ? new FilterSave(FilterSaveOutcome.Unknown, null, null, null, 0, 0)
            : await SaveAsync(new FilterDraft(editionId, text, author, string.IsNullOrWhiteSpace(note) ? $"v{number}" : note, baseVersionId, typedNumber), cancellation).ConfigureAwait(false);
    }

    /// <summary>One kind of line end, none missing at the end: the same filter is the same text, from whichever form or file it came.</summary>
    internal static string Normal(string text)
    {
        string lines = text.TrimStart('\uFEFF').ReplaceLineEndings("\n").TrimEnd('\n', ' ', '\t');
        return lines.Length == 0 ? "" : lines + "\n";
    }

    /// <summary>Adds the next version, to be prepared, in the caller's transaction, which holds <see cref="DecisionLock"/>.</summary>
    internal static async Task<FilterVersion> AddVersionAsync(
        NewsDbContext db, int editionId, int number, string text, string author, string? note, DateTimeOffset now, CancellationToken cancellation)
    {
        // A newer save takes the place of one that is still being prepared.
        foreach (long superseded in await db.FilterVersions.Where(v => v.EditionId == editionId && v.State == FilterVersionState.Preparing).Select(v => v.Id).ToListAsync(cancellation).ConfigureAwait(false))
        {
            await db.FilterVersions.Where(v => v.Id == superseded).ExecuteUpdateAsync(set => set.SetProperty(v => v.State, FilterVersionState.Past), cancellation).ConfigureAwait(false);
            await DecisionStore.LeaveAsync(db, editionId, superseded, now).ConfigureAwait(false);
        }

        FilterVersion version = new()
        {
            EditionId = editionId,
            Number = number,
            Text = text,
            Author = author,
            Note = string.IsNullOrWhiteSpace(note) ? null : Core.Languages.PlainText.Cut(Core.Languages.PlainText.Fold(note), LongestNote),
            CreatedAt = now,
            State = FilterVersionState.Preparing,
        };
        db.FilterVersions.Add(version);
        await db.SaveChangesAsync(cancellation).ConfigureAwait(false);
        return version;
    }

    private async Task<FilterSave> SaveAsync(NewsDbContext db, FilterDraft draft, CancellationToken cancellation)
    {
        await DecisionLock.TakeAsync(db, cancellation).ConfigureAwait(false);
        if (await RefuseAsync(db, draft, cancellation).ConfigureAwait(false) is { } refused)
        {
            return refused;
        }

        int newest = await db.FilterVersions.Where(v => v.EditionId == draft.EditionId).MaxAsync(v => (int?)v.Number, cancellation).ConfigureAwait(false) ?? 0;
        DateTimeOffset now = clock.GetUtcNow();
        FilterVersion version = await AddVersionAsync(db, draft.EditionId, newest + 1, draft.Text, draft.Author, draft.Note, now, cancellation).ConfigureAwait(false);
        string slug = await db.Editions.Where(e => e.Id == draft.EditionId).Select(e => e.Slug).SingleAsync(cancellation).ConfigureAwait(false);
        await AuditLine.WriteAsync(
            db, now, draft.Author, "filter.saved", slug, version.Note, newest == 0 ? null : $"v{newest}", $"v{version.Number}", cancellation).ConfigureAwait(false);
        return new FilterSave(FilterSaveOutcome.Saved, version, null, null, 0, 0);
    }

    private static async Task<FilterSave?> RefuseAsync(NewsDbContext db, FilterDraft draft, CancellationToken cancellation)
    {
        if (!await db.Editions.AnyAsync(e => e.Id == draft.EditionId, cancellation).ConfigureAwait(false))
        {
            return new FilterSave(FilterSaveOutcome.Unknown, null, null, null, 0, 0);
        }

        FilterVersion? newest = await db.FilterVersions.AsNoTracking().Where(v => v.EditionId == draft.EditionId).OrderByDescending(v => v.Number)
            .FirstOrDefaultAsync(cancellation).ConfigureAwait(false);
        return newest switch
        {
            null => null,
            _ when newest.Id != draft.BaseVersionId => new FilterSave(FilterSaveOutcome.Stale, null, newest, null, 0, 0),
            _ when string.Equals(Normal(newest.Text), draft.Text, StringComparison.Ordinal) => new FilterSave(FilterSaveOutcome.Unchanged, null, newest, null, 0, 0),
            _ => null,
        };
    }

    private static bool IsTyped(int? typed, int hides) => typed is int number && Math.Abs(number - hides) <= Math.Max(3, hides * NumberMayDiffer);
}
