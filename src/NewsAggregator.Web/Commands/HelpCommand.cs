namespace NewsAggregator.Web.Commands;

internal sealed class HelpCommand : ICommand
{
    public string Name => "help";

    public string Usage => "help";

    public string Purpose => "list the commands";

    public string? Complaint(string[] words) => null;

    public async Task<int> RunAsync(WebApplication app, string[] words, CancellationToken cancellation)
    {
        await Console.Out.WriteLineAsync("Without a word the site is served. Settings: --Section:Name=value, or Section__Name in the environment (docs/OPERATIONS.md).\n").ConfigureAwait(false);
        foreach (ICommand command in CommandLine.All)
        {
            await Console.Out.WriteLineAsync($"  {command.Usage,-24} {command.Purpose}").ConfigureAwait(false);
        }

        return 0;
    }
}
