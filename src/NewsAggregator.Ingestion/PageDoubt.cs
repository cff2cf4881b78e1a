using NewsAggregator.Core.Articles;
using NewsAggregator.Core.Sources;
using NewsAggregator.Storage.Writing;

namespace NewsAggregator.Ingestion;

/// <summary>When a page's text is not believed and the last good text stays.</summary>
/// <param name="Words">The reason, for the admin.</param>
/// <param name="Hold">Why the text waits for an admin; null: it is not kept.</param>
internal sealed record PageDoubt(string Words, HoldReason? Hold)
{
    /// <param name="headings">The page's own h1 and h2, plain.</param>
    /// <returns>Null: believed.</returns>
    public static PageDoubt? About(ArticleText text, IEnumerable<string> headings, Article article, PageTask task)
    {
        Source source = task.Source.Source;
        if (text.Words == 0)
        {
            return new PageDoubt("the page's article holds no words", null);
        }

        if (!SameMatter.Is($"{article.Title}\n{article.Summary}", text.Body.Text) && !SameMatter.IsHeaded(article.Title, headings))
        {
            // A source all of whose pages are walls stands under "needs you" itself; its articles need not stand there too.
            HoldReason? hold = task.HasPageText || source.PageFailures < FeedNeeds.ManyPages ? HoldReason.OtherMatter : null;
            return new PageDoubt("the page speaks of something else than the feed (a consent or error page?); the last good text stays", hold);
        }

        // The feed's own text is shorter only where it is an excerpt: a page that says less than the feed was read wrong.
        if (source.TextMode == TextMode.Auto && article.PageLooks == 0 && text.Words < article.Words)
        {
            return new PageDoubt($"the page gave fewer words ({text.Words}) than the feed ({article.Words}); the feed's text stays", null);
        }

        // A source that is read differently now may well give less: that is what its admin saw in the preview.
        return task.HasPageText && article.ReadWith == source.ReadingStamp && text.Words * 2 < article.Words
            ? new PageDoubt($"the page's text suddenly shrank from {article.Words} to {text.Words} words; held", HoldReason.SuddenlyShort)
            : null;
    }
}
