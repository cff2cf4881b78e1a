using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using NewsAggregator.Storage;
using NewsAggregator.Storage.Accounts;
using NewsAggregator.Storage.Reading;

namespace NewsAggregator.Web.Tests.Accounts;

/// <summary>How further admins come and go.</summary>
public sealed partial class InvitationTests : IAsyncLifetime
{
    private const string Admins = "/admin/admins";
    private RunningSite site = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        site = await RunningSite.StartAsync("Production");
        await site.LogInAsync();
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Fact]
    public async Task An_invitation_makes_one_further_admin_within_seven_days_and_only_its_hash_is_kept()
    {
        string link = await InviteAsync("Grace");
        await using NewsDbContext db = site.Get<NewsDatabase>().OpenForReading();
        AdminLink stored = await db.AdminLinks.SingleAsync(Cancel);
        Assert.DoesNotContain(link.Split('/')[^1], stored.TokenHash, StringComparison.Ordinal);
        Assert.Equal(TimeSpan.FromDays(7), stored.EndsAt - stored.MadeAt);

        using HttpClient grace = site.Stranger();
        using HttpResponseMessage joined = await RunningSite.PostAsync(grace, link, link, ("name", "grace"), ("password", RunningSite.Password));
        using HttpResponseMessage again = await site.Stranger().GetAsync(new Uri(link, UriKind.Relative), Cancel);

        Assert.Equal("/admin", joined.Headers.Location!.OriginalString);
        Assert.Equal(HttpStatusCode.NotFound, again.StatusCode);
        Assert.Contains("grace", await grace.GetStringAsync(new Uri(Admins, UriKind.Relative), Cancel), StringComparison.Ordinal);
        Assert.Equal(["admin.joined", "admin.invited", "admin.joined"], (await site.Get<AuditQuery>().ReadAsync(new AuditWish(), Cancel)).Lines.Select(line => line.Action));
    }

    [Fact]
    public async Task Of_many_who_use_one_invitation_at_once_one_comes_in()
    {
        string link = await InviteAsync("");
        HttpResponseMessage[] answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(i =>
            RunningSite.PostAsync(site.Stranger(), "/login", link, ("name", $"guest-{i}"), ("password", RunningSite.Password))));

        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.Redirect);
        Assert.Equal(2, (await site.Get<AdminsQuery>().AdminsAsync(Cancel)).Count);
        Array.ForEach(answers, answer => answer.Dispose());
    }

    [Fact]
    public async Task An_invitation_that_was_taken_back_or_misused_does_what_it_should()
    {
        string link = await InviteAsync("Grace");
        using HttpResponseMessage weak = await RunningSite.PostAsync(site.Stranger(), link, link, ("name", "grace"), ("password", "short"));
        using HttpResponseMessage taken = await RunningSite.PostAsync(site.Stranger(), link, link, ("name", RunningSite.Admin), ("password", RunningSite.Password));
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (weak.StatusCode, taken.StatusCode));

        InvitationLine open = Assert.Single(await site.Get<AdminsQuery>().InvitationsAsync(Cancel));
        using HttpResponseMessage revoked = await site.PostAsync(Admins, Admins + "?handler=Revoke", ("id", $"{open.Id}"));
        using HttpResponseMessage used = await site.Stranger().GetAsync(new Uri(link, UriKind.Relative), Cancel);
        Assert.Equal(HttpStatusCode.NotFound, used.StatusCode);
    }

    [Fact]
    public async Task A_removed_admin_is_out_at_the_next_request_and_the_last_one_stays()
    {
        string link = await InviteAsync("Grace");
        using HttpClient grace = site.Stranger();
        using HttpResponseMessage joined = await RunningSite.PostAsync(grace, link, link, ("name", "grace"), ("password", RunningSite.Password));
        IReadOnlyList<AdminLine> admins = await site.Get<AdminsQuery>().AdminsAsync(Cancel);

        using HttpResponseMessage silently = await site.PostAsync(Admins, Admins + "?handler=Remove", ("id", admins.Single(a => a.Name == RunningSite.Admin).Id));
        Assert.Equal(2, (await site.Get<AdminsQuery>().AdminsAsync(Cancel)).Count);
        using HttpResponseMessage removed = await site.PostAsync(Admins, Admins + "?handler=Remove", ("id", admins.Single(a => a.Name == "grace").Id));
        using HttpResponseMessage refused = await grace.GetAsync(new Uri(Admins, UriKind.Relative), Cancel);
        using HttpResponseMessage last = await site.PostAsync(Admins, Admins + "?handler=Remove", ("id", admins.Single(a => a.Name == RunningSite.Admin).Id), ("typed", RunningSite.Admin));

        Assert.Contains("/login", refused.Headers.Location!.ToString(), StringComparison.Ordinal);
        Assert.Equal(RunningSite.Admin, Assert.Single(await site.Get<AdminsQuery>().AdminsAsync(Cancel)).Name);
    }

    [Fact]
    public async Task A_changed_password_ends_the_other_sessions_and_needs_the_present_one()
    {
        using HttpClient elsewhere = site.Stranger();
        using HttpResponseMessage login = await RunningSite.PostAsync(elsewhere, "/login", "/login", ("name", RunningSite.Admin), ("password", RunningSite.Password));
        Assert.Equal(HttpStatusCode.Redirect, login.StatusCode);

        using HttpResponseMessage wrong = await site.PostAsync(Admins, Admins + "?handler=Password", ("present", "not the password"), ("next", "another long password"));
        Assert.Equal(HttpStatusCode.OK, wrong.StatusCode);
        using HttpResponseMessage changed = await site.PostAsync(Admins, Admins + "?handler=Password", ("present", RunningSite.Password), ("next", "another long password"));
        Assert.Equal(HttpStatusCode.Redirect, changed.StatusCode);

        using HttpResponseMessage here = await site.Client.GetAsync(new Uri(Admins, UriKind.Relative), Cancel);
        using HttpResponseMessage there = await elsewhere.GetAsync(new Uri(Admins, UriKind.Relative), Cancel);
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.Redirect), (here.StatusCode, there.StatusCode));
    }

    [Fact]
    public async Task A_one_time_link_is_not_written_to_the_log()
    {
        string link = await InviteAsync("Grace");
        using HttpResponseMessage seen = await site.Stranger().GetAsync(new Uri(link, UriKind.Relative), Cancel);
        string log = "";
        using PeriodicTimer timer = new(TimeSpan.FromMilliseconds(50));
        for (int i = 0; i < 200 && !log.Contains("/invitations/", StringComparison.Ordinal); i++)
        {
            await timer.WaitForNextTickAsync(Cancel);
            log = ReadLog();
        }

        Assert.Contains("/invitations/…", log, StringComparison.Ordinal);
        Assert.DoesNotContain(link, log, StringComparison.Ordinal);
    }

    private string ReadLog() => string.Concat(Directory.EnumerateFiles(Path.Combine(site.Folder, "logs")).Select(path =>
    {
        using FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using StreamReader reader = new(file);
        return reader.ReadToEnd();
    }));

    private async Task<string> InviteAsync(string note)
    {
        using HttpResponseMessage answer = await site.PostAsync(Admins, Admins + "?handler=Invite", ("note", note));
        return Link().Match(await answer.Content.ReadAsStringAsync(Cancel)).Value;
    }

    [GeneratedRegex("/invitations/[0-9a-f]{32}", RegexOptions.CultureInvariant)]
    private static partial Regex Link();
}
