using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using NewsAggregator.Core.Articles;

namespace NewsAggregator.Storage.Reading;

/// <summary>The stories that lead: two or more sources, something first seen lately, by sources and freshness.</summary>
public sealed class LeadsQuery(NewsDatabase database, ChangeStamp stamp, TimeProvider clock)
{
    private const int Candidates = 60;
    private static readonly TimeSpan Fresh = TimeSpan.FromHours(24);
    private static readonly TimeSpan KeptFor = TimeSpan.FromMinutes(1);
    private readonly ConcurrentDictionary<(int Edition, TimeSpan Within), Kept> kept = new();

    /// <summary>Those of the front page: with something first seen in the last 24 hours.</summary>
    public Task<IReadOnlyList<LeadStory>> ReadAsync(EditionView edition, int most, CancellationToken cancellation = default) => ReadAsync(edition, most, Fresh, cancellation);

    /// <summary>At most so many, kept until something readers see changes, a minute at most.</summary>
    /// <param name="within">How lately something of the story was first seen.</param>
    public async Task<IReadOnlyList<LeadStory>> ReadAsync(EditionView edition, int most, TimeSpan within, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(edition);
        long change = await stamp.ReadAsync(cancellation).ConfigureAwait(false);
        DateTimeOffset now = clock.GetUtcNow();
        if (kept.TryGetValue((edition.Id, within), out Kept? last) && last.Change == change && last.Version == edition.VersionId && last.Most == most && now - last.At < KeptFor)
        {
            return last.Leads;
        }

        await using NewsDbContext db = database.OpenForReading();
        IReadOnlyList<LeadStory> leads = await FindAsync(db, edition, now - within, most, cancellation).ConfigureAwait(false);
        kept[(edition.Id, within)] = new Kept(change, edition.VersionId, most, now, leads);
        return leads;
    }

    private static async Task<IReadOnlyList<LeadStory>> FindAsync(NewsDbContext db, EditionView edition, DateTimeOffset since, int most, CancellationToken cancellation)
    {
        List<long> candidates = await db.Stories.Where(s => s.LastArticleAt >= since && s.Members > 1 && s.MergedIntoId == null)
            .OrderByDescending(s => s.Members).ThenByDescending(s => s.LastArticleAt).Take(Candidates).Select(s => s.Id).ToListAsync(cancellation).ConfigureAwait(false);
        if (candidates.Count == 0)
        {
            return [];
        }

        // Counted first, over ids alone; lines are read only for the stories that lead.
        var members = db.StoryMembers.Where(m => candidates.Contains(m.StoryId))
            .Join(VisibleArticles.Among(db, edition, db.Articles), m => m.ArticleId, a => a.Id, (m, a) => new { m.StoryId, a.Id, a.SourceId, a.FirstSeenAt, a.NearCopyOfId });
        var counted = await members.GroupBy(m => m.StoryId)
            .Select(g => new { Story = g.Key, Articles = g.Count(), Sources = g.Select(m => m.SourceId).Distinct().Count(), Newest = g.Max(m => m.FirstSeenAt) })
            .ToListAsync(cancellation).ConfigureAwait(false);
        List<LeadStory> leads = [];
        foreach (var story in counted.Where(s => s.Sources > 1 && s.Newest >= since).OrderByDescending(s => s.Sources).ThenByDescending(s => s.Newest).ThenByDescending(s => s.Story).Take(most))
        {
            var own = members.Where(m => m.StoryId == story.Story);
            long lead = await own.OrderBy(m => m.NearCopyOfId != null).ThenBy(m => m.FirstSeenAt).ThenBy(m => m.Id).Select(m => m.Id).FirstAsync(cancellation).ConfigureAwait(false);
            long fresh = await own.OrderByDescending(m => m.FirstSeenAt).ThenByDescending(m => m.Id).Select(m => m.Id).FirstAsync(cancellation).ConfigureAwait(false);
            IQueryable<Article> both = db.Articles.Where(a => a.Id == lead || a.Id == fresh);
            Dictionary<long, ArticleLine> lines = (await ArticleLines.ReadAsync(db, both, false, cancellation).ConfigureAwait(false)).ToDictionary(line => line.Id);
            leads.Add(new LeadStory(story.Story, lines[lead], lines[fresh], story.Sources, story.Articles));
        }

        return leads;
    }

    private sealed record Kept(long Change, long Version, int Most, DateTimeOffset At, IReadOnlyList<LeadStory> Leads);
}
