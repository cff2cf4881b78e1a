using Microsoft.EntityFrameworkCore;
using NewsAggregator.Core.Articles;
using NewsAggregator.Core.Timelines;

namespace NewsAggregator.Storage.Mapping;

internal static class ArticleMapping
{
    public static void Map(ModelBuilder builder)
    {
        builder.Entity<Article>(article =>
        {
            article.ToTable("Articles");
            article.HasIndex(a => new { a.SourceId, a.SortTime, a.Id });
            article.HasIndex(a => new { a.SortTime, a.Id });
            article.HasIndex(a => a.FirstSeenAt);
            article.HasIndex(a => a.NextPageLookAt).HasFilter("\"NextPageLookAt\" IS NOT NULL");
            article.HasIndex(a => a.NearCopyOfId).HasFilter("\"NearCopyOfId\" IS NOT NULL");
        });
        builder.Entity<ArticleKey>(key =>
        {
            key.ToTable("ArticleKeys");
            key.HasKey(k => new { k.SourceId, k.Key });
        });
        builder.Entity<ArticleTopic>(topic =>
        {
            topic.ToTable("ArticleTopics");
            topic.HasKey(t => new { t.Topic, t.SortTime, t.ArticleId });
            topic.HasIndex(t => t.ArticleId);
        });
        builder.Entity<Revision>(revision =>
        {
            revision.ToTable("Revisions");
            revision.HasKey(r => new { r.ArticleId, r.Number });

            // The list of changes: only those worth telling stand in it.
            revision.HasIndex(r => new { r.CreatedAt, r.ArticleId }).HasFilter("\"Weight\" = 2");
        });
        builder.Entity<HeldRevision>(held =>
        {
            held.ToTable("HeldRevisions");
            held.HasKey(h => h.ArticleId);
            held.Property(h => h.ArticleId).ValueGeneratedNever();
            held.HasIndex(h => h.SourceId);
        });
        builder.Entity<TimelineEvent>(entry =>
        {
            entry.ToTable("Events");
            entry.Ignore(e => e.Evidence);
            entry.HasIndex(e => new { e.ArticleId, e.Start });
        });
    }
}
