using Microsoft.EntityFrameworkCore;
using NewsAggregator.Core.Sources;

namespace NewsAggregator.Storage.Mapping;

internal static class SourceMapping
{
    public static void Map(ModelBuilder builder)
    {
        builder.Entity<Source>(source =>
        {
            source.ToTable("Sources");
            source.HasIndex(s => s.Slug).IsUnique();
            source.Property(s => s.Slug).HasMaxLength(80);
            source.Property(s => s.Name).HasMaxLength(200);
        });
        builder.Entity<SourceAlias>(alias =>
        {
            alias.ToTable("SourceAliases");
            alias.HasKey(a => a.Slug);
            alias.HasOne<Source>().WithMany().HasForeignKey(a => a.SourceId);
        });
        builder.Entity<SourceGroup>(group =>
        {
            group.ToTable("Groups");
            group.HasIndex(g => g.Slug).IsUnique();
        });
        builder.Entity<SourceGroupMember>(member =>
        {
            member.ToTable("GroupMembers");
            member.HasKey(m => new { m.GroupId, m.SourceId });
            member.HasOne<SourceGroup>().WithMany().HasForeignKey(m => m.GroupId);
            member.HasOne<Source>().WithMany().HasForeignKey(m => m.SourceId);
        });
        builder.Entity<SourceBlock>(block =>
        {
            block.ToTable("SourceBlocks");
            block.HasKey(b => new { b.SourceId, b.Fingerprint });
        });
        builder.Entity<Feed>(feed =>
        {
            feed.ToTable("Feeds");
            feed.HasIndex(f => f.Url).IsUnique();
            feed.HasIndex(f => new { f.State, f.NextVisitAt });
            feed.HasOne<Source>().WithMany().HasForeignKey(f => f.SourceId);
        });
    }
}
