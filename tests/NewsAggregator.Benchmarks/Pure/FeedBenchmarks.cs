using BenchmarkDotNet.Attributes;
using NewsAggregator.Core.Feeds;

namespace NewsAggregator.Benchmarks.Pure;

/// <summary>A feed of fifty items, about 190 kB, from bytes to what it said.</summary>
public class FeedBenchmarks
{
    private static readonly Uri Home = new("http://newswire.example/feed");
    private FarmTexts _texts = null!;

    [Params("en", "zh-Hans")]
    public string Language { get; set; } = "";

    [GlobalSetup]
    public void Grow() => _texts = FarmTexts.Grow(chinese: Language != "en");

    [Benchmark]
    public ParsedFeed Parse() => FeedParser.Parse(_texts.Feed, Home, "application/rss+xml; charset=UTF-8");
}
