using Microsoft.EntityFrameworkCore;
using NewsAggregator.Core.Articles;
using NewsAggregator.Core.Filtering;
using NewsAggregator.Core.Sources;

namespace NewsAggregator.Storage.Reading;

/// <summary>Sources, groups and topics with what an edition shows of each. Sources on trial are the admin's alone.</summary>
public sealed class DirectoryQuery(NewsDatabase database)
{
    public async Task<IReadOnlyList<SourceLine>> SourcesAsync(EditionView edition, CancellationToken cancellation = default)
    {
        await using NewsDbContext db = database.OpenForReading();
        List<Source> sources = await db.Sources.Where(s => s.State != SourceState.Trial).ToListAsync(cancellation).ConfigureAwait(false);
        var counts = await Shown(db, edition).GroupBy(a => a.SourceId)
            .Select(g => new { g.Key, Count = g.Count(), Newest = g.Max(a => a.SortTime) }).ToDictionaryAsync(g => g.Key, cancellation).ConfigureAwait(false);
        var groups = (await db.GroupMembers.Join(db.Groups, m => m.GroupId, g => g.Id, (m, g) => new { m.SourceId, g.Slug, g.Position })
            .OrderBy(g => g.Position).ToListAsync(cancellation).ConfigureAwait(false)).ToLookup(g => g.SourceId, g => g.Slug);
        return [.. sources
            .Select(s => new SourceLine(
                s.Id, s.Slug, s.Name, s.HomeUrl, s.Language, s.State, s.IsDemo, [.. groups[s.Id]],
                counts.TryGetValue(s.Id, out var c) ? c.Count : 0, counts.TryGetValue(s.Id, out c) ? c.Newest : null))
            .OrderBy(s => s.Name, StringComparer.InvariantCultureIgnoreCase)];
    }

    /// <summary>Earlier slugs and names of sources, each with the slug of today.</summary>
    public async Task<IReadOnlyDictionary<string, string>> AliasesAsync(CancellationToken cancellation = default)
    {
        await using NewsDbContext db = database.OpenForReading();
        return await db.SourceAliases.Join(db.Sources, a => a.SourceId, s => s.Id, (a, s) => new { a.Slug, Now = s.Slug }).ToDictionaryAsync(row => row.Slug, row => row.Now, cancellation).ConfigureAwait(false);
    }

    public async Task<IReadOnlyList<GroupLine>> GroupsAsync(EditionView edition, CancellationToken cancellation = default)
    {
        await using NewsDbContext db = database.OpenForReading();
        return await db.Groups.OrderBy(g => g.Position)
            .Select(g => new GroupLine(g.Slug, g.Name, g.NameZh, db.GroupMembers.Count(m => m.GroupId == g.Id && db.Sources.Any(s => s.Id == m.SourceId && s.State != SourceState.Trial))))
            .ToListAsync(cancellation).ConfigureAwait(false);
    }

    public async Task<IReadOnlyList<TopicLine>> TopicsAsync(EditionView edition, CancellationToken cancellation = default)
    {
        await using NewsDbContext db = database.OpenForReading();
        Dictionary<string, int> counts = await db.ArticleTopics.Join(Shown(db, edition), t => t.ArticleId, a => a.Id, (t, a) => t.Topic)
            .GroupBy(t => t).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancellation).ConfigureAwait(false);
        return [.. (await db.Topics.OrderBy(t => t.Position).ToListAsync(cancellation).ConfigureAwait(false))
            .Select(t => new TopicLine(t.Slug, t.NameEn, t.NameZh, counts.GetValueOrDefault(t.Slug), t.Aliases))];
    }

    /// <summary>What the edition's articles are written in, the most used first; articles of an unknown language are not counted.</summary>
    public async Task<IReadOnlyList<LanguageLine>> LanguagesAsync(EditionView edition, CancellationToken cancellation = default)
    {
        await using NewsDbContext db = database.OpenForReading();
        var counts = await Shown(db, edition).Where(a => a.Language != null).GroupBy(a => a.Language!)
            .Select(g => new { g.Key, Count = g.Count() }).ToListAsync(cancellation).ConfigureAwait(false);
        return [.. counts.OrderByDescending(c => c.Count).ThenBy(c => c.Key, StringComparer.Ordinal).Select(c => new LanguageLine(c.Key, c.Count))];
    }

    private static IQueryable<Article> Shown(NewsDbContext db, EditionView edition) =>
        db.Decisions.Where(d => d.EditionId == edition.Id && d.VersionId == edition.VersionId && d.Verdict == Verdict.Show)
            .Join(db.Articles, d => d.ArticleId, a => a.Id, (d, a) => a);
}
