using NewsAggregator.Web.Startup;
using Serilog;

namespace NewsAggregator.Web.Commands;

/// <summary>
/// The same binary as a Unix command: results on stdout, complaints on stderr; exit 0 done, 1 it could not be done, 2 wrong usage.
/// </summary>
internal static class CommandLine
{
    private static readonly ICommand[] Commands = [new MigrateCommand(), new SeedCommand(), new RefreshCommand(), new OpmlCommand(), new HelpCommand()];

    public static IReadOnlyList<ICommand> All => Commands;

    /// <summary>A first word that is no option is a command, known or not.</summary>
    public static bool IsCommand(string[] args) => args.Length > 0 && (!args[0].StartsWith('-') || args[0] is "-h" or "--help");

    public static async Task<int> RunAsync(string[] args)
    {
        string word = args[0] is "-h" or "--help" ? "help" : args[0];
        ICommand? command = Array.Find(Commands, c => c.Name == word);
        if (command is null)
        {
            await Console.Error.WriteLineAsync($"'{word}' is no command. 'help' lists them; without a word the site is served.").ConfigureAwait(false);
            return 2;
        }

        string[] settings = [.. args.Skip(1).Where(IsSetting)];
        string[] words = [.. args.Skip(1).Where(argument => !IsSetting(argument))];
        if (command.Complaint(words) is string complaint)
        {
            await Console.Error.WriteLineAsync($"{complaint}\nusage: {command.Usage}").ConfigureAwait(false);
            return 2;
        }

        using CancellationTokenSource stop = new();
        Console.CancelKeyPress += (_, e) =>
        {
            e.Cancel = true;
            stop.Cancel();
        };
        WebApplicationBuilder builder = WebApplication.CreateBuilder(settings);
        SiteServices.Add(builder);
        await using WebApplication app = builder.Build();
        int exit = await command.RunAsync(app, words, stop.Token).ConfigureAwait(false);
        await Log.CloseAndFlushAsync().ConfigureAwait(false);
        return exit;
    }

    // Settings go as --Section:Name=value, as everywhere in ASP.NET Core.
    private static bool IsSetting(string argument) => argument.StartsWith("--", StringComparison.Ordinal) && argument.Contains('=', StringComparison.Ordinal);
}

internal interface ICommand
{
    string Name { get; }

    string Usage { get; }

    string Purpose { get; }

    /// <summary>What is wrong with the words after the command, or null.</summary>
    string? Complaint(string[] words);

    Task<int> RunAsync(WebApplication app, string[] words, CancellationToken cancellation);
}
