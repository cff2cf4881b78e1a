using NewsAggregator.Core.Articles;
using NewsAggregator.Core.Sources;

namespace NewsAggregator.Ingestion;

/// <summary>When a page's text is not believed and the last good text stays.</summary>
internal static class PageDoubt
{
    /// <summary>The reason in words, for the admin; null: believed.</summary>
    public static string? About(ArticleText text, Article article, Source source)
    {
        if (text.Words == 0)
        {
            return "the page's article holds no words";
        }

        if (!SameMatter.Is($"{article.Title}\n{article.Summary}", text.Body.Text))
        {
            return "the page speaks of something else than the feed (a consent or error page?); the last good text stays";
        }

        // The feed's own text is shorter only where it is an excerpt: a page that says less than the feed was read wrong.
        if (source.TextMode == TextMode.Auto && article.PageLooks == 0 && text.Words < article.Words)
        {
            return $"the page gave fewer words ({text.Words}) than the feed ({article.Words}); the feed's text stays";
        }

        // A source that is read differently now may well give less: that is what its admin saw in the preview.
        return article.PageLooks > 0 && article.PageState == PageState.Read && article.ReadWith == source.ReadingStamp && text.Words * 2 < article.Words
            ? $"the page's text suddenly shrank from {article.Words} to {text.Words} words; held"
            : null;
    }
}
