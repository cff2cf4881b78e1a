using System.Collections.Concurrent;
using NewsAggregator.Core.Filtering;
using NewsAggregator.Storage.Reading;
using NewsAggregator.Storage.Writing;

namespace NewsAggregator.Storage.Tests.Filtering;

public sealed class SwitchTests
{
    private const int Switches = 8;
    private static readonly string[] Colours = ["red", "blue", "green"];

    /// <summary>Odd versions hide red, even ones blue: what a page holds tells which of them it is of.</summary>
    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Every_page_read_while_filters_change_and_articles_arrive_is_wholly_of_one_version(DatabaseProvider provider)
    {
        await using FilterBench bench = await FilterBench.CreateAsync(provider, "hide title:red\n");
        ConcurrentDictionary<string, bool> stored = [];
        await ArriveAsync(bench, stored, 120);
        ConcurrentBag<int> seen = [];
        using CancellationTokenSource ended = new();
        Task arrivals = UntilAsync(
            async () =>
            {
                // As many arrivals as reads, so that the pages stay short.
                int reads = seen.Count;
                await ArriveAsync(bench, stored, 3);
                await WaitAsync(() => seen.Count > reads || ended.IsCancellationRequested);
            },
            ended.Token);
        Task[] readers = [.. Enumerable.Range(0, 2).Select(_ => UntilAsync(() => ReadAsync(bench, stored, seen), ended.Token))];

        for (int i = 0; i < Switches; i++)
        {
            FilterSave saved = await bench.SaveAsync(i % 2 == 0 ? "hide title:blue" : "hide title:red", typed: 1);
            Assert.Equal((FilterSaveOutcome.Saved, i + 2), (saved.Outcome, saved.Version!.Number));
            await bench.ApplyAsync(25);
            int reads = seen.Count;
            await WaitAsync(() => seen.Count > reads + 1 || readers.Any(reader => reader.IsCompleted));
        }

        await ended.CancelAsync();
        await Task.WhenAll([arrivals, .. readers]);
        await ReadAsync(bench, stored, seen);
        Assert.True(seen.Distinct().Count() > Switches / 2, $"the readers saw versions {string.Join(", ", seen.Distinct().Order())} only");
    }

    private static async Task ReadAsync(FilterBench bench, ConcurrentDictionary<string, bool> stored, ConcurrentBag<int> seen)
    {
        // What is stored before the version is read has been decided under it.
        string[] before = [.. stored.Keys];
        EditionView view = await bench.Test.ViewAsync();
        string hidden = view.VersionNumber % 2 == 1 ? "red" : "blue";
        HashSet<string> shown = [.. (await bench.Lists.PageAsync(view, ArticleList.Front, null, 10_000)).Articles.Select(line => line.Title)];

        Assert.DoesNotContain(shown, title => title.StartsWith(hidden, StringComparison.Ordinal));
        Assert.Empty(before.Where(title => !title.StartsWith(hidden, StringComparison.Ordinal)).Except(shown));
        seen.Add(view.VersionNumber);
    }

    private static async Task ArriveAsync(FilterBench bench, ConcurrentDictionary<string, bool> stored, int count)
    {
        int from = stored.Count;
        string[] titles = [.. Enumerable.Range(from, count).Select(i => $"{Colours[i % 3]} {i}")];
        await bench.ArriveAsync(titles);
        foreach (string title in titles)
        {
            stored[title] = true;
        }
    }

    private static Task UntilAsync(Func<Task> work, CancellationToken ended) => Task.Run(async () =>
    {
        while (!ended.IsCancellationRequested)
        {
            await work();
        }
    }, CancellationToken.None);

    private static async Task WaitAsync(Func<bool> condition)
    {
        for (int i = 0; i < 6000 && !condition(); i++)
        {
            await Task.Delay(10);
        }
    }
}
