using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using NewsAggregator.Core.Articles;
using NewsAggregator.Core.Filtering;
using NewsAggregator.Core.Sources;
using NewsAggregator.Core.Stories;
using NewsAggregator.Core.Timelines;
using NewsAggregator.Core.Topics;
using NewsAggregator.Storage.Accounts;
using NewsAggregator.Storage.Mapping;

namespace NewsAggregator.Storage;

/// <summary>The database, the same for both providers; what differs sits in the two subclasses and in Search.</summary>
public abstract class NewsDbContext(DbContextOptions options) : IdentityUserContext<AdminUser>(options)
{
    public DbSet<Source> Sources => Set<Source>();
    public DbSet<SourceAlias> SourceAliases => Set<SourceAlias>();
    public DbSet<SourceGroup> Groups => Set<SourceGroup>();
    public DbSet<SourceGroupMember> GroupMembers => Set<SourceGroupMember>();
    public DbSet<SourceBlock> SourceBlocks => Set<SourceBlock>();
    public DbSet<Feed> Feeds => Set<Feed>();
    public DbSet<Article> Articles => Set<Article>();
    public DbSet<ArticleKey> ArticleKeys => Set<ArticleKey>();
    public DbSet<ArticleTopic> ArticleTopics => Set<ArticleTopic>();
    public DbSet<Revision> Revisions => Set<Revision>();
    public DbSet<HeldRevision> HeldRevisions => Set<HeldRevision>();
    public DbSet<TimelineEvent> Events => Set<TimelineEvent>();
    public DbSet<Edition> Editions => Set<Edition>();
    public DbSet<EditionAlias> EditionAliases => Set<EditionAlias>();
    public DbSet<ArticleReads> ArticleReads => Set<ArticleReads>();
    public DbSet<Picture> Pictures => Set<Picture>();
    public DbSet<FilterVersion> FilterVersions => Set<FilterVersion>();
    public DbSet<StoredDecision> Decisions => Set<StoredDecision>();
    public DbSet<DecisionLeftover> DecisionLeftovers => Set<DecisionLeftover>();
    public DbSet<Story> Stories => Set<Story>();
    public DbSet<StoryMember> StoryMembers => Set<StoryMember>();
    public DbSet<Topic> Topics => Set<Topic>();
    public DbSet<Lease> Leases => Set<Lease>();
    public DbSet<Setting> Settings => Set<Setting>();
    public DbSet<AdminLink> AdminLinks => Set<AdminLink>();
    public DbSet<AuditEntry> Audit => Set<AuditEntry>();

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        ArgumentNullException.ThrowIfNull(configurationBuilder);
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UnixMilliseconds>();
    }

    protected override void OnModelCreating(ModelBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        base.OnModelCreating(builder);
        AccountMapping.Map(builder);
        SourceMapping.Map(builder);
        ArticleMapping.Map(builder);
        FilterMapping.Map(builder);
        StoryMapping.Map(builder);
        PictureMapping.Map(builder);
        ReadingMapping.Map(builder);
        SiteMapping.Map(builder);
    }
}

public sealed class SqliteNewsDbContext(DbContextOptions<SqliteNewsDbContext> options) : NewsDbContext(options);

public sealed class PostgresNewsDbContext(DbContextOptions<PostgresNewsDbContext> options) : NewsDbContext(options);
