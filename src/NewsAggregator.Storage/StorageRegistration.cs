using Microsoft.Extensions.DependencyInjection;
using NewsAggregator.Storage.Reading;
using NewsAggregator.Storage.Search;
using NewsAggregator.Storage.Seeding;
using NewsAggregator.Storage.Writing;

namespace NewsAggregator.Storage;

public static class StorageRegistration
{
    /// <summary>The database with its queries and stores, all singletons: each opens contexts of its own.</summary>
    public static IServiceCollection AddNewsStorage(this IServiceCollection services, DatabaseOptions database, SiteOptions site)
    {
        services.AddSingleton(database);
        services.AddSingleton(site);
        services.AddSingleton<NewsDatabase>();
        services.AddSingleton<WritePath>();

        services.AddSingleton<ChangeStamp>();
        services.AddSingleton<SiteSettingsQuery>();
        services.AddSingleton<EditionQuery>();
        services.AddSingleton<ArticleListQuery>();
        services.AddSingleton<LeadsQuery>();
        services.AddSingleton<DayLeadsQuery>();
        services.AddSingleton<ArticlePageQuery>();
        services.AddSingleton<StoryPageQuery>();
        services.AddSingleton<StoryAdminQuery>();
        services.AddSingleton<DirectoryQuery>();
        services.AddSingleton<AdminQuery>();
        services.AddSingleton<SourceAdminQuery>();
        services.AddSingleton<SourceEditionsQuery>();
        services.AddSingleton<SourceTextsQuery>();
        services.AddSingleton<EditionRulesQuery>();
        services.AddSingleton<DaysQuery>();
        services.AddSingleton<PicturesQuery>();
        services.AddSingleton<PictureRows>();
        services.AddSingleton<ReadStore>();
        services.AddSingleton<TopicsQuery>();
        services.AddSingleton<AdminsQuery>();
        services.AddSingleton<AuditQuery>();
        services.AddSingleton<OpmlQuery>();
        services.AddSingleton<RefreshContextQuery>();

        services.AddFilters();

        services.AddSingleton<SearchIndexStore>();
        services.AddSingleton<SitemapQuery>();
        services.AddSingleton<TopicStore>();
        services.AddSingleton<ArticleStore>();
        services.AddSingleton<FeedStore>();
        services.AddSingleton<PageStore>();
        services.AddSingleton<StoryStore>();
        services.AddSingleton<StoryEditStore>();
        services.AddSingleton<LeaseStore>();
        services.AddSingleton<SettingStore>();
        services.AddSingleton<SourceStore>();
        services.AddSingleton<SourceEditStore>();
        services.AddSingleton<SourceFeedStore>();
        services.AddSingleton<SourceBulkStore>();
        services.AddSingleton<SourceBlockStore>();
        services.AddSingleton<SourceRemovalStore>();
        services.AddSingleton<DecideAgainStore>();
        services.AddSingleton<CleanAgainStore>();
        services.AddSingleton<RetentionStore>();
        services.AddSingleton<HeldStore>();
        services.AddSingleton<HeldQuery>();
        services.AddSingleton<ChangesQuery>();
        services.AddSingleton<SiteActions>();
        services.AddSingleton<AdminLinkStore>();
        services.AddSingleton<AdminStore>();
        services.AddSingleton<NeedStore>();
        services.AddSingleton<FirstSeed>();
        return services;
    }
}
