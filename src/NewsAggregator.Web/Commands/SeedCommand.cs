using System.CommandLine;
using NewsAggregator.Core.Sources;
using NewsAggregator.Storage.Seeding;

namespace NewsAggregator.Web.Commands;

internal static class SeedCommand
{
    public static Command Create(CommandHost host)
    {
        Command command = new("seed", "add the starter sources, paused; what is there stays");
        command.SetAction(host.RunPrepared(async (app, _, cancellation) =>
        {
            int added = await app.Services.GetRequiredService<FirstSeed>().StarterSourcesAsync(SourceState.Paused, null, cancellation).ConfigureAwait(false);
            await Console.Out.WriteLineAsync($"{added} sources added, paused.").ConfigureAwait(false);
            return CommandLine.Done;
        }));
        return command;
    }
}
