using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using NewsAggregator.Core.Filtering;

namespace NewsAggregator.Storage.Writing;

/// <param name="Slug">In addresses: lower-case Latin letters, digits and single dashes, at most 60.</param>
public sealed record EditionDraft(string Slug, string NameEn, string NameZh);

public enum EditionOutcome
{
    Done = 0,
    BadSlug,
    SlugTaken,

    /// <summary>A name is missing, or longer than 100 characters.</summary>
    BadName,

    /// <summary>The filter's text has errors.</summary>
    Unsound,

    /// <summary>The default edition is the front page: it can be renamed, not deleted.</summary>
    IsDefault,
    Unknown,
}

/// <param name="EditionId">0 where nothing was done.</param>
/// <param name="Filter">The filter as read, where one was given.</param>
public sealed record EditionResult(EditionOutcome Outcome, int EditionId, FilterParse? Filter = null);

/// <summary>Makes, renames and deletes editions. A new one is seen by readers once its filter has decided everything stored.</summary>
public sealed partial class EditionStore(WritePath writes, TimeProvider clock)
{
    private const int LongestName = 100;

    public async Task<EditionResult> CreateAsync(EditionDraft draft, string filterText, string who, CancellationToken cancellation = default)
    {
        FilterParse filter = FilterText.Parse(filterText);
        return !filter.IsSound
            ? new EditionResult(EditionOutcome.Unsound, 0, filter)
            : await writes.RunAsync(db => CreateAsync(db, draft, filterText, filter, who, cancellation), cancellation).ConfigureAwait(false);
    }

    /// <summary>Changes names and slug. The old slug's addresses then lead to the new one's.</summary>
    public Task<EditionResult> RenameAsync(int editionId, EditionDraft draft, string who, CancellationToken cancellation = default) => writes.RunAsync(
        async db =>
        {
            if (await ComplaintAsync(db, draft, editionId, cancellation).ConfigureAwait(false) is EditionOutcome complaint)
            {
                return new EditionResult(complaint, 0);
            }

            Edition? edition = await db.Editions.FirstOrDefaultAsync(e => e.Id == editionId, cancellation).ConfigureAwait(false);
            if (edition is null)
            {
                return new EditionResult(EditionOutcome.Unknown, 0);
            }

            string before = InWords(edition.Slug, edition.NameEn, edition.NameZh);
            if (edition.Slug != draft.Slug)
            {
                await LeaveAliasAsync(db, editionId, edition.Slug, draft.Slug, cancellation).ConfigureAwait(false);
            }

            (edition.Slug, edition.NameEn, edition.NameZh) = (draft.Slug, draft.NameEn.Trim(), draft.NameZh.Trim());
            await AuditLine.WriteAsync(
                db, clock.GetUtcNow(), who, "edition.renamed", edition.Slug, null, before, InWords(edition.Slug, edition.NameEn, edition.NameZh), cancellation).ConfigureAwait(false);
            await ChangeNumber.RaiseAsync(db, cancellation).ConfigureAwait(false);
            return new EditionResult(EditionOutcome.Done, editionId);
        },
        cancellation);

    /// <summary>Its page, lists and feeds are gone with its filter's history; no article is.</summary>
    public Task<EditionResult> DeleteAsync(int editionId, string who, CancellationToken cancellation = default) => writes.RunAsync(
        async db =>
        {
            await DecisionLock.TakeAsync(db, cancellation).ConfigureAwait(false);
            Edition? edition = await db.Editions.FirstOrDefaultAsync(e => e.Id == editionId, cancellation).ConfigureAwait(false);
            if (edition is null || edition.IsDefault)
            {
                return new EditionResult(edition is null ? EditionOutcome.Unknown : EditionOutcome.IsDefault, 0);
            }

            DateTimeOffset now = clock.GetUtcNow();
            List<FilterVersion> versions = await db.FilterVersions.AsNoTracking().Where(v => v.EditionId == editionId).OrderBy(v => v.Number).ToListAsync(cancellation).ConfigureAwait(false);
            foreach (FilterVersion version in versions.Where(v => v.State != FilterVersionState.Past))
            {
                await DecisionStore.LeaveAsync(db, editionId, version.Id, now).ConfigureAwait(false);
            }

            await db.FilterVersions.Where(v => v.EditionId == editionId).ExecuteDeleteAsync(cancellation).ConfigureAwait(false);
            await AuditLine.WriteAsync(
                db, now, who, "edition.deleted", edition.Slug, $"v{versions[^1].Number}", versions[^1].Text, null, cancellation).ConfigureAwait(false);
            await db.EditionAliases.Where(a => a.EditionId == editionId).ExecuteDeleteAsync(cancellation).ConfigureAwait(false);
            await db.Editions.Where(e => e.Id == editionId).ExecuteDeleteAsync(cancellation).ConfigureAwait(false);
            await ChangeNumber.RaiseAsync(db, cancellation).ConfigureAwait(false);
            return new EditionResult(EditionOutcome.Done, editionId);
        },
        cancellation);

    private async Task<EditionResult> CreateAsync(NewsDbContext db, EditionDraft draft, string text, FilterParse filter, string who, CancellationToken cancellation)
    {
        await DecisionLock.TakeAsync(db, cancellation).ConfigureAwait(false);
        if (await ComplaintAsync(db, draft, 0, cancellation).ConfigureAwait(false) is EditionOutcome complaint)
        {
            return new EditionResult(complaint, 0, filter);
        }

        DateTimeOffset now = clock.GetUtcNow();
        Edition edition = new() { Slug = draft.Slug, NameEn = draft.NameEn.Trim(), NameZh = draft.NameZh.Trim() };
        db.Editions.Add(edition);

        // An edition of that name stands before one that was once called so.
        await db.EditionAliases.Where(a => a.Slug == draft.Slug).ExecuteDeleteAsync(cancellation).ConfigureAwait(false);
        await db.SaveChangesAsync(cancellation).ConfigureAwait(false);
        await FilterStore.AddVersionAsync(db, edition.Id, 1, FilterStore.Normal(text), who, null, now, cancellation).ConfigureAwait(false);
        await AuditLine.WriteAsync(db, now, who, "edition.created", edition.Slug, null, null, InWords(edition.Slug, edition.NameEn, edition.NameZh), cancellation).ConfigureAwait(false);
        return new EditionResult(EditionOutcome.Done, edition.Id, filter);
    }

    private static async Task LeaveAliasAsync(NewsDbContext db, int editionId, string before, string after, CancellationToken cancellation)
    {
        await db.EditionAliases.Where(a => a.Slug == after || a.Slug == before).ExecuteDeleteAsync(cancellation).ConfigureAwait(false);
        db.EditionAliases.Add(new EditionAlias { Slug = before, EditionId = editionId });
    }

    private static async Task<EditionOutcome?> ComplaintAsync(NewsDbContext db, EditionDraft draft, int editionId, CancellationToken cancellation) =>
        draft.Slug.Length > 60 || !SlugShape().IsMatch(draft.Slug) ? EditionOutcome.BadSlug
        : draft.NameEn.Trim().Length is 0 or > LongestName || draft.NameZh.Trim().Length is 0 or > LongestName ? EditionOutcome.BadName
        : await db.Editions.AnyAsync(e => e.Slug == draft.Slug && e.Id != editionId, cancellation).ConfigureAwait(false) ? EditionOutcome.SlugTaken
        : null;

    private static string InWords(string slug, string nameEn, string nameZh) => $"{slug}: {nameEn} / {nameZh}";

    [GeneratedRegex(@"\A[a-z0-9]+(-[a-z0-9]+)*\z", RegexOptions.CultureInvariant)]
    private static partial Regex SlugShape();
}
