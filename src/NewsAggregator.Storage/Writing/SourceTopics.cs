using Microsoft.EntityFrameworkCore;

namespace NewsAggregator.Storage.Writing;

/// <summary>The topics that all articles of a source carry, on those that are stored.</summary>
internal static class SourceTopics
{
    public static async Task ChangeAsync(NewsDbContext db, int sourceId, IReadOnlyList<string> before, IReadOnlyList<string> after, CancellationToken cancellation)
    {
        string[] gone = [.. before.Except(after, StringComparer.Ordinal)];
        if (gone.Length > 0)
        {
            await db.ArticleTopics.Where(t => gone.Contains(t.Topic) && db.Articles.Any(a => a.Id == t.ArticleId && a.SourceId == sourceId)).ExecuteDeleteAsync(cancellation).ConfigureAwait(false);

            // Where the publisher's own category says the same, the next visit gives the topic back.
            await SourceReading.ForgetFeedsAsync(db, sourceId, cancellation).ConfigureAwait(false);
        }

        foreach (string topic in after.Except(before, StringComparer.Ordinal))
        {
            await db.Database.ExecuteSqlAsync(
                $"""INSERT INTO "ArticleTopics" ("Topic", "SortTime", "ArticleId") SELECT {topic}, "SortTime", "Id" FROM "Articles" WHERE "SourceId" = {sourceId} ON CONFLICT DO NOTHING""",
                cancellation).ConfigureAwait(false);
        }
    }
}
