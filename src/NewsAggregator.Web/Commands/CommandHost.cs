using System.CommandLine;
using NewsAggregator.Web.Startup;
using Serilog;

namespace NewsAggregator.Web.Commands;

/// <summary>The program as commands use it: the site's own services, with nothing served.</summary>
internal sealed class CommandHost(string[] settings)
{
    /// <summary>The action of a command.</summary>
    /// <param name="work">Gets the built program; its result is the exit code.</param>
    public Func<ParseResult, CancellationToken, Task<int>> Run(Func<WebApplication, ParseResult, CancellationToken, Task<int>> work) => async (parsed, cancellation) =>
    {
        WebApplicationBuilder builder = WebApplication.CreateBuilder(settings);
        SiteServices.Add(builder);
        await using WebApplication app = builder.Build();
        try
        {
            return await work(app, parsed, cancellation).ConfigureAwait(false);
        }
        finally
        {
            await Log.CloseAndFlushAsync().ConfigureAwait(false);
        }
    };

    /// <summary>The same, for commands that need the database up to date and seeded.</summary>
    public Func<ParseResult, CancellationToken, Task<int>> RunPrepared(Func<WebApplication, ParseResult, CancellationToken, Task<int>> work) => Run(async (app, parsed, cancellation) =>
    {
        await FirstRun.PrepareAsync(app.Services, app.Environment, cancellation).ConfigureAwait(false);
        return await work(app, parsed, cancellation).ConfigureAwait(false);
    });
}
