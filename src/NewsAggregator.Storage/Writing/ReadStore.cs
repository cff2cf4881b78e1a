using Microsoft.EntityFrameworkCore;

namespace NewsAggregator.Storage.Writing;

/// <summary>Adds up how often articles were opened, many at a time, and forgets what the most-read list no longer counts.</summary>
public sealed class ReadStore(WritePath writes)
{
    private const string Sql = """
        INSERT INTO "ArticleReads" ("Day", "ArticleId", "Times") VALUES ({0}, {1}, {2})
        ON CONFLICT ("Day", "ArticleId") DO UPDATE SET "Times" = "ArticleReads"."Times" + excluded."Times"
        """;

    public Task AddAsync(IReadOnlyCollection<ArticleReads> counted, DateTimeOffset now, CancellationToken cancellation = default) => writes.RunAsync(
        async db =>
        {
            // In one order, so that two processes do not wait for each other in a ring.
            foreach (ArticleReads reads in counted.OrderBy(r => r.Day).ThenBy(r => r.ArticleId))
            {
                await db.Database.ExecuteSqlRawAsync(Sql, [reads.Day, reads.ArticleId, reads.Times], cancellation).ConfigureAwait(false);
            }

            int first = ArticleReads.FirstDay(now);
            await db.ArticleReads.Where(r => r.Day < first).ExecuteDeleteAsync(cancellation).ConfigureAwait(false);
        },
        cancellation);
}
