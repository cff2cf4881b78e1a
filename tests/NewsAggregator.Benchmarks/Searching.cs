using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using NewsAggregator.Core.Filtering;
using NewsAggregator.Storage;
using NewsAggregator.Storage.Reading;
using NewsAggregator.Storage.Search;
using NewsAggregator.Storage.Seeding;
using NewsAggregator.Storage.Tests.Filtering;
using NewsAggregator.Storage.Writing;

namespace NewsAggregator.Benchmarks;

/// <summary>Searches over a site of many articles, each kind of query many times: a page of thirty lines as the site answers it.</summary>
internal static class Searching
{
    private const int Sources = 300;
    private const int Repeats = 100;

    // A site's first searches wait for the compiler; its later ones do not.
    private const int Warming = 40;
    private const int PageLength = 30;
    private const int Days = 300;

    public static async Task RunAsync(SearchRun run)
    {
        string folder = run.Kept ?? Directory.CreateTempSubdirectory("news-searching-").FullName;
        try
        {
            NewsDatabase database = new(new DatabaseOptions { Folder = folder });
            ZipfTexts texts = new(11);
            if (!File.Exists(database.Settings.SqliteFile))
            {
                await FillAsync(database, texts, run);
            }

            await MeasureAsync(database, texts, run.Kind);
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            if (run.Kept is null)
            {
                Directory.Delete(folder, recursive: true);
            }
        }
    }

    private static async Task FillAsync(NewsDatabase database, ZipfTexts texts, SearchRun run)
    {
        using WritePath writes = new(database);
        await database.MigrateAsync();
        await new FirstSeed(writes, new SourceStore(writes, TimeProvider.System), TimeProvider.System).BasicsAsync();
        Edition edition;
        await using (NewsDbContext db = database.Open())
        {
            edition = await db.Editions.SingleAsync();
        }

        Random random = new(13);
        await ManyArticles.FillAsync(database, edition, run.Articles, i => Make(texts, i, run.IsShuffled ? random.Next(Days) : (int)((long)i * Days / run.Articles)));
        long before = await SizeAsync(database);
        Stopwatch watch = Stopwatch.StartNew();
        TimeSpan cpu = Process.GetCurrentProcess().TotalProcessorTime;
        await new SearchIndexStore(database, writes).BringUpToDateAsync();
        double indexCpu = (Process.GetCurrentProcess().TotalProcessorTime - cpu).TotalSeconds;
        Print($$"""{"figure":"search index","articles":{{run.Articles}},"order":"{{(run.IsShuffled ? "shuffled" : "arrival")}}","wallSeconds":{{watch.Elapsed.TotalSeconds:F1}},"cpuSeconds":{{indexCpu:F1}},"databaseMB":{{before / 1e6:F0}},"indexMB":{{(await SizeAsync(database) - before) / 1e6:F0}}}""");
    }

    private static async Task MeasureAsync(NewsDatabase database, ZipfTexts texts, string wanted)
    {
        ArticleListQuery lists = new(database, new SiteSettingsQuery(database, new ChangeStamp(database), new SiteOptions()), TimeProvider.System);
        EditionView view = (await new EditionQuery(database).FindAsync(null))!;
        List<double> all = [], allCpu = [];
        Random random = new(12);
        Stopwatch watch = new();
        List<(string Kind, Func<string> Next, bool ByRelevance, bool IsDeep)> kinds = [.. Kinds(texts, random).Where(kind => kind.Kind.Contains(wanted, StringComparison.Ordinal))];
        for (int i = 0; i < Warming; i++)
        {
            foreach ((_, Func<string> next, bool byRelevance, bool isDeep) in kinds)
            {
                await SearchAsync(next(), byRelevance, isDeep);
            }
        }

        foreach ((string kind, Func<string> next, bool byRelevance, bool isDeep) in kinds)
        {
            List<double> times = [], cpus = [];
            int found = 0;
            (double slowest, string slow) = (0, "");
            for (int i = 0; i < Repeats; i++)
            {
                string search = next();
                TimeSpan cpuBefore = Environment.CpuUsage.TotalTime;
                watch.Restart();
                found += await SearchAsync(search, byRelevance, isDeep);
                times.Add(watch.Elapsed.TotalMilliseconds);
                cpus.Add((Environment.CpuUsage.TotalTime - cpuBefore).TotalMilliseconds);
                (slowest, slow) = times[^1] > slowest ? (times[^1], search) : (slowest, slow);
            }

            all.AddRange(times);
            allCpu.AddRange(cpus);
            Report(kind, times, cpus, found, slow);
        }

        Report("all", all, allCpu, null, "");

        async Task<int> SearchAsync(string search, bool byRelevance, bool isDeep)
        {
            ListCursor? after = isDeep ? new ListCursor(Start.AddDays(random.Next(Days)).ToUnixTimeMilliseconds(), 0) : null;
            return (await lists.PageAsync(view, new ArticleList { Search = search, ByRelevance = byRelevance }, after, PageLength)).Articles.Count;
        }
    }

    private static IEnumerable<(string Kind, Func<string> Next, bool ByRelevance, bool IsDeep)> Kinds(ZipfTexts texts, Random random)
    {
        yield return ("one character, common", () => texts.Han(random.Next(10)).ToString(), false, false);
        yield return ("one character", () => texts.Han(random.Next(2000)).ToString(), false, false);
        yield return ("two characters", () => texts.HanRun(random, 2), false, false);
        yield return ("four characters", () => texts.HanRun(random, 4), false, false);
        yield return ("English, common", () => texts.Word(random.Next(10)), false, false);
        yield return ("English, in 2 to 10 percent", () => texts.Word(30 + random.Next(200)), false, false);
        yield return ("English, rare", () => texts.Word(3000 + random.Next(15_000)), false, false);
        yield return ("two English words", () => $"{texts.Word(random.Next(300))} {texts.Word(random.Next(3000))}", false, false);
        yield return ("phrase", () => $"\"{texts.Words(random, 2)}\"", false, false);
        yield return ("phrase of common words", () => $"\"{texts.Word(random.Next(10))} {texts.Word(random.Next(10))}\"", false, false);
        yield return ("source: and a common word", () => $"source:source-{random.Next(Sources)} {texts.Word(random.Next(10))}", false, false);
        yield return ("lang: and a common character", () => $"lang:zh {texts.Han(random.Next(10))}", false, false);
        yield return ("after:, before: and a word", () => $"after:2026-{random.Next(1, 10):00}-10 before:2026-{random.Next(1, 11):00}-20 {texts.Word(random.Next(300))}", false, false);
        yield return ("topic: and a word", () => $"topic:ai {texts.Word(random.Next(300))}", false, false);
        yield return ("-word alone, common", () => "-" + texts.Word(random.Next(10)), false, false);
        yield return ("-word alone", () => "-" + texts.Word(random.Next(3000)), false, false);
        yield return ("a word's beginning", () => texts.Word(random.Next(3000)) is { Length: > 3 } word ? word[..3] + "*" : "the*", false, false);
        yield return ("deep page, common word", () => texts.Word(random.Next(10)), false, true);
        yield return ("deep page, two characters", () => texts.HanRun(random, 2), false, true);
        yield return ("best first, common word", () => texts.Word(random.Next(10)), true, false);
        yield return ("best first, two characters", () => texts.HanRun(random, 2), true, false);
    }

    private static DateTimeOffset Start { get; } = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);

    private static (FilterFacts Facts, string Html) Make(ZipfTexts texts, int i, int day)
    {
        bool chinese = i % 5 < 2;
        return (new FilterFacts
        {
            Source = $"source-{i % Sources}",
            Feed = [$"https://feeds.example/{i % Sources}"],
            Topics = i % 7 == 0 ? ["ai"] : [],
            Title = texts.Sentence(chinese, 10),
            Summary = texts.Sentence(chinese, 30),
            Url = $"https://news.example/{i}",
            Domain = "news.example",
            Language = chinese ? "zh-Hant" : "en",
            Age = TimeSpan.FromHours(i % 40),
            Words = 450,
            Date = DateOnly.FromDateTime(Start.Date).AddDays(day),
        }, string.Concat(Enumerable.Range(0, 8).Select(_ => $"<p>{texts.Sentence(chinese, chinese ? 110 : 56)}</p>")));
    }

    private static async Task<long> SizeAsync(NewsDatabase database)
    {
        await using NewsDbContext db = database.Open();
        await db.Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE)");
        return new FileInfo(database.Settings.SqliteFile).Length;
    }

    private static readonly JsonSerializerOptions Readable = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static void Report(string kind, List<double> times, List<double> cpus, int? found, string slowest)
    {
        times.Sort();
        cpus.Sort();
        Print($$"""{"figure":"search","kind":"{{kind}}","p50Ms":{{times[times.Count / 2]:F1}},"p99Ms":{{times[times.Count * 99 / 100]:F1}},"maxMs":{{times[^1]:F1}},"cpuP50Ms":{{cpus[cpus.Count / 2]:F1}},"cpuP99Ms":{{cpus[cpus.Count * 99 / 100]:F1}}{{(found is int lines ? $",\"linesAPage\":{lines / (double)times.Count:F1},\"slowest\":{JsonSerializer.Serialize(slowest, Readable)}" : "")}}}""");
    }

    private static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
