using Microsoft.EntityFrameworkCore;
using NewsAggregator.Core.Articles;
using NewsAggregator.Core.Sources;
using NewsAggregator.Core.Stories;
using NewsAggregator.Core.Timelines;

namespace NewsAggregator.Storage.Reading;

/// <summary>A story as one edition shows it: composed from the members visible there, at the moment it is read.</summary>
public sealed class StoryPageQuery(NewsDatabase database)
{
    private const int MostMembers = 200;

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
        return members.Count == 0
            ? new StoryPageAnswer(null, null, await IsGoneAsync(db, id, cancellation).ConfigureAwait(false))
            : new StoryPageAnswer(await ComposeAsync(db, id, members, cancellation).ConfigureAwait(false), null);
    }

    private static async Task<bool> IsGoneAsync(NewsDbContext db, long id, CancellationToken cancellation)
    {
        IQueryable<Article> members = db.StoryMembers.Where(m => m.StoryId == id).Join(db.Articles, m => m.ArticleId, a => a.Id, (m, a) => a);
        return await members.AnyAsync(cancellation).ConfigureAwait(false) && await members.AllAsync(a => a.WithdrawnAt != null, cancellation).ConfigureAwait(false);
    }

    private static async Task<StoryPage> ComposeAsync(NewsDbContext db, long id, List<ArticleLine> members, CancellationToken cancellation)
    {
        Dictionary<long, ReadBody> bodies = await EventLines.BodiesAsync(db, members, cancellation).ConfigureAwait(false);
        StoryView view = StoryComposer.Compose(id, await StoryTelling.MembersAsync(db, members, bodies, cancellation).ConfigureAwait(false))!;
        return new StoryPage
        {
            Id = id,
            First = ArticleLines.FirstOf(members),
            Summary = [.. view.Summary.Select(s => new CitedSentence(s.Text, StoryTelling.AnchorOf(bodies, s.Source.Evidence), s.Source.ArticleId))],
            Timeline = StoryTelling.Lines(view.Timeline, members, bodies),
            Articles = members,
            Sources = view.Sources,
            FirstSeenAt = members.Min(line => line.PrintedAt),
            LastSeenAt = members.Max(line => line.PrintedAt),
        };
    }
}
