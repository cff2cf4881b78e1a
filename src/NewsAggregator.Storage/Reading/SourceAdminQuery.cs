using Microsoft.EntityFrameworkCore;
using NewsAggregator.Core.Filtering;
using NewsAggregator.Core.Sources;
using NewsAggregator.Storage.Writing;

namespace NewsAggregator.Storage.Reading;

/// <summary>A source as the admin's table shows it.</summary>
/// <param name="Groups">Slugs.</param>
/// <param name="PerDay">New articles on each of the last <see cref="SourceAdminQuery.Days"/> days, UTC, the oldest first.</param>
public sealed record SourceAdminLine(
    int Id, string Slug, string Name, SourceState State, bool IsDemo, IReadOnlyList<string> Groups, IReadOnlyList<FeedHealthLine> Feeds, int Articles, IReadOnlyList<int> PerDay,
    int PageFailures, string? LastPageFailure, DateTimeOffset? LastPageFailureAt, DateTimeOffset? LastPageSuccessAt);

/// <summary>A group as forms offer it.</summary>
public sealed record GroupChoice(string Slug, string Name, string? NameZh, int Sources);

/// <summary>A source as its edit page shows it.</summary>
/// <param name="Edit">As the form is filled; groups as slugs.</param>
/// <param name="EarlierNames">Slugs and names it had, which rules and addresses may still use.</param>
public sealed record SourceDetail(Source Source, SourceEdit Edit, IReadOnlyList<string> EarlierNames, IReadOnlyList<FeedHealthLine> Feeds, int Articles);

/// <summary>What deleting a source would lose.</summary>
/// <param name="Stories">Stories that only this source tells: gone.</param>
/// <param name="SharedStories">Stories that lose articles and go on.</param>
/// <param name="Rules">By edition: the numbers of the rules that name it.</param>
public sealed record SourceLoss(int Articles, int Stories, int SharedStories, IReadOnlyList<(EditionView Edition, IReadOnlyList<int> Rules)> Rules);

/// <summary>Sources as the admin sees them, those on trial too.</summary>
public sealed class SourceAdminQuery(NewsDatabase database, AdminQuery feeds, TimeProvider clock)
{
    /// <summary>How many days a source's small chart spans.</summary>
    public const int Days = 14;
    private const long DayLength = 86_400_000;

    public async Task<IReadOnlyList<SourceAdminLine>> AllAsync(CancellationToken cancellation = default)
    {
        await using NewsDbContext db = database.OpenForReading();
        ILookup<int, FeedHealthLine> health = (await feeds.FeedsAsync(cancellation).ConfigureAwait(false)).ToLookup(f => f.SourceId);
        List<Source> sources = await db.Sources.ToListAsync(cancellation).ConfigureAwait(false);
        ILookup<int, string> groups = (await db.GroupMembers.Join(db.Groups, m => m.GroupId, g => g.Id, (m, g) => new { m.SourceId, g.Slug, g.Position })
            .OrderBy(g => g.Position).ToListAsync(cancellation).ConfigureAwait(false)).ToLookup(g => g.SourceId, g => g.Slug);
        Dictionary<int, int> counts = await db.Articles.GroupBy(a => a.SourceId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancellation).ConfigureAwait(false);
        ILookup<int, DayCount> days = (await DaysAsync(db, cancellation).ConfigureAwait(false)).ToLookup(d => d.SourceId);
        long today = Today;
        // What is visited comes first: a new site lists many sources that wait for their start.
        return [.. sources.OrderBy(s => s.State == SourceState.Paused).ThenBy(s => s.Name, StringComparer.InvariantCultureIgnoreCase).Select(s => new SourceAdminLine(
            s.Id, s.Slug, s.Name, s.State, s.IsDemo, [.. groups[s.Id]], [.. health[s.Id].OrderBy(f => f.FeedId)], counts.GetValueOrDefault(s.Id), PerDay(days[s.Id], today),
            s.PageFailures, s.LastPageFailure, s.LastPageFailureAt, s.LastPageSuccessAt))];
    }

    /// <param name="slug">Of today, or an earlier one.</param>
    public async Task<SourceDetail?> FindAsync(string slug, CancellationToken cancellation = default)
    {
        await using NewsDbContext db = database.OpenForReading();
        Source? source = await db.Sources.FirstOrDefaultAsync(s => s.Slug == slug, cancellation).ConfigureAwait(false)
            ?? await db.SourceAliases.Where(a => a.Slug == slug).Join(db.Sources, a => a.SourceId, s => s.Id, (a, s) => s).FirstOrDefaultAsync(cancellation).ConfigureAwait(false);
        if (source is null)
        {
            return null;
        }

        return new SourceDetail(
            source,
            await AsEditAsync(db, source, cancellation).ConfigureAwait(false),
            await db.SourceAliases.Where(a => a.SourceId == source.Id).Select(a => a.Slug).ToListAsync(cancellation).ConfigureAwait(false),
            [.. (await feeds.FeedsAsync(cancellation).ConfigureAwait(false)).Where(f => f.SourceId == source.Id).OrderBy(f => f.FeedId)],
            await db.Articles.CountAsync(a => a.SourceId == source.Id, cancellation).ConfigureAwait(false));
    }

    public async Task<IReadOnlyList<GroupChoice>> GroupsAsync(CancellationToken cancellation = default)
    {
        await using NewsDbContext db = database.OpenForReading();
        return await db.Groups.OrderBy(g => g.Position).Select(g => new GroupChoice(g.Slug, g.Name, g.NameZh, db.GroupMembers.Count(m => m.GroupId == g.Id))).ToListAsync(cancellation).ConfigureAwait(false);
    }

    /// <summary>The slug of the source that reads a feed already; null: nobody does.</summary>
    public async Task<string?> HolderOfAsync(string feedUrl, CancellationToken cancellation = default)
    {
        await using NewsDbContext db = database.OpenForReading();
        return await SourceFeedStore.HolderAsync(db, feedUrl, cancellation).ConfigureAwait(false);
    }

    /// <summary>Of these keys of items, which name an article that is stored already: key to the source's name.</summary>
    public async Task<IReadOnlyDictionary<long, string>> KnownAsync(IReadOnlyCollection<long> keys, CancellationToken cancellation = default)
    {
        await using NewsDbContext db = database.OpenForReading();
        var rows = await (from s in db.Sources from k in db.ArticleKeys where k.SourceId == s.Id && keys.Contains(k.Key) select new { k.Key, s.Name }).ToListAsync(cancellation).ConfigureAwait(false);
        return rows.DistinctBy(row => row.Key).ToDictionary(row => row.Key, row => row.Name);
    }

    public async Task<SourceLoss> LossAsync(Source source, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        await using NewsDbContext db = database.OpenForReading();
        IQueryable<long> articles = db.Articles.Where(a => a.SourceId == source.Id).Select(a => a.Id);
        IQueryable<long> stories = db.StoryMembers.Where(m => articles.Contains(m.ArticleId)).Select(m => m.StoryId).Distinct();
        int shared = await db.Stories.CountAsync(s => stories.Contains(s.Id) && db.StoryMembers.Any(m => m.StoryId == s.Id && !articles.Contains(m.ArticleId)), cancellation).ConfigureAwait(false);
        int own = await db.Stories.CountAsync(s => s.Members > 1 && stories.Contains(s.Id) && !db.StoryMembers.Any(m => m.StoryId == s.Id && !articles.Contains(m.ArticleId)), cancellation).ConfigureAwait(false);
        FilterNames names = await FiltersQuery.NamesAsync(db, cancellation).ConfigureAwait(false);
        List<(EditionView, IReadOnlyList<int>)> rules = [];
        foreach (EditionView edition in await EditionQuery.Views(db).ToListAsync(cancellation).ConfigureAwait(false))
        {
            string text = await db.FilterVersions.Where(v => v.Id == edition.VersionId).Select(v => v.Text).SingleAsync(cancellation).ConfigureAwait(false);
            rules.Add((edition, names.RulesNaming(FilterText.Parse(text), FilterField.Source, source.Slug)));
        }

        return new SourceLoss(await articles.CountAsync(cancellation).ConfigureAwait(false), own, shared, [.. rules.Where(r => r.Item2.Count > 0)]);
    }

    internal static async Task<SourceEdit> AsEditAsync(NewsDbContext db, Source source, CancellationToken cancellation)
    {
        List<string> groups = await db.GroupMembers.Where(m => m.SourceId == source.Id).Join(db.Groups, m => m.GroupId, g => g.Id, (m, g) => g)
            .OrderBy(g => g.Position).Select(g => g.Slug).ToListAsync(cancellation).ConfigureAwait(false);
        int? interval = await db.Feeds.Where(f => f.SourceId == source.Id).OrderBy(f => f.Id).Select(f => f.FixedIntervalSeconds).FirstOrDefaultAsync(cancellation).ConfigureAwait(false);
        return new SourceEdit
        {
            Name = source.Name,
            Slug = source.Slug,
            HomeUrl = source.HomeUrl,
            Language = source.Language,
            TimeZone = source.TimeZone,
            Topics = [.. source.Topics],
            Groups = groups,
            IntervalSeconds = interval,
            TextMode = source.TextMode,
            TextSelector = source.TextSelector,
            PublicationLevel = source.PublicationLevel,
            State = source.State,
        };
    }

    private long Today => clock.GetUtcNow().ToUnixTimeMilliseconds() / DayLength;

    private Task<List<DayCount>> DaysAsync(NewsDbContext db, CancellationToken cancellation)
    {
        long since = (Today - Days + 1) * DayLength;
        return db.Database.SqlQuery<DayCount>(
            $"""SELECT "SourceId", "SortTime" / 86400000 AS "Day", COUNT(*) AS "Count" FROM "Articles" WHERE "SortTime" >= {since} GROUP BY "SourceId", "SortTime" / 86400000""").ToListAsync(cancellation);
    }

    private static int[] PerDay(IEnumerable<DayCount> counts, long today)
    {
        int[] days = new int[Days];
        foreach (DayCount count in counts)
        {
            if (count.Day - (today - Days + 1) is >= 0 and < Days and long at)
            {
                days[at] = (int)count.Count;
            }
        }

        return days;
    }

    private sealed record DayCount(int SourceId, long Day, long Count);
}
