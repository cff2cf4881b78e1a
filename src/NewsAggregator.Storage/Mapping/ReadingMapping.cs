using Microsoft.EntityFrameworkCore;

namespace NewsAggregator.Storage.Mapping;

internal static class ReadingMapping
{
    public static void Map(ModelBuilder builder) => builder.Entity<ArticleReads>(reads =>
    {
        reads.ToTable("ArticleReads");
        reads.HasKey(r => new { r.Day, r.ArticleId });
    });
}
