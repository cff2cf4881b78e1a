using Microsoft.EntityFrameworkCore;
using NewsAggregator.Core.Articles;
using NewsAggregator.Core.Languages;
using NewsAggregator.Core.Sources;
using NewsAggregator.Core.Stories;
using NewsAggregator.Core.Timelines;

namespace NewsAggregator.Storage.Reading;

/// <summary>One article with all that its page shows, in the context of one edition.</summary>
public sealed class ArticlePageQuery(NewsDatabase database)
{
    private const int MostOfStory = 30;

    /// <param name="editionSlug">The edition asked for; null or not showing it: the default one, else the first that shows it.</param>
    /// <param name="revision">An older revision; null: the newest.</param>
    public async Task<ArticlePageAnswer> FindAsync(long id, string? editionSlug, int? revision, CancellationToken cancellation = default)
    {
        await using NewsDbContext db = database.OpenForReading();
        Article? article = await db.Articles.FirstOrDefaultAsync(a => a.Id == id, cancellation).ConfigureAwait(false);
        if (article is null)
        {
            return new ArticlePageAnswer(ArticleAccess.Unknown, null, null, null);
        }

        if (article.WithdrawnAt is not null)
        {
            return new ArticlePageAnswer(ArticleAccess.Withdrawn, null, null, article.Url);
        }

        List<EditionView> editions = await EditionQuery.Views(db).ToListAsync(cancellation).ConfigureAwait(false);
        foreach (EditionView edition in editions.OrderByDescending(e => e.Slug == editionSlug))
        {
            List<ArticleLine> line = await ArticleLines.ReadAsync(db, VisibleArticles.Among(db, edition, db.Articles.Where(a => a.Id == id)), false, cancellation).ConfigureAwait(false);
            if (line.Count == 1)
            {
                if (revision is int wanted && wanted != article.Revision && !await db.Revisions.AnyAsync(r => r.ArticleId == id && r.Number == wanted, cancellation).ConfigureAwait(false))
                {
                    return new ArticlePageAnswer(ArticleAccess.NoRevision, null, edition, article.Url);
                }

                return new ArticlePageAnswer(ArticleAccess.Found, await PageAsync(db, edition, line[0], article, revision, cancellation).ConfigureAwait(false), edition, article.Url);
            }
        }

        return new ArticlePageAnswer(ArticleAccess.Hidden, null, null, article.Url);
    }

    private static async Task<ArticlePage> PageAsync(NewsDbContext db, EditionView edition, ArticleLine line, Article article, int? number, CancellationToken cancellation)
    {
        List<ArticleLine> others = line.StoryId is long story
            ? await ArticleLines.ReadAsync(db, Others(db, edition, story, line.Id), false, cancellation).ConfigureAwait(false)
            : [];
        List<ArticleLine> told = [line, .. others.Where(other => other.NearCopyOfId is null && line.NearCopyOfId != other.Id)];
        Dictionary<long, ReadBody> bodies = await EventLines.BodiesAsync(db, told, cancellation).ConfigureAwait(false);
        List<RevisionLine> revisions = await db.Revisions.Where(r => r.ArticleId == line.Id).OrderByDescending(r => r.Number)
            .Select(r => new RevisionLine(r.Number, r.Title, r.CreatedAt, r.Origin)).ToListAsync(cancellation).ConfigureAwait(false);
        ReadBody newest = bodies[line.Id];
        ReadBody shown = newest;
        if (number is int asked && asked != newest.Number && revisions.Any(r => r.Number == asked))
        {
            shown = ReadBody.Of(await db.Revisions.SingleAsync(r => r.ArticleId == line.Id && r.Number == asked, cancellation).ConfigureAwait(false), line.PublicationLevel);
            line = line with { Title = revisions.Single(r => r.Number == asked).Title };
        }

        IReadOnlyList<CitedSentence> summary = shown.Summary(line.Id);
        bool isShort = line.PublicationLevel == PublicationLevel.Full && summary.Count == 0;
        return new ArticlePage
        {
            Line = line,
            IsShort = isShort,
            Description = isShort && line.Summary is { Length: > 0 } description && !SaysItself(shown.Shown.Text, description) ? description : null,
            IsDescription = isShort && line.Summary is { Length: > 0 } whole && DescriptionEnd.Trim(PlainText.Fold(shown.Shown.Text)) == DescriptionEnd.Trim(PlainText.Fold(whole)),
            Body = shown.Shown,
            Revision = shown.Number,
            Origin = shown.Origin,
            Summary = summary,
            IsPaywalled = article.IsPaywalled,
            CorrectionNote = line.PublicationLevel == PublicationLevel.Headline || (article.CorrectionNote is { } note && shown.Shown.Text.Contains(note, StringComparison.Ordinal)) ? null : article.CorrectionNote,
            Timeline = WithOwnTimes(line, await StatementsAsync(db, line, told, bodies, cancellation).ConfigureAwait(false)),
            Revisions = revisions,
            Changes = revisions.Count < 2 ? [] : await ChangesAsync(db, line, cancellation).ConfigureAwait(false),
            SameStory = others,
            StoryTitle = line.StoryId is null ? null : ArticleLines.FirstOf([line, .. others]).Title,
            Next = (await ArticleLines.ReadAsync(db, VisibleArticles.InOrder(db, edition, line.Cursor).Take(1), false, cancellation).ConfigureAwait(false)).FirstOrDefault(),
        };
    }

    // A feed's description is often the text itself, or its beginning.
    private static bool SaysItself(string text, string description) =>
        PlainText.Fold(text).Contains(PlainText.Fold(description).TrimEnd('…', '.', ' ', '[', ']'), StringComparison.OrdinalIgnoreCase);

    // All of its own, and beside them what only the story's other articles tell; one happening stands once, with everyone who tells it.
    private static async Task<IReadOnlyList<EventLine>> StatementsAsync(
        NewsDbContext db, ArticleLine line, List<ArticleLine> told, Dictionary<long, ReadBody> bodies, CancellationToken cancellation)
    {
        IReadOnlyList<EventLine> own = await EventLines.ReadAsync(db, [line], bodies, cancellation).ConfigureAwait(false);
        if (told.Count == 1)
        {
            return own;
        }

        List<StoryEvent> timeline = StoryComposer.Timeline(await StoryTelling.MembersAsync(db, told, bodies, cancellation).ConfigureAwait(false));
        ILookup<string?, EventLine> together = StoryTelling.Lines(timeline, told, bodies).ToLookup(happening => happening.Tellers.FirstOrDefault(teller => teller.ArticleId == line.Id)?.Anchor);
        return
        [
            .. own.Select(mine => together[mine.Anchor].FirstOrDefault(happening => happening.Start == mine.Start && happening.End == mine.End) is { Tellers.Count: > 1 } shared
                ? mine with { Tellers = [.. shared.Tellers.OrderByDescending(teller => teller.ArticleId == line.Id)] }
                : mine),
            .. together[null],
        ];
    }

    private static async Task<IReadOnlyList<RevisionChange>> ChangesAsync(NewsDbContext db, ArticleLine line, CancellationToken cancellation)
    {
        List<Revision> all = await db.Revisions.Where(r => r.ArticleId == line.Id).OrderBy(r => r.Number).ToListAsync(cancellation).ConfigureAwait(false);
        List<TimelineEvent> events = await db.Events.Where(e => e.ArticleId == line.Id).ToListAsync(cancellation).ConfigureAwait(false);
        return RevisionHistory.Of(all, events, line.PublicationLevel == PublicationLevel.Full);
    }

    private static IQueryable<Article> Others(NewsDbContext db, EditionView edition, long story, long id) =>
        VisibleArticles.Among(db, edition, db.StoryMembers.Where(m => m.StoryId == story && m.ArticleId != id).Join(db.Articles, m => m.ArticleId, a => a.Id, (m, a) => a))
            .OrderByDescending(a => a.SortTime).ThenByDescending(a => a.Id).Take(MostOfStory);

    // Publication and update are events of their own kind; they need no row, the article has the times.
    private static IReadOnlyList<EventLine> WithOwnTimes(ArticleLine line, IReadOnlyList<EventLine> statements)
    {
        List<EventLine> all = [.. statements];
        Add(EventKind.Published, line.PublishedAt ?? line.FirstSeenAt);
        if (line.UpdatedAt is DateTimeOffset updated && updated - line.PrintedAt > TimeSpan.FromMinutes(1))
        {
            Add(EventKind.Updated, updated);
        }

        return [.. all.OrderBy(e => e.Start)];

        void Add(EventKind kind, DateTimeOffset at)
        {
            DateOnly day = DateOnly.FromDateTime(at.UtcDateTime);
            all.Add(new EventLine(0, kind, day, day, DatePrecision.Day, null, null, line.Id, line.SourceName, line.Language, at));
        }
    }
}
