using Microsoft.Extensions.Options;
using NewsAggregator.Core.Sources;
using NewsAggregator.Ingestion;
using NewsAggregator.Storage;
using NewsAggregator.Storage.Reading;
using NewsAggregator.Storage.Search;
using NewsAggregator.Storage.Seeding;
using NewsAggregator.Storage.Writing;

namespace NewsAggregator.Web.Startup;

/// <summary>Before anything is served: the database is up to date and holds what a site starts with.</summary>
internal static class FirstRun
{
    public static async Task PrepareAsync(IServiceProvider services, IHostEnvironment environment, CancellationToken cancellation)
    {
        await BringUpToDateAsync(services, cancellation).ConfigureAwait(false);
        await services.GetRequiredService<FirstSeed>().BasicsAsync(cancellation).ConfigureAwait(false);
        if (environment.IsDevelopment())
        {
            await SeedDevelopmentAsync(services, cancellation).ConfigureAwait(false);
        }

        await services.GetRequiredService<SiteSettingsQuery>().ReadAsync(cancellation).ConfigureAwait(false);
        if (services.GetRequiredService<IOptions<IngestionOptions>>().Value.StartRealSources)
        {
            await services.GetRequiredService<SiteActions>().StartRealSourcesAsync("setting Ingestion:StartRealSources", cancellation).ConfigureAwait(false);
        }
    }

    /// <summary>Schema, and what a new version of the program keeps in another way.</summary>
    public static async Task BringUpToDateAsync(IServiceProvider services, CancellationToken cancellation)
    {
        await services.GetRequiredService<NewsDatabase>().MigrateAsync(cancellation).ConfigureAwait(false);
        await services.GetRequiredService<SearchIndexStore>().BringUpToDateAsync(new IndexProgress(), cancellation).ConfigureAwait(false);
    }

    private static async Task SeedDevelopmentAsync(IServiceProvider services, CancellationToken cancellation)
    {
        SettingStore settings = services.GetRequiredService<SettingStore>();
        if (await settings.ReadAsync(SettingKeys.SetUpAt, cancellation).ConfigureAwait(false) is not null)
        {
            return;
        }

        FirstSeed seed = services.GetRequiredService<FirstSeed>();
        await seed.DemoSourcesAsync(cancellation).ConfigureAwait(false);
        await seed.StarterSourcesAsync(SourceState.Paused, null, cancellation).ConfigureAwait(false);
        string now = services.GetRequiredService<TimeProvider>().GetUtcNow().ToUnixTimeMilliseconds().ToString(System.Globalization.CultureInfo.InvariantCulture);
        await settings.WriteAsync(new Dictionary<string, string> { [SettingKeys.SetUpAt] = now }, cancellation).ConfigureAwait(false);
    }

    /// <summary>A large site waits for its index: the console says how long still.</summary>
    private sealed class IndexProgress : IProgress<(int Done, int Of)>
    {
        private const int Every = 5000;

        public void Report((int Done, int Of) value)
        {
            if (value.Done > 0 && value.Done % Every == 0)
            {
                Console.Error.WriteLine(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"The search index is being rebuilt: {value.Done} of {value.Of} articles."));
            }
        }
    }
}
