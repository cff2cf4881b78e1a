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
        ILookup<long, StoryMemberEvent> events = await EventsAsync(db, members, bodies, cancellation).ConfigureAwait(false);
        StoryView view = StoryComposer.Compose(id, [.. members.Select(line => Member(line, bodies, events))])!;
        Dictionary<long, ArticleLine> byId = members.ToDictionary(line => line.Id);
        ArticleLine first = ArticleLines.FirstOf(members);
        return new StoryPage
        {
            Id = id,
            Title = first.Title,
            Language = first.Language,
            Summary = [.. view.Summary.Select(s => new Reading.CitedSentence(s.Text, AnchorOf(bodies, s.Source.Evidence), s.Source.ArticleId))],
            Timeline = [.. view.Timeline.Select(told => EventOf(told, byId, bodies))],
            Articles = members,
            Sources = view.Sources,
            FirstSeenAt = members.Min(line => line.PrintedAt),
            LastSeenAt = members.Max(line => line.PrintedAt),
        };
    }

    private static StoryMemberView Member(ArticleLine line, Dictionary<long, ReadBody> bodies, ILookup<long, StoryMemberEvent> events)
    {
        ReadBody? body = bodies.GetValueOrDefault(line.Id);
        Core.Stories.CitedSentence[] summary = body is null || body.Level != PublicationLevel.Full
            ? []
            : [.. body.SummaryIndexes.Where(i => i < body.Whole.Sentences.Count).Select(i => new Core.Stories.CitedSentence(new SentenceRef(line.Id, body.Number, i), body.Whole.TextOf(i)))];
        return new StoryMemberView(line.Id, line.SourceId, line.SourceName, line.Title, line.Language, line.SortTime, line.NearCopyOfId, summary, [.. events[line.Id]]);
    }

    private static async Task<ILookup<long, StoryMemberEvent>> EventsAsync(
        NewsDbContext db, List<ArticleLine> members, Dictionary<long, ReadBody> bodies, CancellationToken cancellation)
    {
        List<long> ids = [.. members.Select(line => line.Id)];
        List<TimelineEvent> events = await db.Events.Where(e => ids.Contains(e.ArticleId)).OrderBy(e => e.Id).ToListAsync(cancellation).ConfigureAwait(false);
        return events
            .Where(e => bodies.TryGetValue(e.ArticleId, out ReadBody? body) && body.Level == PublicationLevel.Full && body.Number == e.Revision && e.Sentence < body.Whole.Sentences.Count)
            .ToLookup(
                e => e.ArticleId,
                e => new StoryMemberEvent(
                    e.Id, e.Start, e.End, e.Precision, e.Kind, new Core.Stories.CitedSentence(e.Evidence, bodies[e.ArticleId].Whole.TextOf(e.Sentence)), e.LearnedAt));
    }

    private static EventLine EventOf(StoryEvent told, Dictionary<long, ArticleLine> byId, Dictionary<long, ReadBody> bodies)
    {
        StorySource first = told.Sources[0];
        string sources = string.Join(", ", told.Sources.Select(source => source.SourceName).Distinct(StringComparer.Ordinal));
        return new EventLine(
            told.EventId, EventKind.Statement, told.Start, told.End, told.Precision, told.Text, AnchorOf(bodies, first.Evidence), first.ArticleId, sources, byId[first.ArticleId].Language, told.LearnedAt)
        {
            Tellers = [.. told.Sources.Select(source => new EventTeller(source.ArticleId, source.SourceName, byId[source.ArticleId].Language, AnchorOf(bodies, source.Evidence)))],
        };
    }

    private static string AnchorOf(Dictionary<long, ReadBody> bodies, SentenceRef evidence) => bodies[evidence.ArticleId].Whole.Sentences[evidence.Sentence].Anchor;
}
