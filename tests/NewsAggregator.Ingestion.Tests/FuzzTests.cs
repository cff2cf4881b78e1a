using NewsAggregator.Evaluation.Verbs;

namespace NewsAggregator.Ingestion.Tests;

/// <summary>A small helping of what `fuzz` does by the hundred thousand.</summary>
public sealed class FuzzTests
{
    private const int Seed = 20260303;

    [Fact]
    public void Five_hundred_broken_feeds_are_borne()
    {
        string kept = Path.Combine(Path.GetTempPath(), "news-fuzz");
        IReadOnlyList<string> failures = FuzzVerb.Feeds(null, Seed).Run(500, kept, timed: false);
        Assert.True(failures.Count == 0, $"seed {Seed}: {string.Join('\n', failures)}");
    }

    [Fact]
    public void Five_hundred_broken_pages_are_borne()
    {
        string kept = Path.Combine(Path.GetTempPath(), "news-fuzz");
        IReadOnlyList<string> failures = FuzzVerb.Pages(null, Seed).Run(500, kept, timed: false);
        Assert.True(failures.Count == 0, $"seed {Seed}: {string.Join('\n', failures)}");
    }
}
