using System.CommandLine;
using NewsAggregator.Core.Filtering;
using NewsAggregator.Ingestion;
using NewsAggregator.Storage.Reading;
using NewsAggregator.Storage.Writing;

namespace NewsAggregator.Web.Commands;

/// <summary>The commands that make a new version and see it into force, beside a running site or without one.</summary>
internal static class FilterSaving
{
    public static Command Apply(CommandHost host, Option<string?> edition)
    {
        Argument<string?> file = FilterCommand.File();
        Options options = new();
        Command command = new("apply", "save a filter's text as the next version and put it into force") { file };
        options.AddTo(command);
        command.SetAction(host.RunPrepared(async (app, parsed, cancellation) =>
        {
            string? path = parsed.GetValue(file);
            if (await FilterCommand.EditionAsync(app, parsed.GetValue(edition), cancellation).ConfigureAwait(false) is not { } of
                || await BaseAsync(app, of, parsed.GetValue(options.Base), cancellation).ConfigureAwait(false) is not long basis
                || await FilterCommand.ReadAsync(path, cancellation).ConfigureAwait(false) is not { } text)
            {
                return CommandLine.Failed;
            }

            FilterSave save = await app.Services.GetRequiredService<FilterStore>().SaveAsync(
                new FilterDraft(of.Id, text, options.AuthorOf(parsed), parsed.GetValue(options.Note), basis, parsed.GetValue(options.Hides)), cancellation).ConfigureAwait(false);
            await FilterCommand.ComplainAsync(path, save.Filter?.Problems ?? []).ConfigureAwait(false);
            return await FinishAsync(app, save, cancellation).ConfigureAwait(false);
        }));
        return command;
    }

    public static Command Revert(CommandHost host, Option<string?> edition)
    {
        Argument<int> version = new("version") { Description = "number of the version whose text is to be in force again" };
        Options options = new();
        Command command = new("revert", "make an earlier version's text the next version and put it into force") { version };
        options.AddTo(command);
        command.SetAction(host.RunPrepared(async (app, parsed, cancellation) =>
        {
            if (await FilterCommand.EditionAsync(app, parsed.GetValue(edition), cancellation).ConfigureAwait(false) is not { } of
                || await BaseAsync(app, of, parsed.GetValue(options.Base), cancellation).ConfigureAwait(false) is not long basis)
            {
                return CommandLine.Failed;
            }

            FilterSave save = await app.Services.GetRequiredService<FilterStore>().RevertAsync(
                of.Id, parsed.GetValue(version), options.AuthorOf(parsed), parsed.GetValue(options.Note), basis, parsed.GetValue(options.Hides), cancellation).ConfigureAwait(false);
            return await FinishAsync(app, save, cancellation).ConfigureAwait(false);
        }));
        return command;
    }

    private static async Task<long?> BaseAsync(WebApplication app, EditionFilter edition, int? number, CancellationToken cancellation)
    {
        if (number is null || number == edition.Newest.Number)
        {
            return edition.Newest.Id;
        }

        FilterVersion? found = await app.Services.GetRequiredService<FilterHistoryQuery>().FindAsync(edition.Id, number, cancellation).ConfigureAwait(false);
        if (found is null)
        {
            await Console.Error.WriteLineAsync($"There is no version {number} of the filter of '{edition.Slug}'.").ConfigureAwait(false);
        }

        return found?.Id;
    }

    private static async Task<int> FinishAsync(WebApplication app, FilterSave save, CancellationToken cancellation)
    {
        switch (save.Outcome)
        {
            case FilterSaveOutcome.Saved:
                return await PrepareAsync(app, save.Version!, cancellation).ConfigureAwait(false);
            case FilterSaveOutcome.Unchanged:
                await Console.Out.WriteLineAsync($"v{save.Newest!.Number} says the same already; nothing was saved.").ConfigureAwait(false);
                return CommandLine.Done;
            case FilterSaveOutcome.Stale:
                await Console.Error.WriteLineAsync(
                    $"{save.Newest!.Author} saved v{save.Newest.Number} meanwhile; nothing was overwritten. See `filter export`, then apply with --base {save.Newest.Number}.").ConfigureAwait(false);
                return CommandLine.Failed;
            case FilterSaveOutcome.NeedsNumber:
                await Console.Error.WriteLineAsync($"This hides {save.Hides} of the {save.Shown} articles shown now. If that is meant, say --hides {save.Hides}.").ConfigureAwait(false);
                return CommandLine.Failed;
            case FilterSaveOutcome.Unknown:
                await Console.Error.WriteLineAsync("There is no such version.").ConfigureAwait(false);
                return CommandLine.Failed;
            default:
                return CommandLine.Failed;
        }
    }

    /// <summary>Decides what is stored, together with a site that may be running, until the version is in force.</summary>
    private static async Task<int> PrepareAsync(WebApplication app, FilterVersion version, CancellationToken cancellation)
    {
        await Console.Out.WriteLineAsync($"v{version.Number} saved; deciding what is stored.").ConfigureAwait(false);
        await app.Services.GetRequiredService<Redecision>().PrepareAsync(cancellation).ConfigureAwait(false);
        FilterProgress? progress = await app.Services.GetRequiredService<FilterHistoryQuery>().ProgressAsync(version.Id, cancellation).ConfigureAwait(false);
        if (progress?.State != FilterVersionState.InForce)
        {
            await Console.Error.WriteLineAsync($"A newer save took the place of v{version.Number}.").ConfigureAwait(false);
            return CommandLine.Failed;
        }

        await Console.Out.WriteLineAsync($"v{version.Number} is in force over {progress.Total} articles.").ConfigureAwait(false);
        return CommandLine.Done;
    }

    private sealed class Options
    {
        public Option<string?> Note { get; } = new("--note") { Description = "why, for the history" };
        public Option<string?> Author { get; } = new("--author") { Description = "who, for the history; the user at this machine without it" };
        public Option<int?> Base { get; } = new("--base") { Description = "number of the version that the text was made from; refused if a newer one was saved" };
        public Option<int?> Hides { get; } = new("--hides") { Description = "how many shown articles it hides, where that is over half" };

        public void AddTo(Command command)
        {
            command.Options.Add(Note);
            command.Options.Add(Author);
            command.Options.Add(Base);
            command.Options.Add(Hides);
        }

        public string AuthorOf(ParseResult parsed) => parsed.GetValue(Author) ?? Environment.UserName;
    }
}
