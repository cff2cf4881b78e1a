using Microsoft.EntityFrameworkCore;
using NewsAggregator.Core.Articles;

namespace NewsAggregator.Storage.Writing;

internal static class TopicRows
{
    /// <summary>The feed's and the source's topics, and those that the article's page gave.</summary>
    public static IReadOnlyList<string> WithPages(IReadOnlyList<string> topics, Article article) =>
        article.PageTopics is not { } pages ? topics : [.. topics.Concat(pages.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Distinct(StringComparer.Ordinal)];

    public static async Task ReplaceAsync(NewsDbContext db, ArticleRows rows, Article article, IReadOnlyList<string> topics, CancellationToken cancellation)
    {
        List<string> stored = await db.ArticleTopics.Where(t => t.ArticleId == article.Id).Select(t => t.Topic).ToListAsync(cancellation).ConfigureAwait(false);
        if (stored.Count == topics.Count && !stored.Except(topics, StringComparer.Ordinal).Any())
        {
            return;
        }

        await db.ArticleTopics.Where(t => t.ArticleId == article.Id).ExecuteDeleteAsync(cancellation).ConfigureAwait(false);
        foreach (string topic in topics)
        {
            await rows.AddTopicAsync(topic, article.SortTime, article.Id).ConfigureAwait(false);
        }
    }
}
