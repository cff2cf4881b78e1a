using Microsoft.EntityFrameworkCore;
using NewsAggregator.Core.Articles;

namespace NewsAggregator.Storage.Reading;

/// <summary>What led a day that is over: the stories of two or more sources that something stands of in that day's list, the most covered first.</summary>
public sealed record DayLeads(DateOnly Day, DateTimeOffset EndedAt, IReadOnlyList<LeadStory> Leads);

/// <summary>The leads of past days, each counted as it stood at its day's end: what a later day brings changes no day that was told.</summary>
public sealed class DayLeadsQuery(NewsDatabase database)
{
    /// <param name="last">The newest day; it must be over.</param>
    /// <param name="most">Leads of a day.</param>
    /// <returns>Newest first; days on which nothing led are left out.</returns>
    public async Task<IReadOnlyList<DayLeads>> ReadAsync(EditionView edition, TimeZoneInfo zone, DateOnly last, int days, int most, CancellationToken cancellation = default)
    {
        DateTimeOffset from = SiteDay.Bounds(last.AddDays(1 - days), zone).From;
        DateTimeOffset to = SiteDay.Bounds(last, zone).To;
        await using NewsDbContext db = database.OpenForReading();

        // Ids and times alone; lines are read for what leads. A story that ended before the first day cannot lead any.
        var seen = await db.StoryMembers
            .Where(m => db.Stories.Any(s => s.Id == m.StoryId && s.Members > 1 && s.MergedIntoId == null && s.LastArticleAt >= from))
            .Join(VisibleArticles.Among(db, edition, db.Articles.Where(a => a.SortTime < to)), m => m.ArticleId, a => a.Id, (m, a) => new Seen(m.StoryId, a.Id, a.SourceId, a.SortTime, a.NearCopyOfId != null))
            .ToListAsync(cancellation).ConfigureAwait(false);
        ILookup<long, Seen> stories = seen.ToLookup(member => member.Story);
        List<(DateOnly Day, DateTimeOffset End, IReadOnlyList<Chosen> Chosen)> chosen = [];
        for (DateOnly day = last; day > last.AddDays(-days); day = day.AddDays(-1))
        {
            (DateTimeOffset start, DateTimeOffset end) = SiteDay.Bounds(day, zone);
            IReadOnlyList<Chosen> led = LedOn(stories, start, end, most);
            if (led.Count > 0)
            {
                chosen.Add((day, end, led));
            }
        }

        Dictionary<long, ArticleLine> lines = await LinesAsync(db, chosen.SelectMany(day => day.Chosen), cancellation).ConfigureAwait(false);
        return [.. chosen.Select(day => new DayLeads(
            day.Day, day.End, [.. day.Chosen.Select(story => new LeadStory(story.Story, lines[story.Lead], lines[story.Fresh], story.Sources, story.Articles))]))];
    }

    private static IReadOnlyList<Chosen> LedOn(ILookup<long, Seen> stories, DateTimeOffset start, DateTimeOffset end, int most) =>
    [
        .. stories
            .Select(story => story.Where(member => member.At < end).OrderBy(member => member.IsCopy).ThenBy(member => member.At).ThenBy(member => member.Article).ToList())
            .Where(members => members.Exists(member => member.At >= start))
            .Select(members => (Members: members, Fresh: members.MaxBy(member => (member.At, member.Article))!, Sources: members.Select(member => member.Source).Distinct().Count()))
            .Where(story => story.Sources > 1)
            .OrderByDescending(story => story.Sources).ThenByDescending(story => story.Fresh.At).ThenByDescending(story => story.Fresh.Story)
            .Take(most)
            .Select(story => new Chosen(story.Fresh.Story, story.Members[0].Article, story.Fresh.Article, story.Sources, story.Members.Count)),
    ];

    private static async Task<Dictionary<long, ArticleLine>> LinesAsync(NewsDbContext db, IEnumerable<Chosen> chosen, CancellationToken cancellation)
    {
        List<long> ids = [.. chosen.SelectMany(story => new[] { story.Lead, story.Fresh }).Distinct()];
        IQueryable<Article> articles = db.Articles.Where(a => ids.Contains(a.Id));
        return (await ArticleLines.ReadAsync(db, articles, false, cancellation).ConfigureAwait(false)).ToDictionary(line => line.Id);
    }

    private sealed record Seen(long Story, long Article, int Source, DateTimeOffset At, bool IsCopy);

    private sealed record Chosen(long Story, long Lead, long Fresh, int Sources, int Articles);
}
