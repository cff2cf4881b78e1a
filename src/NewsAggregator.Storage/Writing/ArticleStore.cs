using Microsoft.EntityFrameworkCore;
using NewsAggregator.Core.Articles;
using NewsAggregator.Core.Filtering;
using NewsAggregator.Core.Sources;
using NewsAggregator.Storage.Reading;

namespace NewsAggregator.Storage.Writing;

/// <summary>Stores what a visit brought, in one transaction: articles, revisions, decisions, index, and the feed's row.</summary>
public sealed class ArticleStore(WritePath writes, FiltersQuery filters)
{
    private const int FewWords = 40;
    private static readonly HashSet<long> NothingLearned = [];

    public Task<VisitResult> CommitAsync(VisitCommit visit, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(visit);
        return writes.RunAsync(db => CommitAsync(db, visit, cancellation), cancellation);
    }

    private async Task<VisitResult> CommitAsync(NewsDbContext db, VisitCommit visit, CancellationToken cancellation)
    {
        // A version may have been saved since the document was judged: what is stored now is decided under the versions there are now.
        await DecisionLock.ShareAsync(db, cancellation).ConfigureAwait(false);
        visit = visit with { Filters = await filters.ReadAsync(db, cancellation).ConfigureAwait(false) };
        await SourceLock.TakeAsync(db, visit.Source.Source.Id, cancellation).ConfigureAwait(false);
        if (!await db.Feeds.AnyAsync(f => f.Id == visit.Feed.Id && f.SourceId == visit.Source.Source.Id, cancellation).ConfigureAwait(false))
        {
            // Removed during the visit: what it brought belongs to nobody.
            return new VisitResult(0, 0);
        }

        await using ArticleRows rows = new(db);
        int added = await AddNewAsync(db, rows, visit, cancellation).ConfigureAwait(false);
        int revised = 0;
        foreach ((long articleId, ArticleDraft draft) in visit.Changed)
        {
            revised += await ReviseAsync(db, rows, visit, articleId, draft, cancellation).ConfigureAwait(false) ? 1 : 0;
        }

        await FeedStore.WriteOutcomeAsync(db, visit.Feed.Id, visit.Outcome, added > 0, cancellation).ConfigureAwait(false);
        if (visit.Zone is { } zone)
        {
            await db.Sources.Where(s => s.Id == visit.Source.Source.Id).ExecuteUpdateAsync(
                set => set.SetProperty(s => s.LearnedZoneMinutes, zone.LearnedMinutes).SetProperty(s => s.ZoneCandidateMinutes, zone.CandidateMinutes)
                    .SetProperty(s => s.ZoneCandidateVisits, zone.Visits),
                cancellation).ConfigureAwait(false);
        }

        if (added + visit.Changed.Count > 0)
        {
            await DecideAgainStore.MarkIfChangedAsync(db, visit.Source.Source, cancellation).ConfigureAwait(false);
            await ChangeNumber.RaiseAsync(db, cancellation).ConfigureAwait(false);
        }

        return new VisitResult(added, revised);
    }

    private static async Task<int> AddNewAsync(NewsDbContext db, ArticleRows rows, VisitCommit visit, CancellationToken cancellation)
    {
        if (visit.New.Count == 0)
        {
            return 0;
        }

        // Another feed of the same source may have brought the same articles since this document was judged.
        int sourceId = visit.Source.Source.Id;
        List<long> keys = [.. visit.New.SelectMany(draft => KeysOf(draft.Identity))];
        HashSet<long> taken = [.. await db.ArticleKeys.Where(k => k.SourceId == sourceId && keys.Contains(k.Key)).Select(k => k.Key).ToListAsync(cancellation).ConfigureAwait(false)];
        int added = 0;

        // Within a visit ids follow the published order.
        foreach (ArticleDraft draft in visit.New.OrderBy(d => d.Article.SortTime).ThenBy(d => d.Article.PublishedAt ?? d.Article.FirstSeenAt))
        {
            if (KeysOf(draft.Identity).Any(taken.Contains))
            {
                continue;
            }

            await AddOneAsync(rows, visit, draft).ConfigureAwait(false);
            taken.UnionWith(KeysOf(draft.Identity));
            added++;
        }

        return added;
    }

    private static async Task AddOneAsync(ArticleRows rows, VisitCommit visit, ArticleDraft draft)
    {
        Article article = draft.Article;
        ArticleText text = draft.Text;
        if (article.PageState == PageState.Wanted && visit.Filters.IsWorthReading(article, visit.Source, visit.Feed, draft.Topics, () => text.Body.Text))
        {
            article.NextPageLookAt = article.FirstSeenAt;
        }

        long id = await rows.AddArticleAsync(article).ConfigureAwait(false);
        foreach (long key in KeysOf(draft.Identity))
        {
            await rows.AddKeyAsync(article.SourceId, key, id).ConfigureAwait(false);
        }

        await rows.AddRevisionAsync(id, 1, article.Title, text, article.FirstSeenAt).ConfigureAwait(false);
        foreach (string topic in draft.Topics)
        {
            await rows.AddTopicAsync(topic, article.SortTime, id).ConfigureAwait(false);
        }

        foreach (Core.Timelines.DatedStatement said in text.Dates)
        {
            await rows.AddEventAsync(id, 1, said, article.FirstSeenAt).ConfigureAwait(false);
        }

        foreach (StoredDecision decision in visit.Filters.Decide(article, visit.Source, visit.Feed, draft.Topics, () => text.Body.Text))
        {
            await rows.AddDecisionAsync(decision, id).ConfigureAwait(false);
        }

        await rows.IndexAsync(article, id, text.Body.Text, replaces: false).ConfigureAwait(false);
    }

    private static async Task<bool> ReviseAsync(NewsDbContext db, ArticleRows rows, VisitCommit visit, long articleId, ArticleDraft draft, CancellationToken cancellation)
    {
        Article? known = await db.Articles.FirstOrDefaultAsync(a => a.Id == articleId, cancellation).ConfigureAwait(false);
        if (known is null)
        {
            return false;
        }

        known.ItemHash = draft.Identity.Hash;
        known.Author = draft.Article.Author ?? known.Author;
        known.Summary = draft.Article.Summary ?? known.Summary;
        known.Url = draft.Article.Url ?? known.Url;
        known.Domain = draft.Article.Domain ?? known.Domain;
        known.ImageUrl ??= draft.Article.ImageUrl;
        if (draft.Article.EnclosureUrl is not null)
        {
            (known.EnclosureUrl, known.EnclosureType, known.EnclosureLength) = (draft.Article.EnclosureUrl, draft.Article.EnclosureType, draft.Article.EnclosureLength);
        }

        IReadOnlyList<string> topics = TopicRows.WithPages(draft.Topics, known);
        await TopicRows.ReplaceAsync(db, rows, known, topics, cancellation).ConfigureAwait(false);

        // A key the publisher changed is kept beside the old one: either names the article from now on.
        foreach (long key in KeysOf(draft.Identity))
        {
            await rows.AddKeyAsync(known.SourceId, key, articleId).ConfigureAwait(false);
        }

        ArticleText? text = draft.Text;
        Revision newest = await db.Revisions.SingleAsync(r => r.ArticleId == articleId && r.Number == known.Revision, cancellation).ConfigureAwait(false);
        if (visit.Source.Source.TextMode == TextMode.Feed)
        {
            known.PageState = PageState.NotWanted;
            known.NextPageLookAt = null;
        }
        else if (newest.Origin == TextOrigin.Page)
        {
            // The page's text is the whole one: the feed only tells that it may have changed.
            text = null;
            known.NextPageLookAt = visit.Outcome.VisitedAt;
        }
        else if (known.PageState == PageState.NotWanted && draft.Article.PageState == PageState.Wanted)
        {
            // Its feed brings less than before, or the source is read differently now.
            known.PageState = PageState.Wanted;
            known.NextPageLookAt = visit.Filters.IsWorthReading(known, visit.Source, visit.Feed, topics, () => draft.Text.Body.Text) ? visit.Outcome.VisitedAt : null;
        }

        string title = PageFacts.FullerTitle(draft.Article.Title, known.Title);
        ReadingContext context = new(visit.Source, visit.Feed, visit.Filters, topics, NothingLearned, visit.Outcome.VisitedAt);
        if (text is not null && newest.Origin == TextOrigin.Feed && known.Words > FewWords && text.Words * 2 < known.Words)
        {
            // A feed that goes over to excerpts does not take the texts away that it brought.
            await HeldRows.HoldAsync(db, known, text, HoldReason.SuddenlyShort, draft.Article.UpdatedAt, visit.Outcome.VisitedAt, cancellation).ConfigureAwait(false);
            text = null;
        }
        else if (text is not null && title == known.Title && await HeldRows.HoldAlikeAsync(db, rows, known, newest, text, draft.Article.UpdatedAt, context, cancellation).ConfigureAwait(false))
        {
            text = null;
        }
        else if (text is not null)
        {
            await HeldRows.ForgetAsync(db, known.Id, cancellation).ConfigureAwait(false);
        }

        return await RevisionRows.ApplyAsync(db, rows, known, newest, title, text, draft.Article.UpdatedAt, context, cancellation).ConfigureAwait(false);
    }

    private static IEnumerable<long> KeysOf(ArticleIdentity identity) =>
        identity.LinkKey is long link && link != identity.Key ? [identity.Key, link] : [identity.Key];
}
