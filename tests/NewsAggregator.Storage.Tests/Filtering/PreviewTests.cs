using System.Net;
using Microsoft.EntityFrameworkCore;
using NewsAggregator.Core.Filtering;
using NewsAggregator.Core.Tests.Filtering;
using NewsAggregator.Storage.Reading;
using NewsAggregator.Storage.Writing;

namespace NewsAggregator.Storage.Tests.Filtering;

public sealed class PreviewTests
{
    private const int Articles = 10_000;

    // Each filter is previewed, saved, prepared and read back over all articles, which takes two seconds: the rest of the two hundred
    // waits for a run that asks for them (NEWS_FILTERS=200).
    private static readonly int Filters = int.TryParse(Environment.GetEnvironmentVariable("NEWS_FILTERS"), out int wished) ? wished : 12;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_preview_of_a_version_equals_article_for_article_what_the_site_shows_once_it_is_in_force()
    {
        await using FilterBench bench = await FilterBench.CreateAsync(DatabaseProvider.Sqlite);
        RandomFilters articles = new(1);
        await ManyArticles.FillAsync(bench.Test.Database, bench.Test.Edition, Articles, _ =>
        {
            FilterFacts facts = articles.Facts();
            return (facts, $"<p>{WebUtility.HtmlEncode(facts.Text)}</p>");
        });

        HashSet<long> shown = await ShownAsync(bench);
        Assert.Equal(Articles, shown.Count);
        Coverage coverage = new();
        for (int seed = 0; seed < Filters; seed++)
        {
            string text = new RandomFilters(seed).Text();
            FilterReport report = await bench.Preview.ReportAsync(bench.Test.Edition.Id, text, null, mostListed: Articles, cancellation: Stop);
            FilterSave save = await bench.SaveAsync(text, typed: report.Disappear.Count);
            Assert.True(save.Outcome is FilterSaveOutcome.Saved or FilterSaveOutcome.Unchanged, $"seed {seed}: {save.Outcome}");
            Assert.Equal(report.ShownBefore, save.Outcome == FilterSaveOutcome.Saved ? save.Shown : shown.Count);
            await bench.ApplyAsync(2000);

            shown.ExceptWith(report.Disappear.Newest.Select(change => change.ArticleId));
            shown.UnionWith(report.ComeBack.Newest.Select(change => change.ArticleId));
            HashSet<long> now = await ShownAsync(bench);
            Assert.True(now.SetEquals(shown), $"seed {seed}: {now.Except(shown).Count()} shown unforeseen, {shown.Except(now).Count()} missing\n{text}");
            Assert.Equal(report.ShownAfter, now.Count);
            Dictionary<int, int> decided = await DecidedAsync(bench);
            Assert.Equal(report.Rules.Where(rule => rule.Decides > 0).ToDictionary(rule => rule.Rule, rule => rule.Decides), decided);
            coverage.Count(report.Filter, decided.Keys);
            bench.Clock.Now += TimeSpan.FromMinutes(3);
            while (await bench.ForgetAsync(2000))
            {
            }
        }

        coverage.AssertComplete();
    }

    /// <summary>The gate itself, without reading ten thousand lines.</summary>
    private static async Task<HashSet<long>> ShownAsync(FilterBench bench)
    {
        long version = (await bench.Test.ViewAsync()).VersionId;
        await using NewsDbContext db = bench.Test.Database.OpenForReading();
        return [.. await db.Decisions.Where(d => d.VersionId == version && d.EditionId == bench.Test.Edition.Id && d.Verdict == Verdict.Show).Select(d => d.ArticleId).ToListAsync()];
    }

    private static async Task<Dictionary<int, int>> DecidedAsync(FilterBench bench)
    {
        long version = (await bench.Test.ViewAsync()).VersionId;
        await using NewsDbContext db = bench.Test.Database.OpenForReading();
        return await db.Decisions.Where(d => d.VersionId == version && d.EditionId == bench.Test.Edition.Id).GroupBy(d => d.Rule).ToDictionaryAsync(g => g.Key, g => g.Count());
    }

    /// <summary>What kinds of rules decided something: a generator that leaves one out proves nothing of it.</summary>
    private sealed class Coverage
    {
        private readonly HashSet<FilterField> fields = [];
        private readonly HashSet<FilterOperator> operators = [];
        private readonly HashSet<FilterValueKind> kinds = [];
        private readonly HashSet<Verdict> defaults = [];

        public void Count(FilterParse filter, IEnumerable<int> rules)
        {
            foreach (int rule in rules)
            {
                if (rule == 0)
                {
                    defaults.Add(filter.Default);
                    continue;
                }

                foreach (FilterCondition condition in filter.Rules[rule - 1].Conditions)
                {
                    fields.Add(condition.Field);
                    operators.Add(condition.Operator);
                    kinds.UnionWith(condition.Values.Select(value => value.Kind));
                }
            }
        }

        public void AssertComplete()
        {
            Assert.Equal(Enum.GetValues<FilterField>(), fields.Order());
            Assert.Equal(Enum.GetValues<FilterOperator>(), operators.Order());
            Assert.Equal(Enum.GetValues<FilterValueKind>(), kinds.Order());
            Assert.Equal(2, defaults.Count);
        }
    }
}
