using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using NewsAggregator.Core.Filtering;

namespace NewsAggregator.Core.Tests.Filtering;

/// <summary>What the help page and the seeds say must be what the program does.</summary>
public sealed partial class FilterHelpTests
{
    private static readonly FilterFacts Hidden = new()
    {
        Source = "lumen-wire",
        SourceName = "Lumen Wire",
        Groups = ["wires"],
        Feed = ["https://lumen.example/feed/ai", "Lumen: AI"],
        Topics = ["layoffs"],
        Authors = ["Ada Moreau"],
        Title = "Dealers announce a giveaway",
        Summary = "A press release about phones",
        TextSource = () => "This page has affiliate links.",
        Url = "https://news.lumen.example/sponsored/1",
        Domain = "news.lumen.example",
        Language = "zh-Hant",
        Age = TimeSpan.FromDays(31),
        Words = 79,
        Date = new DateOnly(2026, 9, 30),
    };

    private static readonly FilterFacts Shown = new()
    {
        Source = "other",
        SourceName = "Other",
        Groups = ["blogs"],
        Feed = ["https://lumen.example/feed"],
        Topics = ["ai"],
        Authors = ["Ada Moreau-Lind"],
        Title = "An ideal giveaway has its winner",
        Summary = "A press conference",
        TextSource = () => "Nothing affiliated.",
        Url = "https://notlumen.example/sponsored",
        Domain = "notlumen.example",
        Language = "en",
        Age = TimeSpan.FromDays(30),
        Words = 80,
        Date = new DateOnly(2026, 10, 1),
    };

    private static string Read(string path, [CallerFilePath] string here = "") =>
        File.ReadAllText(Path.Combine(Path.GetDirectoryName(here)!, "../../..", path));

    public static TheoryData<string> Examples => [.. ExamplesOf("docs/help/filters.md")];

    [Theory]
    [MemberData(nameof(Examples))]
    public void Example_hides_one_article_and_lets_the_other_through(string rule)
    {
        FilterParse parse = FilterText.Parse(rule);
        Assert.Empty(parse.Problems);
        SourceFilter filter = SourceFilter.Compile(parse, FilterNames.None);
        Assert.Equal(Verdict.Hide, filter.Decide(Hidden).Verdict);
        Assert.Equal(Verdict.Show, filter.Decide(Shown).Verdict);
    }

    [Fact]
    public void Every_field_has_an_example()
    {
        IEnumerable<FilterField> told = Examples.SelectMany(row => FilterText.Parse(row.Data).Rules[0].Conditions).Select(condition => condition.Field).Distinct().Order();
        Assert.Equal(Enum.GetValues<FilterField>(), told);
    }

    [Fact]
    public void Both_languages_teach_by_the_same_examples()
    {
        Assert.Equal(ExamplesOf("docs/help/filters.md"), ExamplesOf("docs/help/filters.zh-Hant.md"));
        Assert.Equal(Fence().Match(Read("docs/help/filters.md")).Value, Fence().Match(Read("docs/help/filters.zh-Hant.md")).Value);
    }

    [Fact]
    public void Filter_on_the_help_page_reads_as_it_is_written()
    {
        string text = Fence().Match(Read("docs/help/filters.md")).Groups["text"].Value;
        FilterParse parse = FilterText.Parse(text);
        Assert.Empty(parse.Problems);
        Assert.Equal(text, FilterPrinter.Print(parse));
        Assert.Equal(5, parse.Rules.Count);
    }

    [Fact]
    public void Every_seeded_filter_is_sound()
    {
        FilterParse parse = FilterText.Parse(Read("seeds/filters/default.filter"));
        Assert.Empty(parse.Problems);
        Assert.Empty(parse.Rules);
        Assert.Equal(Verdict.Show, parse.Default);

        // The suggestions that stand in comments must work when someone takes the # away.
        string awake = string.Join('\n', parse.EndComments.Where(comment => comment.StartsWith("hide  ", StringComparison.Ordinal) || comment.StartsWith("show  ", StringComparison.Ordinal)));
        Assert.Equal(4, FilterText.Parse(awake).Rules.Count);
    }

    private static IEnumerable<string> ExamplesOf(string page) => Example().Matches(Read(page)).Select(match => match.Groups["rule"].Value);

    [GeneratedRegex(@"^\| (`\w+`(, `\w+`)?|none) \| `(?<rule>hide [^|]+)` \|", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Example();

    [GeneratedRegex(@"```filter\n(?<text>[^`]+)```", RegexOptions.CultureInvariant)]
    private static partial Regex Fence();
}
