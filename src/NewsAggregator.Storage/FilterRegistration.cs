using Microsoft.Extensions.DependencyInjection;
using NewsAggregator.Storage.Reading;
using NewsAggregator.Storage.Writing;

namespace NewsAggregator.Storage;

internal static class FilterRegistration
{
    /// <summary>Everything around the source filter: its versions, what they decide, what they would decide, and why.</summary>
    public static IServiceCollection AddFilters(this IServiceCollection services)
    {
        services.AddSingleton<FiltersQuery>();
        services.AddSingleton<FilterNamesQuery>();
        services.AddSingleton<FilterHistoryQuery>();
        services.AddSingleton<FilterPreviewQuery>();
        services.AddSingleton<ExplainQuery>();
        services.AddSingleton<NotHereQuery>();
        services.AddSingleton<ArticleAdminQuery>();
        services.AddSingleton<RuleHitsQuery>();
        services.AddSingleton<FilterStore>();
        services.AddSingleton<EditionStore>();
        services.AddSingleton<DecisionStore>();
        services.AddSingleton<WithdrawalStore>();
        return services;
    }
}
