using BenchmarkDotNet.Attributes;
using NewsAggregator.Core.Extraction;

namespace NewsAggregator.Benchmarks.Pure;

/// <summary>One article page of 60 to 100 kB, from text to clean body.</summary>
public class PageBenchmarks
{
    private FarmTexts _texts = null!;

    [Params("en", "zh-Hans")]
    public string Language { get; set; } = "";

    [GlobalSetup]
    public void Grow() => _texts = FarmTexts.Grow(chinese: Language != "en");

    [Benchmark]
    public ExtractedPage Extract() => ContentExtractor.Extract(_texts.Page, _texts.PageAddress);
}
