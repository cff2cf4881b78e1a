using Microsoft.EntityFrameworkCore;
using NewsAggregator.Core.Articles;
using NewsAggregator.Core.Changes;
using NewsAggregator.Core.Extraction;
using NewsAggregator.Core.Filtering;
using NewsAggregator.Core.Languages;
using NewsAggregator.Core.Timelines;

namespace NewsAggregator.Storage.Writing;

/// <summary>What both stages do when a known article says something else: a revision where its words changed, and its decisions anew.</summary>
internal static class RevisionRows
{
    // A feed tells of a new title at once; the text that belongs to it comes with the page.
    private static readonly TimeSpan TitleWaitsForText = TimeSpan.FromHours(1);

    /// <summary>What the search index holds beside title and text.</summary>
    private static readonly string[] InSearch = [nameof(Article.Summary), nameof(Article.PublishedAt)];

    /// <param name="text">Null: only what stands beside the text may have changed.</param>
    /// <returns>Whether a revision was added or the text replaced.</returns>
    public static async Task<bool> ApplyAsync(
        NewsDbContext db, ArticleRows rows, Article known, Revision newest, string title, ArticleText? text, DateTimeOffset? updatedAt, ReadingContext context, CancellationToken cancellation)
    {
        bool titleChanged = !string.Equals(title, known.Title, StringComparison.Ordinal);
        bool textChanged = text is not null && text.TextHash != newest.TextHash;
        bool changed = titleChanged || textChanged;
        bool isFoundOtherwise = db.Entry(known).Properties.Any(p => p.IsModified && InSearch.Contains(p.Metadata.Name));
        if (textChanged && (newest.Origin != text!.Origin || IsOurDoing(known, newest, text, context)))
        {
            // An excerpt replaced by its page is no revision: the same publication, read whole. Nor is what we read differently now.
            ArticleText dated = await DatedAsync(db, known, text, newest, cancellation).ConfigureAwait(false);
            DateTimeOffset learned = newest.Origin == text.Origin ? newest.CreatedAt : context.Now;
            await ReplaceAsync(db, rows, known, newest, dated, newest.Weight, learned, context.Source.Source.ReadingStamp, cancellation).ConfigureAwait(false);
            if (titleChanged)
            {
                newest = await NewestAsync(db, known, cancellation).ConfigureAwait(false);
                await AddAsync(db, rows, known, newest, title, null, updatedAt, context, cancellation).ConfigureAwait(false);
            }
        }
        else if (changed)
        {
            if (textChanged && !titleChanged && await WaitsForTextAsync(db, known, newest, context.Now, cancellation).ConfigureAwait(false))
            {
                await JoinAsync(db, rows, known, newest, text!, updatedAt, context, cancellation).ConfigureAwait(false);
            }
            else
            {
                await AddAsync(db, rows, known, newest, title, textChanged ? text : null, updatedAt, context, cancellation).ConfigureAwait(false);
            }
        }
        else if (text is not null && (text.Origin != newest.Origin || text.Body.Html != RevisionCodec.UnpackHtml(newest.Html)))
        {
            // Word for word the same: the page may now change what its feed said; or a picture or a link is another one.
            await ReplaceAsync(db, rows, known, newest, text, newest.Weight, newest.CreatedAt, context.Source.Source.ReadingStamp, cancellation).ConfigureAwait(false);
        }

        known.Title = title;
        if (text?.Origin == TextOrigin.Page)
        {
            known.ReadWith = context.Source.Source.ReadingStamp;
        }

        if (text is not null && textChanged)
        {
            known.Words = text.Words;
            known.Language = text.Language;
        }

        string words = text?.Body.Text ?? BodyReader.TextOf(RevisionCodec.UnpackHtml(newest.Html));
        await db.SaveChangesAsync(cancellation).ConfigureAwait(false);
        if (changed || isFoundOtherwise)
        {
            await rows.IndexAsync(known, known.Id, words, replaces: true).ConfigureAwait(false);
        }

        await DecideAgainAsync(db, rows, known, context, words, cancellation).ConfigureAwait(false);
        return changed;
    }

    /// <summary>The newest revision goes as if it had never been one; the text before it stands again.</summary>
    /// <returns>What was taken back.</returns>
    public static async Task<Revision> TakeBackAsync(NewsDbContext db, ArticleRows rows, Article known, ReadingContext context, CancellationToken cancellation)
    {
        List<Revision> all = await db.Revisions.AsNoTracking().Where(r => r.ArticleId == known.Id).OrderBy(r => r.Number).ToListAsync(cancellation).ConfigureAwait(false);
        Revision last = all[^1], before = all[^2];
        await db.Revisions.Where(r => r.ArticleId == known.Id && r.Number == last.Number).ExecuteDeleteAsync(cancellation).ConfigureAwait(false);
        known.Revision = before.Number;
        known.Title = before.Title;
        known.CorrectedAt = all.SkipLast(1).LastOrDefault(r => r.Weight == ChangeWeight.Telling)?.CreatedAt;
        known.UpdatedAt = known.CorrectedAt;
        ArticleText text = await DatedAsync(db, known, Read(known, before, RevisionCodec.UnpackHtml(before.Html), context), before, cancellation).ConfigureAwait(false);
        known.Words = text.Words;
        await CarryEventsAsync(db, rows, known, last, text, last.CreatedAt, cancellation).ConfigureAwait(false);
        await db.SaveChangesAsync(cancellation).ConfigureAwait(false);
        await rows.IndexAsync(known, known.Id, text.Body.Text, replaces: true).ConfigureAwait(false);
        await DecideAgainAsync(db, rows, known, context, text.Body.Text, cancellation).ConfigureAwait(false);
        return last;
    }

    /// <summary>A stored text cleaned again: neither a revision nor an update.</summary>
    /// <param name="html">What is left of it, or what comes back.</param>
    /// <param name="asRead">As it was read, packed; null: <paramref name="html"/> is that.</param>
    public static async Task CleanAgainAsync(NewsDbContext db, ArticleRows rows, Article known, Revision revision, string html, byte[]? asRead, ReadingContext context, CancellationToken cancellation)
    {
        ArticleText text = await DatedAsync(db, known, Read(known, revision, html, context), revision, cancellation).ConfigureAwait(false);
        if (revision.Number < known.Revision)
        {
            await WriteAsync(db, rows, known.Id, revision, text, revision.Weight, revision.ReadWith, asRead, cancellation).ConfigureAwait(false);
            return;
        }

        await ReplaceAsync(db, rows, known, revision, text, revision.Weight, revision.CreatedAt, revision.ReadWith, cancellation, asRead).ConfigureAwait(false);
        known.Words = text.Words;
        await db.SaveChangesAsync(cancellation).ConfigureAwait(false);
        await rows.IndexAsync(known, known.Id, text.Body.Text, replaces: true).ConfigureAwait(false);
        await DecideAgainAsync(db, rows, known, context, text.Body.Text, cancellation).ConfigureAwait(false);
    }

    /// <summary>Whether the text differs because we read its page differently, not because its publisher changed it.</summary>
    public static bool IsOurDoing(Article known, Revision newest, ArticleText text, ReadingContext context) =>
        text.Origin == TextOrigin.Page
        && (known.ReadWith != context.Source.Source.ReadingStamp || LearnedText.IsSameBut(RevisionCodec.UnpackHtml(newest.Html), text.Body.Html, context.Learned));

    private static Task<Revision> NewestAsync(NewsDbContext db, Article known, CancellationToken cancellation) =>
        db.Revisions.AsNoTracking().SingleAsync(r => r.ArticleId == known.Id && r.Number == known.Revision, cancellation);

    private static async Task AddAsync(
        NewsDbContext db, ArticleRows rows, Article known, Revision newest, string title, ArticleText? text, DateTimeOffset? updatedAt, ReadingContext context, CancellationToken cancellation)
    {
        ChangeWeight weight;
        if (text is null)
        {
            weight = ChangeRule.Of(known.Title, title, ArticleBody.Empty, ArticleBody.Empty, [], Day(known, TimeSpan.Zero));
        }
        else
        {
            (weight, text) = await WeighAsync(db, known, title, text, known.Revision, context.Now, cancellation).ConfigureAwait(false);
        }

        known.Revision++;
        Tell(known, weight, updatedAt, context.Now);
        int stamp = text is null ? newest.ReadWith : text.Origin == TextOrigin.Page ? context.Source.Source.ReadingStamp : 0;
        await rows.AddRevisionAsync(known.Id, known.Revision, title, text ?? Kept(newest), context.Now, weight, stamp).ConfigureAwait(false);
        await CarryEventsAsync(db, rows, known, newest, text, context.Now, cancellation).ConfigureAwait(false);
    }

    // The newest revision is a title that came by the feed; its page's text belongs to it.
    private static async Task<bool> WaitsForTextAsync(NewsDbContext db, Article known, Revision newest, DateTimeOffset now, CancellationToken cancellation) =>
        newest.Number > 1 && newest.Origin == TextOrigin.Page && now - newest.CreatedAt <= TitleWaitsForText
        && await db.Revisions.AnyAsync(r => r.ArticleId == known.Id && r.Number == newest.Number - 1 && r.TextHash == newest.TextHash, cancellation).ConfigureAwait(false);

    private static async Task JoinAsync(
        NewsDbContext db, ArticleRows rows, Article known, Revision newest, ArticleText text, DateTimeOffset? updatedAt, ReadingContext context, CancellationToken cancellation)
    {
        (ChangeWeight weight, ArticleText dated) = await WeighAsync(db, known, known.Title, text, newest.Number - 1, newest.CreatedAt, cancellation).ConfigureAwait(false);
        weight = (ChangeWeight)Math.Max((int)weight, (int)newest.Weight);
        Tell(known, weight, updatedAt, newest.CreatedAt);
        await ReplaceAsync(db, rows, known, newest, dated, weight, newest.CreatedAt, context.Source.Source.ReadingStamp, cancellation).ConfigureAwait(false);
    }

    private static void Tell(Article known, ChangeWeight weight, DateTimeOffset? updatedAt, DateTimeOffset now)
    {
        if (weight == ChangeWeight.Telling)
        {
            known.UpdatedAt = updatedAt ?? now;
            known.CorrectedAt = now;
        }
    }

    /// <summary>What the text changes of the revision before, and the same text with its dates counted from when each sentence first stood.</summary>
    private static async Task<(ChangeWeight Weight, ArticleText Text)> WeighAsync(
        NewsDbContext db, Article known, string title, ArticleText text, int upTo, DateTimeOffset now, CancellationToken cancellation)
    {
        List<Revision> earlier = await db.Revisions.AsNoTracking().Where(r => r.ArticleId == known.Id && r.Number <= upTo).OrderBy(r => r.Number).ToListAsync(cancellation).ConfigureAwait(false);
        DateContext day = Day(known, text.Zone);
        ArticleBody body = RevisionCodec.BodyOf(earlier[0]);
        IReadOnlyList<DateTimeOffset> stood = [.. Enumerable.Repeat(text.Told, body.Sentences.Count)];
        foreach (Revision next in earlier.Skip(1))
        {
            ArticleBody later = RevisionCodec.BodyOf(next);
            stood = FirstStood.Of(body, stood, later, SentenceDiff.Of(body, later), next.CreatedAt, day);
            body = later;
        }

        IReadOnlyList<SentenceChange> changes = SentenceDiff.Of(body, text.Body);
        ChangeWeight weight = ChangeRule.Of(earlier[^1].Title, title, body, text.Body, changes, day);
        return (weight, text.Dated(FirstStood.Of(body, stood, text.Body, changes, now, day), now));
    }

    private static async Task<ArticleText> DatedAsync(NewsDbContext db, Article known, ArticleText text, Revision revision, CancellationToken cancellation) => revision.Number == 1
        ? text
        : (await WeighAsync(db, known, revision.Title, text, revision.Number - 1, revision.CreatedAt, cancellation).ConfigureAwait(false)).Text;

    private static DateContext Day(Article known, TimeSpan zone) => DateContext.From(known.PublishedAt ?? known.FirstSeenAt, zone);

    private static async Task DecideAgainAsync(NewsDbContext db, ArticleRows rows, Article known, ReadingContext context, string words, CancellationToken cancellation)
    {
        long[] versions = [.. context.Filters.Versions.Select(v => v.VersionId)];
        await db.Decisions.Where(d => d.ArticleId == known.Id && versions.Contains(d.VersionId)).ExecuteDeleteAsync(cancellation).ConfigureAwait(false);
        foreach (StoredDecision decision in context.Filters.Decide(known, context.Source, context.Feed, context.Topics, () => words))
        {
            await rows.AddDecisionAsync(decision, known.Id).ConfigureAwait(false);
        }
    }

    private static async Task ReplaceAsync(
        NewsDbContext db, ArticleRows rows, Article known, Revision newest, ArticleText text, ChangeWeight weight, DateTimeOffset learned, int stamp, CancellationToken cancellation, byte[]? asRead = null)
    {
        await WriteAsync(db, rows, known.Id, newest, text, weight, text.Origin == TextOrigin.Page ? stamp : 0, asRead, cancellation).ConfigureAwait(false);
        await CarryEventsAsync(db, rows, known, newest, text, learned, cancellation).ConfigureAwait(false);
        await db.SaveChangesAsync(cancellation).ConfigureAwait(false);
    }

    private static async Task WriteAsync(
        NewsDbContext db, ArticleRows rows, long articleId, Revision revision, ArticleText text, ChangeWeight weight, int stamp, byte[]? asRead, CancellationToken cancellation)
    {
        await db.Revisions.Where(r => r.ArticleId == articleId && r.Number == revision.Number).ExecuteDeleteAsync(cancellation).ConfigureAwait(false);
        await rows.AddRevisionAsync(articleId, revision.Number, revision.Title, text, revision.CreatedAt, weight, stamp, asRead).ConfigureAwait(false);
    }

    // An event's id is made once: what the new text still says of the same day keeps its row, also where a typing mistake was mended.
    private static async Task CarryEventsAsync(NewsDbContext db, ArticleRows rows, Article known, Revision before, ArticleText? text, DateTimeOffset learned, CancellationToken cancellation)
    {
        List<TimelineEvent> events = await db.Events.Where(e => e.ArticleId == known.Id).ToListAsync(cancellation).ConfigureAwait(false);
        if (text is null)
        {
            events.ForEach(e => e.Revision = known.Revision);
            return;
        }

        Dictionary<int, int> became = SentenceDiff.Of(RevisionCodec.BodyOf(before), text.Body).Where(c => c.Before.Count > 0 && c.After.Count > 0)
            .SelectMany(c => c.Before.Select((from, i) => (from, to: c.After[Math.Min(i, c.After.Count - 1)]))).ToDictionary(pair => pair.from, pair => pair.to);
        List<DatedStatement> left = [.. text.Dates];
        foreach (TimelineEvent entry in events)
        {
            int at = became.TryGetValue(entry.Sentence, out int sentence) ? left.FindIndex(said => said.Sentence == sentence && said.Start == entry.Start && said.End == entry.End) : -1;
            if (at < 0)
            {
                db.Events.Remove(entry);
                continue;
            }

            entry.Revision = known.Revision;
            entry.Sentence = sentence;
            left.RemoveAt(at);
        }

        foreach (DatedStatement said in left)
        {
            await rows.AddEventAsync(known.Id, known.Revision, said, learned).ConfigureAwait(false);
        }
    }

    private static ArticleText Kept(Revision newest) =>
        new(RevisionCodec.BodyOf(newest), null, 0, RevisionCodec.UnpackIndexes(newest.Summary), [], newest.TextHash, newest.Origin);

    private static ArticleText Read(Article known, Revision revision, string html, ReadingContext context)
    {
        DateTimeOffset told = known.PublishedAt ?? known.FirstSeenAt;
        return ArticleText.Read(revision.Title, html, known.Language, told, ArticleFactory.ZoneOf(context.Source.Source, told), revision.Origin, revision.CreatedAt);
    }
}
