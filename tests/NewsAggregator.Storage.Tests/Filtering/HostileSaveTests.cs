using NewsAggregator.Core.Filtering;
using NewsAggregator.Storage.Reading;
using NewsAggregator.Storage.Writing;

namespace NewsAggregator.Storage.Tests.Filtering;

/// <summary>Whatever is saved: a clear error and the running filter stays, or a filter that answers.</summary>
public sealed class HostileSaveTests
{
    [Theory]
    [InlineData("hide title:a\0b")]
    [InlineData("hide title:\u202Egnp.exe")]
    [InlineData("hide title:\u200Fx")]
    [InlineData("hide title:/(a)\\1/")]
    [InlineData("hide title:/(((a{1,100}){1,100}){1,100})/")]
    [InlineData("hide title:\"")]
    [InlineData("default hide\nshow x")]
    public async Task What_cannot_mean_what_it_looks_like_is_refused_with_its_place(string text)
    {
        await using FilterBench bench = await FilterBench.CreateAsync(DatabaseProvider.Sqlite);
        await bench.ArriveAsync("one");

        FilterSave save = await bench.SaveAsync(text);

        Assert.Equal(FilterSaveOutcome.Unsound, save.Outcome);
        Assert.All(save.Filter!.Errors, problem => Assert.True(problem.Line > 0 && problem.Column > 0 && problem.Message.Length > 0));
        Assert.Equal(["one"], await bench.ShownAsync());
    }

    [Fact]
    public async Task A_megabyte_too_much_is_refused_and_a_megabyte_of_comment_is_kept()
    {
        await using FilterBench bench = await FilterBench.CreateAsync(DatabaseProvider.Sqlite);

        Assert.Equal(FilterProblemKind.TextTooLong, (await bench.SaveAsync(new string('#', FilterLimits.TextLength + 1))).Filter!.Problems[0].Kind);
        Assert.Equal(FilterSaveOutcome.Saved, (await bench.SaveAsync(new string('#', FilterLimits.TextLength - 1))).Outcome);
    }

    [Fact]
    public async Task Ten_thousand_rules_and_patterns_that_hang_others_come_into_force()
    {
        await using FilterBench bench = await FilterBench.CreateAsync(DatabaseProvider.Sqlite);
        await bench.ArriveAsync("a title", new string('a', 300) + "!", "word9999");
        string text = "hide title:/^(a+)+$/\nhide text:/(.*z){20}/\n" + string.Join('\n', Enumerable.Range(0, FilterLimits.Rules - 2).Select(i => $"hide title:word{i + 2}"));

        FilterReport report = await bench.Preview.ReportAsync(bench.Test.Edition.Id, text, null, cancellation: TestContext.Current.CancellationToken);
        Assert.Equal(["word9999 by 10000"], report.Disappear.Newest.Select(change => $"{change.Title} by {change.After.Rule}"));
        FilterSave save = await bench.SaveAsync(text);
        Assert.Equal((FilterSaveOutcome.Saved, 1, 3), (save.Outcome, save.Hides, save.Shown));
        await bench.ApplyAsync();

        Assert.Equal(2, (await bench.ShownAsync()).Length);
    }
}
