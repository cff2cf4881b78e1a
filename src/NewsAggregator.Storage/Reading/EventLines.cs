using Microsoft.EntityFrameworkCore;
using NewsAggregator.Core.Articles;
using NewsAggregator.Core.Languages;
using NewsAggregator.Core.Sources;
using NewsAggregator.Core.Timelines;

namespace NewsAggregator.Storage.Reading;

/// <summary>The timelines and key sentences of articles the reader may see, with the words of the sentences they rest on.</summary>
internal static class EventLines
{
    /// <summary>The bodies of these articles' newest revisions, each cut to its publication level.</summary>
    public static async Task<Dictionary<long, ReadBody>> BodiesAsync(NewsDbContext db, IReadOnlyList<ArticleLine> lines, CancellationToken cancellation)
    {
        List<long> ids = [.. lines.Select(line => line.Id)];
        List<Revision> revisions = await (
            from a in db.Articles
            where ids.Contains(a.Id)
            join r in db.Revisions on new { Id = a.Id, Number = a.Revision } equals new { Id = r.ArticleId, r.Number }
            select r).ToListAsync(cancellation).ConfigureAwait(false);
        Dictionary<long, ArticleLine> byId = lines.ToDictionary(line => line.Id);
        return revisions.ToDictionary(r => r.ArticleId, r => ReadBody.Of(r, byId[r.ArticleId].PublicationLevel));
    }

    /// <summary>Statements by date, then by the order in which they are told. Nothing of an article that publishes its headline only.</summary>
    public static async Task<IReadOnlyList<EventLine>> ReadAsync(
        NewsDbContext db, IReadOnlyList<ArticleLine> lines, IReadOnlyDictionary<long, ReadBody> bodies, CancellationToken cancellation)
    {
        List<long> ids = [.. lines.Select(line => line.Id)];
        List<TimelineEvent> events = await db.Events.Where(e => ids.Contains(e.ArticleId)).OrderBy(e => e.Start).ThenBy(e => e.ArticleId).ThenBy(e => e.Sentence)
            .ToListAsync(cancellation).ConfigureAwait(false);
        Dictionary<long, ArticleLine> byId = lines.ToDictionary(line => line.Id);
        List<EventLine> result = [];
        foreach (TimelineEvent entry in events)
        {
            ArticleLine line = byId[entry.ArticleId];
            if (bodies.TryGetValue(entry.ArticleId, out ReadBody? body) && body.Number == entry.Revision && body.Level == PublicationLevel.Full && entry.Sentence < body.Whole.Sentences.Count)
            {
                result.Add(new EventLine(
                    entry.Id, entry.Kind, entry.Start, entry.End, entry.Precision, body.Whole.TextOf(entry.Sentence), body.Whole.Sentences[entry.Sentence].Anchor,
                    entry.ArticleId, line.SourceName, line.Language, entry.LearnedAt));
            }
        }

        return result;
    }
}

/// <param name="Whole">The stored body.</param>
/// <param name="Shown">As much of it as may be published.</param>
internal sealed record ReadBody(int Number, TextOrigin Origin, PublicationLevel Level, ArticleBody Whole, ArticleBody Shown, IReadOnlyList<int> SummaryIndexes)
{
    public static ReadBody Of(Revision revision, PublicationLevel level)
    {
        ArticleBody whole = RevisionCodec.BodyOf(revision);
        return new ReadBody(revision.Number, revision.Origin, level, whole, ArticleLines.Published(level, whole), RevisionCodec.UnpackIndexes(revision.Summary));
    }

    /// <summary>Key sentences, where the whole text is published; a line that leads to a sentence nobody may read is none.</summary>
    public IReadOnlyList<CitedSentence> Summary(long articleId) => Level != PublicationLevel.Full
        ? []
        : [.. SummaryIndexes.Where(i => i < Whole.Sentences.Count).Select(i => new CitedSentence(Whole.TextOf(i), Whole.Sentences[i].Anchor, articleId))];
}
