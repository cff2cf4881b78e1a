using Microsoft.EntityFrameworkCore;
using NewsAggregator.Core.Articles;
using NewsAggregator.Core.Extraction;
using NewsAggregator.Core.Filtering;
using NewsAggregator.Core.Sources;
using NewsAggregator.Core.Timelines;

namespace NewsAggregator.Storage.Writing;

/// <summary>What both stages do when a known article says something else: a revision where its words changed, and its decisions anew.</summary>
internal static class RevisionRows
{
    private static readonly HashSet<long> NothingLearned = [];

    public static Task<bool> ApplyAsync(
        NewsDbContext db, ArticleRows rows, Article known, Revision newest, string title, ArticleText? text, DateTimeOffset? updatedAt, VisitCommit visit,
        IReadOnlyList<string> topics, CancellationToken cancellation) =>
        ApplyAsync(db, rows, known, newest, title, text, updatedAt, visit.Outcome.VisitedAt, visit.Source, visit.Feed, visit.Filters, topics, NothingLearned, cancellation);

    /// <param name="text">Null: only what stands beside the text may have changed.</param>
    /// <param name="learned">Fingerprints of the source's learned boilerplate.</param>
    /// <returns>Whether a revision was added or the text replaced.</returns>
    public static async Task<bool> ApplyAsync(
        NewsDbContext db, ArticleRows rows, Article known, Revision newest, string title, ArticleText? text, DateTimeOffset? updatedAt, DateTimeOffset now,
        SourceFacts source, Feed? feed, FiltersInForce filters, IReadOnlyList<string> topics, IReadOnlySet<long> learned, CancellationToken cancellation)
    {
        bool titleChanged = !string.Equals(title, known.Title, StringComparison.Ordinal);
        bool textChanged = text is not null && text.TextHash != newest.TextHash;
        if (textChanged && (newest.Origin != text!.Origin || (!titleChanged && IsOurDoing(known, newest, text, source.Source, learned))))
        {
            // An excerpt replaced by its page is no revision: the same publication, read whole. Nor is what we read differently now.
            await ReplaceAsync(db, rows, known, text!, now, cancellation).ConfigureAwait(false);
        }
        else if (titleChanged || textChanged)
        {
            known.Revision++;
            known.UpdatedAt = updatedAt ?? now;
            await rows.AddRevisionAsync(known.Id, known.Revision, title, text ?? Kept(newest), now).ConfigureAwait(false);
            await CarryEventsAsync(db, rows, known, newest, text, now, cancellation).ConfigureAwait(false);
        }
        else if (text is not null && text.Origin != newest.Origin)
        {
            // The page says word for word what the feed said: from now on it is the page that may change it.
            await db.Revisions.Where(r => r.ArticleId == known.Id && r.Number == newest.Number)
                .ExecuteUpdateAsync(set => set.SetProperty(r => r.Origin, text.Origin), cancellation).ConfigureAwait(false);
        }

        known.Title = title;
        if (text?.Origin == TextOrigin.Page)
        {
            known.ReadWith = source.Source.ReadingStamp;
        }

        if (text is not null && textChanged)
        {
            known.Words = text.Words;
            known.Language = text.Language;
        }

        string words = text?.Body.Text ?? BodyReader.TextOf(RevisionCodec.UnpackHtml(newest.Html));
        await db.SaveChangesAsync(cancellation).ConfigureAwait(false);
        if (titleChanged || textChanged)
        {
            await rows.IndexAsync(known, known.Id, words, replaces: true).ConfigureAwait(false);
        }

        await DecideAgainAsync(db, rows, known, source, feed, filters, topics, words, cancellation).ConfigureAwait(false);
        return titleChanged || textChanged;
    }

    private static bool IsOurDoing(Article known, Revision newest, ArticleText text, Source source, IReadOnlySet<long> learned) =>
        text.Origin == TextOrigin.Page
        && (known.ReadWith != source.ReadingStamp || LearnedText.IsSameBut(RevisionCodec.UnpackHtml(newest.Html), text.Body.Html, learned));

    private static async Task DecideAgainAsync(
        NewsDbContext db, ArticleRows rows, Article known, SourceFacts source, Feed? feed, FiltersInForce filters, IReadOnlyList<string> topics, string words, CancellationToken cancellation)
    {
        long[] versions = [.. filters.Versions.Select(v => v.VersionId)];
        await db.Decisions.Where(d => d.ArticleId == known.Id && versions.Contains(d.VersionId)).ExecuteDeleteAsync(cancellation).ConfigureAwait(false);
        foreach (StoredDecision decision in filters.Decide(known, source, feed, topics, () => words))
        {
            await rows.AddDecisionAsync(decision, known.Id).ConfigureAwait(false);
        }
    }

    private static async Task ReplaceAsync(NewsDbContext db, ArticleRows rows, Article known, ArticleText text, DateTimeOffset now, CancellationToken cancellation)
    {
        int number = known.Revision;
        await db.Revisions.Where(r => r.ArticleId == known.Id && r.Number == number).ExecuteDeleteAsync(cancellation).ConfigureAwait(false);
        await db.Events.Where(e => e.ArticleId == known.Id).ExecuteDeleteAsync(cancellation).ConfigureAwait(false);
        await rows.AddRevisionAsync(known.Id, number, known.Title, text, now).ConfigureAwait(false);
        foreach (DatedStatement said in text.Dates)
        {
            await rows.AddEventAsync(known.Id, number, said, now).ConfigureAwait(false);
        }
    }

    // An event's id is made once: what the new text still says on the same day, in the same words, keeps its row.
    private static async Task CarryEventsAsync(NewsDbContext db, ArticleRows rows, Article known, Revision before, ArticleText? text, DateTimeOffset now, CancellationToken cancellation)
    {
        List<TimelineEvent> events = await db.Events.Where(e => e.ArticleId == known.Id).ToListAsync(cancellation).ConfigureAwait(false);
        if (text is null)
        {
            events.ForEach(e => e.Revision = known.Revision);
            return;
        }

        IReadOnlyList<Sentence> old = RevisionCodec.UnpackSentences(before.Sentences);
        List<DatedStatement> left = [.. text.Dates];
        foreach (TimelineEvent entry in events)
        {
            string? anchor = entry.Sentence >= 0 && entry.Sentence < old.Count ? old[entry.Sentence].Anchor : null;
            int at = left.FindIndex(said => text.Body.Sentences[said.Sentence].Anchor == anchor && said.Start == entry.Start && said.End == entry.End);
            if (at < 0)
            {
                db.Events.Remove(entry);
                continue;
            }

            entry.Revision = known.Revision;
            entry.Sentence = left[at].Sentence;
            left.RemoveAt(at);
        }

        foreach (DatedStatement said in left)
        {
            await rows.AddEventAsync(known.Id, known.Revision, said, now).ConfigureAwait(false);
        }
    }

    private static ArticleText Kept(Revision newest)
    {
        string html = RevisionCodec.UnpackHtml(newest.Html);
        ArticleBody body = new(html, BodyReader.TextOf(html), RevisionCodec.UnpackSentences(newest.Sentences));
        return new ArticleText(body, null, 0, RevisionCodec.UnpackIndexes(newest.Summary), [], newest.TextHash, newest.Origin);
    }
}
