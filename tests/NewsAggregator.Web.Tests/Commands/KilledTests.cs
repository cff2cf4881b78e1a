using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using NewsAggregator.Core.Filtering;
using NewsAggregator.Storage;
using NewsAggregator.Storage.Seeding;
using NewsAggregator.Storage.Tests.Filtering;
using NewsAggregator.Storage.Writing;

namespace NewsAggregator.Web.Tests.Commands;

/// <summary>The program as a process of its own, killed in the middle of a change of filter.</summary>
public sealed class KilledTests : IDisposable
{
    private const int Articles = 8_000;
    private readonly string folder = Directory.CreateTempSubdirectory("news-killed-").FullName;
    private readonly NewsDatabase database;

    public KilledTests() => database = new NewsDatabase(new DatabaseOptions { Folder = folder });

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task A_change_of_filter_that_was_killed_goes_on_where_it_stood_and_ends_right()
    {
        await FillAsync();
        string file = Path.Combine(folder, "next.filter");
        await File.WriteAllTextAsync(file, "hide title:/^article [0-9]*[02468]$/\ndefault show\n", Stop);

        using (Process apply = Start("filter", "apply", file, "--hides", "4000"))
        {
            await WaitAsync(async () => (await NewestAsync()).DecidedUpToId > 0 || apply.HasExited);
            apply.Kill();
            await apply.WaitForExitAsync(Stop);
        }

        FilterVersion left = await NewestAsync();
        Assert.Equal((2, FilterVersionState.Preparing), (left.Number, left.State));
        Assert.InRange(left.DecidedUpToId, 1, Articles - 1);
        Assert.Equal(1, await InForceAsync());

        using (Process site = Start())
        {
            try
            {
                await WaitAsync(async () => (await NewestAsync()).State == FilterVersionState.InForce || site.HasExited);
            }
            finally
            {
                site.Kill();
                await site.WaitForExitAsync(Stop);
            }
        }

        Assert.Equal(2, await InForceAsync());
        await using NewsDbContext db = database.OpenForReading();
        var decisions = await db.Decisions.Where(d => d.VersionId == left.Id).Join(db.Articles, d => d.ArticleId, a => a.Id, (d, a) => new { a.Id, a.Title, d.Verdict }).ToListAsync(Stop);
        Assert.Equal(Articles, decisions.Count);
        Assert.Equal(Articles, decisions.Select(d => d.Id).Distinct().Count());
        Assert.All(decisions, d => Assert.Equal((d.Title[^1] - '0') % 2 == 0 ? Verdict.Hide : Verdict.Show, d.Verdict));
    }

    private async Task FillAsync()
    {
        using WritePath writes = new(database);
        await database.MigrateAsync(Stop);
        await new FirstSeed(writes, new SourceStore(writes, TimeProvider.System), TimeProvider.System).BasicsAsync(Stop);
        await using NewsDbContext db = database.OpenForReading();
        await ManyArticles.FillAsync(database, await db.Editions.SingleAsync(Stop), Articles, i => (
            new FilterFacts { Source = "wire", Feed = ["https://wire.example/feed"], Title = $"article {i}", Date = new DateOnly(2026, 1, 1) }, "<p>Text.</p>"));
    }

    private Process Start(params string[] words)
    {
        ProcessStartInfo start = new("dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            ArgumentList =
            {
                Path.Combine(AppContext.BaseDirectory, "NewsAggregator.Web.dll"),
            },
        };
        string[] settings =
        [
            $"--Data:Folder={folder}", "--environment=Production", "--urls=http://127.0.0.1:0", "--Ingestion:Enabled=false",
            $"--contentRoot={Path.Combine(OptionsDocumentTests.Root(), "src", "NewsAggregator.Web")}",
        ];
        foreach (string argument in words.Concat(settings))
        {
            start.ArgumentList.Add(argument);
        }

        Process process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, line) => TestContext.Current.SendDiagnosticMessage(line.Data ?? "");
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    private async Task<FilterVersion> NewestAsync()
    {
        await using NewsDbContext db = database.OpenForReading();
        return await db.FilterVersions.OrderByDescending(v => v.Number).FirstAsync(Stop);
    }

    private async Task<int> InForceAsync()
    {
        await using NewsDbContext db = database.OpenForReading();
        return await db.Editions.Join(db.FilterVersions, e => e.VersionInForceId, v => v.Id, (e, v) => v.Number).SingleAsync(Stop);
    }

    private static async Task WaitAsync(Func<Task<bool>> condition)
    {
        Stopwatch watch = Stopwatch.StartNew();
        while (!await condition())
        {
            Assert.True(watch.Elapsed < TimeSpan.FromMinutes(5), "It did not come about in five minutes.");
            await Task.Delay(5, Stop);
        }
    }
}
