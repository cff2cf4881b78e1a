using BenchmarkDotNet.Attributes;
using NewsAggregator.Core.Articles;
using NewsAggregator.Core.Extraction;
using NewsAggregator.Core.Languages;
using NewsAggregator.Core.Summaries;
using NewsAggregator.Core.Timelines;

namespace NewsAggregator.Benchmarks.Pure;

/// <summary>What each article of a visit costs, step by step: fifty articles of about 3 kB an operation.</summary>
public class ArticleBenchmarks
{
    private const int Items = 50;
    private static readonly Uri Home = new("http://newswire.example/");
    private static readonly DateTimeOffset Published = new(2026, 1, 2, 0, 0, 0, TimeSpan.Zero);
    private FarmTexts _texts = null!;
    private string[] _clean = null!;
    private ArticleBody[] _bodies = null!;

    [Params("en", "zh-Hans")]
    public string Language { get; set; } = "";

    [GlobalSetup]
    public void Grow()
    {
        _texts = FarmTexts.Grow(chinese: Language != "en");
        _clean = [.. _texts.Items.Select(item => ContentSanitizer.Sanitize(item.Html, Home).Html)];
        _bodies = [.. _clean.Select(html => BodyReader.ReadHtml(html, Language))];
    }

    [Benchmark(OperationsPerInvoke = Items)]
    public int Sanitize() => _texts.Items.Sum(item => ContentSanitizer.Sanitize(item.Html, Home).Html.Length);

    [Benchmark(OperationsPerInvoke = Items)]
    public int Sentences() => _clean.Sum(html => BodyReader.ReadHtml(html, Language).Sentences.Count);

    [Benchmark(OperationsPerInvoke = Items)]
    public int Dates() => _bodies.Sum(body => TimelineBuilder.Build(body, Published, TimeSpan.Zero, Language).Count);

    [Benchmark(OperationsPerInvoke = Items)]
    public int Summary()
    {
        var chosen = 0;
        for (var i = 0; i < _bodies.Length; i++) chosen += Summarizer.Choose(_texts.Items[i].Title, _bodies[i], Language).Count;
        return chosen;
    }

    [Benchmark(OperationsPerInvoke = Items)]
    public int SearchWords() => _bodies.Sum(body => Segmentation.Terms(body.Text).Count);

    [Benchmark(OperationsPerInvoke = Items)]
    public int Packed() => _clean.Sum(html => RevisionCodec.PackHtml(html).Length);

    /// <summary>All of it, as a visit does.</summary>
    [Benchmark(OperationsPerInvoke = Items)]
    public int Whole() => _texts.Items.Sum(item =>
        ArticleText.Read(item.Title, ContentSanitizer.Sanitize(item.Html, Home).Html, Language, Published, TimeSpan.Zero, default).Words);
}
