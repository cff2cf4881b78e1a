using System.CommandLine;
using System.CommandLine.Parsing;

namespace NewsAggregator.Web.Commands;

/// <summary>
/// The same binary as a Unix command: results on stdout, complaints on stderr; exit 0 done, 1 it could not be done, 2 wrong usage.
/// Settings go as --Section:Name=value, as everywhere in ASP.NET Core; everything else is the commands' own.
/// </summary>
internal static class CommandLine
{
    public const int Done = 0;
    public const int Failed = 1;
    public const int WrongUsage = 2;

    // Settings of the host that have no section.
    private static readonly string[] HostSettings = ["environment", "urls", "contentRoot", "applicationName"];

    /// <summary>A first word that is no option is a command, known or not.</summary>
    public static bool IsCommand(string[] args) => args.Length > 0 && (!args[0].StartsWith('-') || args[0] is "-h" or "-?" or "--help" or "--version");

    public static async Task<int> RunAsync(string[] args)
    {
        string[] words = [.. args.Where(argument => !IsSetting(argument))];
        ParseResult parsed = Root([.. args.Where(IsSetting)]).Parse(words);
        if (parsed.Errors.Count > 0)
        {
            foreach (string error in parsed.Errors.Select(error => error.Message).Distinct(StringComparer.Ordinal))
            {
                await Console.Error.WriteLineAsync(error).ConfigureAwait(false);
            }

            await Console.Error.WriteLineAsync($"'{string.Join(' ', Path(parsed.CommandResult).Append("--help"))}' tells how it is used.").ConfigureAwait(false);
            return WrongUsage;
        }

        return await parsed.InvokeAsync().ConfigureAwait(false);
    }

    /// <summary>A new command's room: one file beside this one, one line here, one in docs/OPERATIONS.md.</summary>
    /// <param name="settings">Arguments that are settings, passed on to the configuration.</param>
    internal static RootCommand Root(string[] settings)
    {
        RootCommand root = new("Without a word the site is served. Settings: --Section:Name=value, or Section__Name in the environment (docs/OPERATIONS.md).");
        CommandHost host = new(settings);
        Command help = new("help", "list the commands");
        help.SetAction(_ => root.Parse("--help").Invoke());
        root.Subcommands.Add(help);
        root.Subcommands.Add(MigrateCommand.Create(host));
        root.Subcommands.Add(SeedCommand.Create(host));
        root.Subcommands.Add(RefreshCommand.Create(host));
        root.Subcommands.Add(OpmlCommand.Create(host));
        root.Subcommands.Add(AdminCommand.Create(host));
        root.Subcommands.Add(FilterCommand.Create(host));
        return root;
    }

    private static IEnumerable<string> Path(SymbolResult? at) => at switch
    {
        null => [],
        CommandResult { Parent: not null } command => [.. Path(command.Parent), command.Command.Name],
        _ => Path(at.Parent),
    };

    private static bool IsSetting(string argument)
    {
        int end = argument.IndexOf('=', StringComparison.Ordinal);
        return argument.StartsWith("--", StringComparison.Ordinal) && end > 2
            && (argument.AsSpan(0, end).Contains(':') || HostSettings.Contains(argument[2..end], StringComparer.OrdinalIgnoreCase));
    }
}
