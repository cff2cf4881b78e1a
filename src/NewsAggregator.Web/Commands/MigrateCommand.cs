using NewsAggregator.Storage;

namespace NewsAggregator.Web.Commands;

internal sealed class MigrateCommand : ICommand
{
    public string Name => "migrate";

    public string Usage => "migrate";

    public string Purpose => "create the database, or bring it up to date";

    public string? Complaint(string[] words) => words.Length > 0 ? $"unexpected '{words[0]}'" : null;

    public async Task<int> RunAsync(WebApplication app, string[] words, CancellationToken cancellation)
    {
        await app.Services.GetRequiredService<NewsDatabase>().MigrateAsync(cancellation).ConfigureAwait(false);
        await Console.Out.WriteLineAsync("The database is up to date.").ConfigureAwait(false);
        return 0;
    }
}
