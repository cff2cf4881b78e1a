using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace NewsAggregator.Ingestion.Fetching;

public static class OutboundRegistration
{
    /// <summary>The one outgoing client and its fetchers, from the section <see cref="OutboundOptions.Section"/>, validated at start.</summary>
    public static IServiceCollection AddOutbound(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        services.AddOptions<OutboundOptions>().Bind(configuration.GetSection(OutboundOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(provider => new OutboundGuard(provider.GetRequiredService<IOptions<OutboundOptions>>().Value));
        services.AddSingleton<OutboundClient>();
        services.AddSingleton<FeedFetcher>();
        services.AddSingleton<RobotsKeeper>();
        services.AddSingleton<PageFetcher>();
        services.AddSingleton<FeedDiscovery>();
        services.AddSingleton<PagePreview>();
        return services;
    }
}
