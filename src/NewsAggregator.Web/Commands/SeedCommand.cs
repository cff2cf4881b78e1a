using NewsAggregator.Core.Sources;
using NewsAggregator.Storage.Seeding;
using NewsAggregator.Web.Startup;

namespace NewsAggregator.Web.Commands;

internal sealed class SeedCommand : ICommand
{
    public string Name => "seed";

    public string Usage => "seed";

    public string Purpose => "add the starter sources, paused; what is there stays";

    public string? Complaint(string[] words) => words.Length > 0 ? $"unexpected '{words[0]}'" : null;

    public async Task<int> RunAsync(WebApplication app, string[] words, CancellationToken cancellation)
    {
        await FirstRun.PrepareAsync(app.Services, app.Environment, cancellation).ConfigureAwait(false);
        int added = await app.Services.GetRequiredService<FirstSeed>().StarterSourcesAsync(SourceState.Paused, null, cancellation).ConfigureAwait(false);
        await Console.Out.WriteLineAsync($"{added} sources added, paused.").ConfigureAwait(false);
        return 0;
    }
}
