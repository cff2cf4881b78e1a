using System.Globalization;
using System.Net.Http.Json;
using NewsAggregator.Evaluation;
using NewsAggregator.FeedFarm;

namespace NewsAggregator.Ingestion.Tests.FeedFarm;

public sealed class FarmStoriesTests
{
    private static FarmOptions Small => new()
    {
        Feeds = 40,
        Items = 20,
        Stories = 100,
        BodyBytes = 1_500,
        Epoch = new DateTime(2026, 3, 1, 0, 0, 0, DateTimeKind.Utc),
    };

    /// <summary>The whole farm is measured by the verb <c>farm-stories</c>; docs/QUALITY.md has its figure.</summary>
    [Fact]
    public async Task Stories_of_a_small_farm_are_the_events_that_were_planted()
    {
        IReadOnlyList<FarmStoryItem> items = await FarmStoryRun.RunAsync(Small, TestContext.Current.CancellationToken);
        double measured = BCubed.F1([.. items.Select(item => (item.Truth.Event, item.Story))]);
        Assert.True(measured > 95, string.Create(CultureInfo.InvariantCulture, $"B-cubed F1 {measured:F2}"));
        (int planted, int known) = FarmStoryRun.Copies(items);
        Assert.InRange(planted, 20, 200);
        Assert.InRange(known, planted * 99 / 100, planted);
    }

    [Fact]
    public async Task Truth_tells_which_items_tell_of_one_event_and_which_repeat_another()
    {
        await using FarmServer farm = await FarmServer.StartAsync(Small, TestContext.Current.CancellationToken);
        using HttpClient client = new(new SocketsHttpHandler { UseProxy = false });
        FarmTruth[] truth = (await client.GetFromJsonAsync<FarmTruth[]>(new Uri(farm.Bases[0], "/truth/stories"), TestContext.Current.CancellationToken))!;
        Assert.Equal(farm.StoryTruth(), truth);
        Assert.Equal(800, truth.Length);
        IGrouping<int, FarmTruth>[] told = [.. truth.GroupBy(item => item.Event).Where(told => told.Count() > 1)];
        Assert.InRange(told.Length, 80, 100);
        Assert.All(told, one => Assert.Equal(one.Count(), one.DistinctBy(item => item.Feed).Count()));
        Assert.InRange(told.Max(one => one.Count()), 6, 8);
        Assert.InRange(truth.Count(item => item.CopyOf is not null), 20, 150);
        Assert.All(truth.Where(item => item.CopyOf is not null), copy => Assert.Equal(copy.Event, truth.Single(item => item.Feed == copy.CopyOf!.Feed && item.Number == copy.CopyOf.Number).Event));
        string feed = await client.GetStringAsync(farm.FeedAddress(0), TestContext.Current.CancellationToken);
        Assert.Contains("<language>zh-TW</language>", feed, StringComparison.Ordinal);
    }
}
