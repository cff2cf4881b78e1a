using System.Net;
using Microsoft.EntityFrameworkCore;
using NewsAggregator.Core.Sources;
using NewsAggregator.Storage;
using NewsAggregator.Storage.Reading;

namespace NewsAggregator.Web.Tests.Admin;

/// <summary>The admin's first page: normally empty, and quiet about what was left as it is.</summary>
public sealed class NeedsPageTests : IAsyncLifetime
{
    private RunningSite site = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        site = await RunningSite.StartAsync("Development");
        await site.LogInAsync();
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Fact]
    public async Task What_fails_moved_or_is_warned_of_is_told_until_it_is_left_and_again_when_it_changes()
    {
        Assert.Contains("Nothing needs you", await site.TextAsync("/admin?in=en"), StringComparison.Ordinal);
        FeedHealthLine feed = (await site.Get<AdminQuery>().FeedsAsync(Cancel)).First(f => f.SourceState == SourceState.Active);
        await ChangeAsync(feed.FeedId, f =>
        {
            f.FailingSince = DateTimeOffset.UtcNow.AddDays(-2);
            f.Failures = 9;
            f.LastFailure = FeedFailure.Timeout;
            f.MovedTo = "https://new.example/feed";
            f.MovedSince = DateTimeOffset.UtcNow.AddDays(-1);
            f.Warnings = "2 items without a date";
        });

        string page = await site.TextAsync("/admin?in=en");
        Assert.Contains("No answer in time", page, StringComparison.Ordinal);
        Assert.Contains("It redirects for good to https://new.example/feed", page, StringComparison.Ordinal);
        Assert.Contains("2 items without a date", page, StringComparison.Ordinal);

        using HttpResponseMessage accepted = await site.PostAsync("/admin", "/admin?handler=Accept", ("feed", $"{feed.FeedId}"), ("source", $"{feed.SourceId}"), ("about", "https://new.example/feed"));
        Assert.Equal("https://new.example/feed", (await site.Get<AdminQuery>().FeedsAsync(Cancel)).Single(f => f.FeedId == feed.FeedId).Url);
        Assert.DoesNotContain("It redirects for good", await site.TextAsync("/admin?in=en"), StringComparison.Ordinal);

        using HttpResponseMessage left = await site.PostAsync("/admin", "/admin?handler=Leave", ("feed", $"{feed.FeedId}"), ("need", "Warned"), ("about", "2 items without a date"));
        Assert.Equal(HttpStatusCode.Redirect, left.StatusCode);
        Assert.DoesNotContain("repaired at each visit", await site.TextAsync("/admin?in=en"), StringComparison.Ordinal);

        await ChangeAsync(feed.FeedId, f => f.Warnings = "5 items without a date");
        Assert.Contains("5 items without a date", await site.TextAsync("/admin?in=en"), StringComparison.Ordinal);
        Assert.Contains("Left as it is", await site.TextAsync("/admin/audit?in=en"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_feed_that_is_gone_can_be_tried_once_more()
    {
        FeedHealthLine feed = (await site.Get<AdminQuery>().FeedsAsync(Cancel)).First(f => f.SourceState == SourceState.Active);
        await ChangeAsync(feed.FeedId, f => f.State = FeedState.Gone);
        Assert.Contains("Try once more", await site.TextAsync("/admin?in=en"), StringComparison.Ordinal);

        using HttpResponseMessage tried = await site.PostAsync("/admin", "/admin?handler=Retry", ("feed", $"{feed.FeedId}"), ("source", $"{feed.SourceId}"));
        Assert.Contains("Nothing needs you", await site.TextAsync("/admin?in=en"), StringComparison.Ordinal);
    }

    private async Task ChangeAsync(int feedId, Action<Feed> change)
    {
        await using NewsDbContext db = site.Get<NewsDatabase>().Open();
        change(await db.Feeds.SingleAsync(f => f.Id == feedId, Cancel));
        await db.SaveChangesAsync(Cancel);
    }
}
