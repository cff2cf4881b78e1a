using System.CommandLine;
using NewsAggregator.Web.Startup;

namespace NewsAggregator.Web.Commands;

internal static class MigrateCommand
{
    public static Command Create(CommandHost host)
    {
        Command command = new("migrate", "create the database, or bring it up to date");
        command.SetAction(host.Run(async (app, _, cancellation) =>
        {
            await FirstRun.BringUpToDateAsync(app.Services, cancellation).ConfigureAwait(false);
            await Console.Out.WriteLineAsync("The database is up to date.").ConfigureAwait(false);
            return CommandLine.Done;
        }));
        return command;
    }
}
