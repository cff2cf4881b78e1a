using NewsAggregator.Core.Syndication;
using NewsAggregator.Storage.Writing;
using NewsAggregator.Web.Startup;

namespace NewsAggregator.Web.Commands;

internal sealed class OpmlCommand : ICommand
{
    public string Name => "opml";

    public string Usage => "opml import FILE";

    public string Purpose => "add the sources of an OPML file; its folders become groups";

    public string? Complaint(string[] words) => words.Length == 2 && words[0] == "import" ? null : "expected 'import' and a file";

    public async Task<int> RunAsync(WebApplication app, string[] words, CancellationToken cancellation)
    {
        if (!File.Exists(words[1]))
        {
            await Console.Error.WriteLineAsync($"There is no file '{words[1]}'.").ConfigureAwait(false);
            return 1;
        }

        OpmlDocument document = OpmlReader.Read(await File.ReadAllBytesAsync(words[1], cancellation).ConfigureAwait(false));
        if (document.Error is not null)
        {
            await Console.Error.WriteLineAsync($"{words[1]}: {document.Error}").ConfigureAwait(false);
            return 1;
        }

        await FirstRun.PrepareAsync(app.Services, app.Environment, cancellation).ConfigureAwait(false);
        NewSource[] sources = [.. document.Sources.Select(entry => new NewSource(
            entry.Title, entry.FeedUrl, entry.HomeUrl ?? entry.FeedUrl, Language: entry.Language, Groups: [.. entry.Groups.Select(group => (group, (string?)null))]))];
        int added = await app.Services.GetRequiredService<SourceStore>().AddAsync(sources, null, cancellation).ConfigureAwait(false);
        await Console.Out.WriteLineAsync($"{added} sources added; {sources.Length - added} were there already.").ConfigureAwait(false);
        return 0;
    }
}
