using Microsoft.EntityFrameworkCore;
using NewsAggregator.Core.Stories;

namespace NewsAggregator.Storage.Reading;

/// <summary>A story as one edition shows it: composed from the members visible there, at the moment it is read.</summary>
public sealed class StoryPageQuery(NewsDatabase database)
{
    private const int MostMembers = 200;
    private const int MostSummary = 4;

    public async Task<StoryPageAnswer> FindAsync(EditionView edition, long id, CancellationToken cancellation = default)
    {
        await using NewsDbContext db = database.OpenForReading();
        Story? story = await db.Stories.FirstOrDefaultAsync(s => s.Id == id, cancellation).ConfigureAwait(false);
        if (story is null)
        {
            return new StoryPageAnswer(null, null);
        }

        if (story.MergedIntoId is long target)
        {
            return new StoryPageAnswer(null, target);
        }

        List<ArticleLine> members = await ArticleLines.ReadAsync(
            db,
            VisibleArticles.Among(db, edition, db.StoryMembers.Where(m => m.StoryId == id).Join(db.Articles, m => m.ArticleId, a => a.Id, (m, a) => a))
                .OrderByDescending(a => a.SortTime).ThenByDescending(a => a.Id).Take(MostMembers),
            false,
            cancellation).ConfigureAwait(false);
        return new StoryPageAnswer(members.Count == 0 ? null : await ComposeAsync(db, id, members, cancellation).ConfigureAwait(false), null);
    }

    private static async Task<StoryPage> ComposeAsync(NewsDbContext db, long id, List<ArticleLine> members, CancellationToken cancellation)
    {
        List<ArticleLine> told = [.. members.Where(line => line.NearCopyOfId is not long original || members.All(other => other.Id != original))];
        Dictionary<long, ReadBody> bodies = await EventLines.BodiesAsync(db, told, cancellation).ConfigureAwait(false);
        ArticleLine first = told.MinBy(line => (line.FirstSeenAt, line.Id))!;
        ArticleLine newest = told.MaxBy(line => (line.FirstSeenAt, line.Id))!;
        CitedSentence[] summary = [.. new[] { first, newest }
            .Concat(told)
            .DistinctBy(line => line.Id)
            .SelectMany(line => bodies.TryGetValue(line.Id, out ReadBody? body) ? body.Summary(line.Id).Take(2) : [])
            .DistinctBy(sentence => sentence.Text)
            .Take(MostSummary)];
        return new StoryPage
        {
            Id = id,
            Title = first.Title,
            Language = first.Language,
            Summary = summary,
            Timeline = await EventLines.ReadAsync(db, told, bodies, cancellation).ConfigureAwait(false),
            Articles = members,
            Sources = members.Select(line => line.SourceId).Distinct().Count(),
            FirstSeenAt = members.Min(line => line.FirstSeenAt),
            LastSeenAt = members.Max(line => line.FirstSeenAt),
        };
    }
}
