using System.Globalization;
using System.Text;
using BenchmarkDotNet.Attributes;
using NewsAggregator.Core.Filtering;

namespace NewsAggregator.Benchmarks.Pure;

/// <summary>
/// The filter that its issue measures by: 200 rules, a fifth of them patterns, a tenth on the text, none of which decides
/// early. An operation is one article against one rule.
/// </summary>
public class FilterBenchmarks
{
    private const int Rules = 200;
    private const int Articles = 50;
    private SourceFilter _filter = null!;
    private FarmTexts _texts = null!;

    [GlobalSetup]
    public void Compile()
    {
        var text = new StringBuilder();
        for (var i = 0; i < Rules; i++)
        {
            var number = i.ToString(CultureInfo.InvariantCulture);
            text.AppendLine((i % 10) switch
            {
                0 or 5 => $"hide title:/no(body|one) says {number}[0-9]+/",
                1 => $"hide text:\"nobody writes {number}\"",
                2 => $"hide source:nobody-{number}",
                3 => $"hide topic:nothing-{number}",
                _ => $"hide title:\"nobody says {number}\"",
            });
        }

        text.AppendLine("default show");
        var parsed = FilterText.Parse(text.ToString());
        if (parsed.Errors.Any() || parsed.Rules.Count != Rules) throw new InvalidOperationException($"The filter is not what is to be measured: {parsed.Errors.FirstOrDefault()}");
        _filter = SourceFilter.Compile(parsed, FilterNames.None);
        _texts = FarmTexts.Grow(chinese: false);
    }

    [Benchmark(OperationsPerInvoke = Articles * Rules)]
    public int Decide()
    {
        var shown = 0;
        foreach (var item in _texts.Items)
        {
            var facts = new FilterFacts { Source = "daily-wire", Title = item.Title, TextSource = () => item.Html, Language = "en", Words = 400 };
            if (_filter.Decide(facts).Verdict == Verdict.Show) shown++;
        }

        return shown;
    }
}
