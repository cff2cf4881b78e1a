using Microsoft.EntityFrameworkCore;
using NewsAggregator.Storage;
using NewsAggregator.Web.Commands;

namespace NewsAggregator.Web.Tests.Commands;

/// <summary>The way back in for whoever holds the machine.</summary>
[Collection("console")]
public sealed class AdminCommandTests
{
    [Fact]
    public async Task A_link_from_the_command_makes_an_admin_and_another_gives_that_one_a_new_password()
    {
        await using RunningSite site = await RunningSite.StartAsync("Production");
        (int exit, string link, _) = await RunAsync(site, "admin", "create", "Grace");
        Assert.Equal(0, exit);
        using HttpClient grace = site.Stranger();
        using HttpResponseMessage joined = await RunningSite.PostAsync(grace, link.Trim(), link.Trim(), ("name", "grace"), ("password", RunningSite.Password));

        (exit, string reset, _) = await RunAsync(site, "admin", "reset", "grace");
        Assert.Equal(0, exit);
        using HttpClient elsewhere = site.Stranger();
        using HttpResponseMessage set = await RunningSite.PostAsync(elsewhere, reset.Trim(), reset.Trim(), ("password", "another long password"));
        using HttpResponseMessage old = await grace.GetAsync(new Uri("/admin", UriKind.Relative), TestContext.Current.CancellationToken);
        using HttpResponseMessage now = await elsewhere.GetAsync(new Uri("/admin", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal((System.Net.HttpStatusCode.Redirect, System.Net.HttpStatusCode.OK), (old.StatusCode, now.StatusCode));

        (exit, _, string error) = await RunAsync(site, "admin", "reset", "nobody");
        Assert.Equal((1, "There is no admin 'nobody'. There are: grace.\n"), (exit, error));
        await using NewsDbContext db = site.Get<NewsDatabase>().OpenForReading();
        Assert.Equal(2, await db.Audit.CountAsync(line => line.Who == "command admin", TestContext.Current.CancellationToken));
    }

    private static async Task<(int Exit, string Output, string Error)> RunAsync(RunningSite site, params string[] words)
    {
        (TextWriter output, TextWriter error) = (Console.Out, Console.Error);
        await using StringWriter said = new() { NewLine = "\n" };
        await using StringWriter complained = new() { NewLine = "\n" };
        try
        {
            Console.SetOut(said);
            Console.SetError(complained);
            int exit = await CommandLine.RunAsync([.. words, "--environment=Production", $"--Data:Folder={site.Folder}"]);
            return (exit, said.ToString(), complained.ToString());
        }
        finally
        {
            Console.SetOut(output);
            Console.SetError(error);
        }
    }
}
