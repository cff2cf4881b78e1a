using Microsoft.EntityFrameworkCore;
using NewsAggregator.Core.Topics;

namespace NewsAggregator.Storage.Mapping;

internal static class SiteMapping
{
    public static void Map(ModelBuilder builder)
    {
        builder.Entity<Topic>(topic =>
        {
            topic.ToTable("Topics");
            topic.HasKey(t => t.Slug);
        });
        builder.Entity<Lease>(lease =>
        {
            lease.ToTable("Leases");
            lease.HasKey(l => l.Name);
        });
        builder.Entity<Setting>(setting =>
        {
            setting.ToTable("Settings");
            setting.HasKey(s => s.Key);
        });
        builder.Entity<AuditEntry>(entry =>
        {
            entry.ToTable("Audit");
            entry.HasIndex(e => e.At);
        });
    }
}
