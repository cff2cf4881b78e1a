using System.Diagnostics;
using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using NewsAggregator.Benchmarks.Pure;
using NewsAggregator.Core.Articles;
using NewsAggregator.Core.Filtering;
using NewsAggregator.Ingestion;
using NewsAggregator.Storage;
using NewsAggregator.Storage.Reading;
using NewsAggregator.Storage.Seeding;
using NewsAggregator.Storage.Tests.Filtering;
using NewsAggregator.Storage.Writing;

namespace NewsAggregator.Benchmarks;

/// <summary>
/// A change of filter over a site of many articles: the effect report, then the save put into force, while a writer stands by and measures
/// how long it waits.
/// </summary>
internal static class Refilter
{
    private const int Sources = 300;

    public static async Task<string> RunAsync(int articles, int rules)
    {
        string folder = Directory.CreateTempSubdirectory("news-refilter-").FullName;
        try
        {
            return await MeasureAsync(new NewsDatabase(new DatabaseOptions { Folder = folder }), articles, rules);
        }
        finally
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<string> MeasureAsync(NewsDatabase database, int articles, int rules)
    {
        using WritePath writes = new(database);
        TimeProvider clock = TimeProvider.System;
        await database.MigrateAsync();
        await new FirstSeed(writes, new SourceStore(writes, clock), clock).BasicsAsync();
        Edition edition;
        await using (NewsDbContext db = database.Open())
        {
            edition = await db.Editions.SingleAsync();
        }

        FarmText[] texts = [.. FarmTexts.Grow(chinese: false).Items, .. FarmTexts.Grow(chinese: true).Items];
        await ManyArticles.FillAsync(database, edition, articles, i => (Facts(i, texts[i % texts.Length]), texts[i % texts.Length].Html));

        FilterPreviewQuery preview = new(database);
        FilterStore store = new(database, writes, preview, clock);
        DecisionStore decisions = new(database, writes, new FiltersQuery(database), clock);
        string text = Text(rules);
        TimeSpan cpu = Process.GetCurrentProcess().TotalProcessorTime;
        Stopwatch watch = Stopwatch.StartNew();
        FilterReport report = await preview.ReportAsync(edition.Id, text, null);
        double reported = watch.Elapsed.TotalSeconds;
        double reportCpu = (Process.GetCurrentProcess().TotalProcessorTime - cpu).TotalSeconds;

        watch.Restart();
        FilterSave save = await store.SaveAsync(new FilterDraft(edition.Id, text, "bench", null, edition.VersionInForceId, report.Disappear.Count));
        double saved = watch.Elapsed.TotalSeconds;
        if (save.Outcome != FilterSaveOutcome.Saved)
        {
            throw new InvalidOperationException($"Not saved: {save.Outcome}.");
        }

        using CancellationTokenSource ended = new();
        Task<List<double>> waits = WaitsAsync(writes, ended.Token);
        cpu = Process.GetCurrentProcess().TotalProcessorTime;
        watch.Restart();
        await new Redecision(decisions, new DecideAgainStore(database, writes, new FiltersQuery(database)), clock, NullLogger<Redecision>.Instance).PrepareAsync();
        double applied = watch.Elapsed.TotalSeconds;
        double cpuSeconds = (Process.GetCurrentProcess().TotalProcessorTime - cpu).TotalSeconds;
        await ended.CancelAsync();
        List<double> waited = await waits;
        waited.Sort();
        return string.Create(
            CultureInfo.InvariantCulture,
            $$"""{"figure":"refilter","articles":{{articles}},"rules":{{rules}},"reportSeconds":{{reported:F1}},"reportCpuSeconds":{{reportCpu:F1}},"saveSeconds":{{saved:F1}},"applySeconds":{{applied:F1}},"applyCpuSeconds":{{cpuSeconds:F1}},"articlesPerSecond":{{articles / applied:F0}},"otherWrites":{{waited.Count}},"otherWriteP50Ms":{{waited[waited.Count / 2]:F0}},"otherWriteP99Ms":{{waited[waited.Count * 99 / 100]:F0}}}""");
    }

    /// <summary>Another writer, as a visit would be: milliseconds from wish to commit.</summary>
    private static async Task<List<double>> WaitsAsync(WritePath writes, CancellationToken ended)
    {
        List<double> waits = [];
        while (!ended.IsCancellationRequested)
        {
            Stopwatch watch = Stopwatch.StartNew();
            await writes.RunAsync(db => db.Settings.Where(s => s.Key == SettingKeys.SiteId).ExecuteUpdateAsync(set => set.SetProperty(s => s.Value, s => s.Value)), CancellationToken.None);
            waits.Add(watch.Elapsed.TotalMilliseconds);
            await Task.Delay(20, CancellationToken.None);
        }

        return waits;
    }

    private static FilterFacts Facts(int i, FarmText text) => new()
    {
        Source = $"source-{i % Sources}",
        Feed = [$"https://feeds.example/{i % Sources}"],
        Topics = i % 3 == 0 ? ["ai"] : [],
        Authors = [$"Author {i % 500}"],
        Title = $"{text.Title} {i}",
        Summary = BodyReader.TextOf(text.Html) is { Length: > 300 } body ? body[..300] : "",
        Url = $"https://news.example/{i}",
        Domain = "news.example",
        Language = i % 2 == 0 ? "en" : "zh-Hant",
        Age = TimeSpan.FromHours(i % 100),
        Words = 400,
        Date = new DateOnly(2026, 1, 1).AddDays(i % 300),
    };

    /// <summary>A fifth patterns, one in fifty on the text (behind a source), few of which decide.</summary>
    private static string Text(int rules)
    {
        StringBuilder text = new();
        for (int i = 0; i < rules; i++)
        {
            text.AppendLine(string.Create(CultureInfo.InvariantCulture, $"{(i % 10) switch
            {
                0 or 5 => $"hide title:/no(body|one) says {i}[0-9]+/",
                1 => $"hide source:source-{i} text:\"nobody writes\"",
                2 => $"hide source:source-{i}",
                3 => $"hide topic:ai author:\"Author {i}\"",
                4 => $"hide lang:ja words<{i}",
                _ => $"hide \"nobody says {i}\"",
            }}"));
        }

        return text.Append("default show\n").ToString();
    }
}
