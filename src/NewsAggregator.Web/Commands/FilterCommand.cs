using System.CommandLine;
using System.Globalization;
using NewsAggregator.Core.Filtering;
using NewsAggregator.Storage.Reading;

namespace NewsAggregator.Web.Commands;

/// <summary>An edition's filter from a file or a pipe, so that it can live in a repository. What the admin's pages do, with the same code.</summary>
internal static class FilterCommand
{
    private const int HistoryLines = 50;

    public static Command Create(CommandHost host)
    {
        Option<string?> edition = new("--edition") { Description = "slug of the edition; the front page's without it", Recursive = true };
        Command command = new("filter", "the filter of an edition: what appears, and why") { edition };
        command.Subcommands.Add(Export(host, edition));
        command.Subcommands.Add(Check(host, edition));
        command.Subcommands.Add(Preview(host, edition));
        command.Subcommands.Add(FilterSaving.Apply(host, edition));
        command.Subcommands.Add(History(host, edition));
        command.Subcommands.Add(FilterSaving.Revert(host, edition));
        return command;
    }

    /// <summary>A filter's text: from a file, or from standard input without one or for "-".</summary>
    public static Argument<string?> File() => new("file") { Description = "a file with the filter's text; standard input without it, or for '-'", Arity = ArgumentArity.ZeroOrOne };

    public static async Task<string?> ReadAsync(string? file, CancellationToken cancellation)
    {
        if (file is null or "-")
        {
            return await Console.In.ReadToEndAsync(cancellation).ConfigureAwait(false);
        }

        if (System.IO.File.Exists(file))
        {
            return await System.IO.File.ReadAllTextAsync(file, cancellation).ConfigureAwait(false);
        }

        await Console.Error.WriteLineAsync($"There is no file '{file}'.").ConfigureAwait(false);
        return null;
    }

    public static async Task<EditionFilter?> EditionAsync(WebApplication app, string? slug, CancellationToken cancellation)
    {
        IReadOnlyList<EditionFilter> all = await app.Services.GetRequiredService<FilterHistoryQuery>().EditionsAsync(cancellation).ConfigureAwait(false);
        EditionFilter? found = all.FirstOrDefault(edition => slug is null ? edition.IsDefault : edition.Slug == slug);
        if (found is null)
        {
            await Console.Error.WriteLineAsync($"There is no edition '{slug}'. There are: {string.Join(", ", all.Select(edition => edition.Slug))}.").ConfigureAwait(false);
        }

        return found;
    }

    /// <summary>Problems as compilers tell them, so that an editor can go to the place.</summary>
    public static async Task ComplainAsync(string? file, IEnumerable<FilterProblem> problems)
    {
        foreach (FilterProblem problem in problems)
        {
            await Console.Error.WriteLineAsync($"{(file is null or "-" ? "filter" : file)}:{problem}").ConfigureAwait(false);
        }
    }

    private static Command Export(CommandHost host, Option<string?> edition)
    {
        Option<int?> version = new("--version") { Description = "number of an older version; the newest without it" };
        Command command = new("export", "write the filter's text") { version };
        command.SetAction(host.RunPrepared(async (app, parsed, cancellation) =>
        {
            if (await EditionAsync(app, parsed.GetValue(edition), cancellation).ConfigureAwait(false) is not { } of)
            {
                return CommandLine.Failed;
            }

            int? number = parsed.GetValue(version);
            FilterVersion? found = await app.Services.GetRequiredService<FilterHistoryQuery>().FindAsync(of.Id, number, cancellation).ConfigureAwait(false);
            if (found is null)
            {
                await Console.Error.WriteLineAsync($"There is no version {number} of the filter of '{of.Slug}'.").ConfigureAwait(false);
                return CommandLine.Failed;
            }

            await Console.Out.WriteAsync(found.Text).ConfigureAwait(false);
            return CommandLine.Done;
        }));
        return command;
    }

    private static Command Check(CommandHost host, Option<string?> edition)
    {
        Argument<string?> file = File();
        Command command = new("check", "tell what is wrong in a filter's text, and each rule in words") { file };
        command.SetAction(host.RunPrepared(async (app, parsed, cancellation) =>
        {
            string? path = parsed.GetValue(file);
            if (await EditionAsync(app, parsed.GetValue(edition), cancellation).ConfigureAwait(false) is null || await ReadAsync(path, cancellation).ConfigureAwait(false) is not { } text)
            {
                return CommandLine.Failed;
            }

            FilterNames names = await app.Services.GetRequiredService<FilterNamesQuery>().ReadAsync(cancellation).ConfigureAwait(false);
            FilterParse filter = FilterText.Parse(text);
            await ComplainAsync(path, filter.Problems.Concat(names.Check(filter))).ConfigureAwait(false);
            for (int i = 0; i < filter.Rules.Count && filter.IsSound; i++)
            {
                await Console.Out.WriteLineAsync($"{i + 1}. {RuleInWords.English(filter.Rules[i], i + 1, names)}").ConfigureAwait(false);
            }

            if (filter.IsSound)
            {
                await Console.Out.WriteLineAsync(RuleInWords.EnglishDefault(filter.Default, filter.Rules.Count)).ConfigureAwait(false);
            }

            return filter.IsSound ? CommandLine.Done : CommandLine.Failed;
        }));
        return command;
    }

    private static Command Preview(CommandHost host, Option<string?> edition)
    {
        Argument<string?> file = File();
        Option<int> days = new("--days") { Description = "how far back articles are compared", DefaultValueFactory = _ => 7 };
        Option<bool> all = new("--all") { Description = "compare everything stored" };
        Option<int> list = new("--list") { Description = "how many articles are named under each heading", DefaultValueFactory = _ => 20 };
        Command command = new("preview", "tell what a filter's text would change, without saving it") { file, days, all, list };
        command.SetAction(host.RunPrepared(async (app, parsed, cancellation) =>
        {
            string? path = parsed.GetValue(file);
            if (await EditionAsync(app, parsed.GetValue(edition), cancellation).ConfigureAwait(false) is not { } of || await ReadAsync(path, cancellation).ConfigureAwait(false) is not { } text)
            {
                return CommandLine.Failed;
            }

            DateTimeOffset? since = parsed.GetValue(all) ? null : app.Services.GetRequiredService<TimeProvider>().GetUtcNow().AddDays(-parsed.GetValue(days));
            FilterReport report = await app.Services.GetRequiredService<FilterPreviewQuery>().ReportAsync(of.Id, text, since, parsed.GetValue(list), null, cancellation).ConfigureAwait(false);
            await ComplainAsync(path, report.Filter.Problems).ConfigureAwait(false);
            if (!report.Filter.IsSound)
            {
                return CommandLine.Failed;
            }

            await FilterReportText.WriteAsync(Console.Out, report).ConfigureAwait(false);
            return CommandLine.Done;
        }));
        return command;
    }

    private static Command History(CommandHost host, Option<string?> edition)
    {
        Command command = new("history", "list the saved versions, the newest first");
        command.SetAction(host.RunPrepared(async (app, parsed, cancellation) =>
        {
            if (await EditionAsync(app, parsed.GetValue(edition), cancellation).ConfigureAwait(false) is not { } of)
            {
                return CommandLine.Failed;
            }

            foreach (FilterVersionLine line in await app.Services.GetRequiredService<FilterHistoryQuery>().VersionsAsync(of.Id, HistoryLines, cancellation).ConfigureAwait(false))
            {
                string state = line.State switch { FilterVersionState.InForce => "in force", FilterVersionState.Preparing => "preparing", _ => "" };
                string at = line.CreatedAt.UtcDateTime.ToString("yyyy-MM-dd HH:mm'Z'", CultureInfo.InvariantCulture);
                await Console.Out.WriteLineAsync($"v{line.Number,-4} {at}  {state,-9}  {line.Author}{(line.Note is null ? "" : $": {line.Note}")}").ConfigureAwait(false);
            }

            return CommandLine.Done;
        }));
        return command;
    }
}
