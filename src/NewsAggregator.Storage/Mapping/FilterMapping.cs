using Microsoft.EntityFrameworkCore;
using NewsAggregator.Core.Filtering;

namespace NewsAggregator.Storage.Mapping;

internal static class FilterMapping
{
    public static void Map(ModelBuilder builder)
    {
        builder.Entity<Edition>(edition =>
        {
            edition.ToTable("Editions");
            edition.HasIndex(e => e.Slug).IsUnique();
        });
        builder.Entity<EditionAlias>(alias =>
        {
            alias.ToTable("EditionAliases");
            alias.HasKey(a => a.Slug);
            alias.HasOne<Edition>().WithMany().HasForeignKey(a => a.EditionId);
        });
        builder.Entity<FilterVersion>(version =>
        {
            version.ToTable("FilterVersions");
            version.HasIndex(v => new { v.EditionId, v.Number }).IsUnique();
            version.HasIndex(v => v.State).HasFilter("\"State\" <> 2");
            version.HasOne<Edition>().WithMany().HasForeignKey(v => v.EditionId);
        });
        builder.Entity<StoredDecision>(decision =>
        {
            // The key is the list's index; on SQLite the migration makes the table WITHOUT ROWID, so that it is the list itself.
            decision.ToTable("Decisions");
            decision.HasKey(d => new { d.EditionId, d.VersionId, d.Verdict, d.SortTime, d.ArticleId });
            decision.HasIndex(d => d.ArticleId);
        });
        builder.Entity<DecisionLeftover>(leftover =>
        {
            leftover.ToTable("DecisionLeftovers");
            leftover.HasKey(l => new { l.EditionId, l.VersionId });
        });
    }
}
