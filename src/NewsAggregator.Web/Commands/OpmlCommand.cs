using System.CommandLine;
using NewsAggregator.Core.Syndication;
using NewsAggregator.Storage.Reading;
using NewsAggregator.Storage.Writing;

namespace NewsAggregator.Web.Commands;

/// <summary>Sources in and out as OPML; folders are groups.</summary>
internal static class OpmlCommand
{
    public static Command Create(CommandHost host)
    {
        Argument<FileInfo> file = new("file") { Description = "an OPML file" };
        Command import = new("import", "add the sources of an OPML file; its folders become groups") { file };
        import.SetAction(host.RunPrepared((app, parsed, cancellation) => ImportAsync(app, parsed.GetRequiredValue(file), cancellation)));
        Command export = new("export", "write all sources as OPML; groups become folders");
        export.SetAction(host.RunPrepared((app, _, cancellation) => ExportAsync(app, cancellation)));
        return new Command("opml", "sources in and out as OPML") { import, export };
    }

    private static async Task<int> ImportAsync(WebApplication app, FileInfo file, CancellationToken cancellation)
    {
        if (!file.Exists)
        {
            await Console.Error.WriteLineAsync($"There is no file '{file.FullName}'.").ConfigureAwait(false);
            return CommandLine.Failed;
        }

        OpmlDocument document = OpmlReader.Read(await File.ReadAllBytesAsync(file.FullName, cancellation).ConfigureAwait(false));
        if (document.Error is not null)
        {
            await Console.Error.WriteLineAsync($"{file.Name}: {document.Error}").ConfigureAwait(false);
            return CommandLine.Failed;
        }

        NewSource[] sources = [.. document.Sources.Select(entry => new NewSource(
            entry.Title, entry.FeedUrl, entry.HomeUrl ?? entry.FeedUrl, Language: entry.Language, Groups: [.. entry.Groups.Select(group => (group, (string?)null))]))];
        int added = await app.Services.GetRequiredService<SourceStore>().AddAsync(sources, null, cancellation).ConfigureAwait(false);
        int groups = document.Sources.SelectMany(entry => entry.Groups).Distinct(StringComparer.Ordinal).Count();
        await Console.Out.WriteLineAsync($"{added} sources added; {sources.Length - added} were there already; {groups} folders.").ConfigureAwait(false);
        return CommandLine.Done;
    }

    private static async Task<int> ExportAsync(WebApplication app, CancellationToken cancellation)
    {
        SiteSettings site = await app.Services.GetRequiredService<SiteSettingsQuery>().ReadAsync(cancellation).ConfigureAwait(false);
        IReadOnlyList<OpmlSource> sources = await app.Services.GetRequiredService<OpmlQuery>().ReadAsync(cancellation).ConfigureAwait(false);
        await using Stream output = Console.OpenStandardOutput();
        await output.WriteAsync(OpmlWriter.Write(site.Name, sources), cancellation).ConfigureAwait(false);
        return CommandLine.Done;
    }
}
