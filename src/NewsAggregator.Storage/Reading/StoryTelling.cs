using Microsoft.EntityFrameworkCore;
using NewsAggregator.Core.Articles;
using NewsAggregator.Core.Sources;
using NewsAggregator.Core.Stories;
using NewsAggregator.Core.Timelines;

namespace NewsAggregator.Storage.Reading;

/// <summary>What composing a story needs of the members that the reader may see, and the lines made of what it composed.</summary>
internal static class StoryTelling
{
    public static async Task<IReadOnlyList<StoryMemberView>> MembersAsync(
        NewsDbContext db, IReadOnlyList<ArticleLine> members, Dictionary<long, ReadBody> bodies, CancellationToken cancellation)
    {
        ILookup<long, StoryMemberEvent> events = await EventsAsync(db, members, bodies, cancellation).ConfigureAwait(false);
        return [.. members.Select(line => Member(line, bodies, events))];
    }

    /// <param name="members">All that the timeline was composed of.</param>
    public static IReadOnlyList<EventLine> Lines(IEnumerable<StoryEvent> timeline, IReadOnlyList<ArticleLine> members, Dictionary<long, ReadBody> bodies)
    {
        Dictionary<long, ArticleLine> byId = members.ToDictionary(line => line.Id);
        return [.. timeline.Select(told => EventOf(told, byId, bodies))];
    }

    public static string AnchorOf(Dictionary<long, ReadBody> bodies, SentenceRef evidence) => bodies[evidence.ArticleId].Whole.Sentences[evidence.Sentence].Anchor;

    private static StoryMemberView Member(ArticleLine line, Dictionary<long, ReadBody> bodies, ILookup<long, StoryMemberEvent> events)
    {
        ReadBody? body = bodies.GetValueOrDefault(line.Id);
        Core.Stories.CitedSentence[] summary = body is null || body.Level != PublicationLevel.Full
            ? []
            : [.. body.SummaryIndexes.Where(i => i < body.Whole.Sentences.Count).Select(i => new Core.Stories.CitedSentence(new SentenceRef(line.Id, body.Number, i), body.Whole.TextOf(i)))];
        return new StoryMemberView(line.Id, line.SourceId, line.SourceName, line.Title, line.Language, line.SortTime, line.NearCopyOfId, summary, [.. events[line.Id]]);
    }

    private static async Task<ILookup<long, StoryMemberEvent>> EventsAsync(
        NewsDbContext db, IReadOnlyList<ArticleLine> members, Dictionary<long, ReadBody> bodies, CancellationToken cancellation)
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
}
