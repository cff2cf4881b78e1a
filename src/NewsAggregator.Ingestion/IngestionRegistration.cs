using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using NewsAggregator.Ingestion.Fetching;
using NewsAggregator.Ingestion.Pictures;
using NewsAggregator.Storage;

namespace NewsAggregator.Ingestion;

/// <summary>What Web sees of ingestion: its registration, its options, the queue, and the questions in Fetching.</summary>
public static class IngestionRegistration
{
    /// <summary>Everything that fetches and computes; the background service itself is added by <see cref="AddIngestionService"/>.</summary>
    public static IServiceCollection AddIngestion(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        services.AddOptions<IngestionOptions>().Bind(configuration.GetSection(IngestionOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddOutbound(configuration);
        services.AddSingleton<RefreshQueue>();
        services.AddSingleton<FeedRefresher>();
        services.AddSingleton<PageReader>();
        services.AddSingleton<StoryKeeper>();
        services.AddSingleton<Redecision>();
        services.AddOptions<PictureOptions>().Bind(configuration.GetSection(PictureOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<PictureMaker>();
        services.AddSingleton<PictureFolder>();
        services.AddSingleton<PictureStore>();
        services.AddSingleton<PictureWishes>();
        services.AddSingleton<PictureRound>();
        services.AddSingleton<IngestionRun>();
        return services;
    }

    public static IServiceCollection AddIngestionService(this IServiceCollection services) => services.AddHostedService<IngestionService>();
}
