using System.Text.RegularExpressions;
using NewsAggregator.Core.Filtering;

namespace NewsAggregator.Core.Tests.Filtering;

public sealed partial class FilterTextTests
{
    private const string Sample = """
        # Nothing in Japanese; TechCrunch without deals; AI from everyone else however short
        hide  lang:ja
        hide  source:techcrunch  title:/\b(deals?|sponsored)\b/
        show  topic:ai
        hide  group:wires  -topic:(funding, "mergers & acquisitions")
        hide  words<80
        default show
        """;

    [Fact]
    public void Sample_of_the_design_reads_as_five_rules()
    {
        FilterParse parse = FilterText.Parse(Sample);
        Assert.Empty(parse.Problems);
        Assert.Equal(5, parse.Rules.Count);
        Assert.Equal(Verdict.Show, parse.Default);
        Assert.Equal(new FilterValue(@"\b(deals?|sponsored)\b", FilterValueKind.Pattern), parse.Rules[1].Conditions[1].Values[0]);
        Assert.True(parse.Rules[3].Conditions[1].Negated);
        Assert.Equal(["funding", "mergers & acquisitions"], parse.Rules[3].Conditions[1].Values.Select(value => value.Text));
        Assert.Equal(FilterOperator.Less, parse.Rules[4].Conditions[0].Operator);
        Assert.Equal(["Nothing in Japanese; TechCrunch without deals; AI from everyone else however short"], parse.Rules[0].Comments!);
    }

    [Theory]
    [InlineData("hide sorce:x", FilterProblemKind.UnknownField, 6, "source")]
    [InlineData("hide langauge:x", FilterProblemKind.UnknownField, 6, null)]
    [InlineData("hdie topic:ai", FilterProblemKind.VerdictExpected, 1, "hide")]
    [InlineData("topic:ai", FilterProblemKind.VerdictExpected, 1, null)]
    [InlineData("hide", FilterProblemKind.ConditionExpected, 5, null)]
    [InlineData("hide title:", FilterProblemKind.ValueExpected, 12, null)]
    [InlineData("hide title: deal", FilterProblemKind.ValueExpected, 12, null)]
    [InlineData("hide title:\"deal", FilterProblemKind.QuoteNotClosed, 12, null)]
    [InlineData("hide title:/deal", FilterProblemKind.PatternNotClosed, 12, null)]
    [InlineData("hide title:(deal, x", FilterProblemKind.ParenthesisNotClosed, 12, null)]
    [InlineData("hide topic:ai, funding", FilterProblemKind.ListNeedsParentheses, 14, null)]
    [InlineData("hide topic:(ai funding)", FilterProblemKind.UnexpectedSign, 16, null)]
    [InlineData("hide title:\"a\"b", FilterProblemKind.UnexpectedSign, 15, null)]
    [InlineData("hide title:/(a/", FilterProblemKind.BadPattern, 14, null)]
    [InlineData("hide title:/(?=a)b/", FilterProblemKind.BadPattern, 13, null)]
    [InlineData("hide title：deal", FilterProblemKind.FullWidthSign, 11, "title:")]
    [InlineData("hide topic:（ai）", FilterProblemKind.FullWidthSign, 12, null)]
    [InlineData("hide source:tech*", FilterProblemKind.BeginningNotOffered, 13, null)]
    [InlineData("hide age:30d", FilterProblemKind.ComparisonExpected, 6, null)]
    [InlineData("hide age>30", FilterProblemKind.BadAmount, 10, null)]
    [InlineData("hide words<many", FilterProblemKind.BadAmount, 12, null)]
    [InlineData("hide title<3", FilterProblemKind.ColonExpected, 6, null)]
    [InlineData("hide date:2026-13", FilterProblemKind.BadDate, 11, null)]
    [InlineData("hide after:soon", FilterProblemKind.BadDate, 12, null)]
    [InlineData("hide lang:chinese", FilterProblemKind.BadLanguage, 11, "zh")]
    [InlineData("hide lang:/e/", FilterProblemKind.PatternNotOffered, 11, null)]
    [InlineData("hide title:a\u202Eb", FilterProblemKind.InvisibleCharacter, 13, null)]
    [InlineData("hide title:a\u0007b", FilterProblemKind.InvisibleCharacter, 13, null)]
    [InlineData("default", FilterProblemKind.ValueExpected, 8, null)]
    [InlineData("default show lang:en", FilterProblemKind.DefaultTakesNoConditions, 14, null)]
    public void Mistake_comes_back_with_its_place(string line, FilterProblemKind kind, int column, string? suggestion)
    {
        FilterParse parse = FilterText.Parse("# first line\n" + line);
        FilterProblem problem = Assert.Single(parse.Problems);
        Assert.Equal((kind, 2, column, suggestion), (problem.Kind, problem.Line, problem.Column, problem.Suggestion));
        Assert.False(parse.IsSound);
        Assert.DoesNotContain(problem.Kind.ToString(), problem.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(problem.Kind.ToString(), problem.MessageZh, StringComparison.Ordinal);
        Assert.DoesNotMatch(@"\b(a|an|of|or|such|the|between|look-around)\b", Quoted().Replace(problem.MessageZh, ""));
    }

    [Fact]
    public void Unknown_field_is_told_in_the_words_of_the_design()
    {
        FilterProblem problem = FilterText.Parse("hide sorce:x").Problems[0];
        Assert.StartsWith("unknown field `sorce`", problem.Message, StringComparison.Ordinal);
        Assert.EndsWith("did you mean `source`?", problem.Message, StringComparison.Ordinal);
        Assert.EndsWith("是不是 `source`？", problem.MessageZh, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_mistake_of_a_text_is_told_in_one_reading()
    {
        FilterParse parse = FilterText.Parse("hide sorce:x tilte:y\nshow\nhide topic:ai\ndefault show\nhide topic:b");
        Assert.Equal([(1, 6), (1, 14), (2, 5), (5, 1)], parse.Problems.Select(problem => (problem.Line, problem.Column)));
        Assert.Equal("ai", Assert.Single(parse.Rules).Conditions[0].Values[0].Text);
    }

    [Theory]
    [InlineData("hide words < 80", "hide  words<80")]
    [InlineData("HIDE Lang:ZH-hant", "hide  lang:zh-Hant")]
    [InlineData("hide date>=2026-10-01 date<2026-11", "hide  after:2026-10-01  before:2026-11")]
    [InlineData("hide title:\"deal\" \"two words\" -x", "hide  title:deal  \"two words\"  -x")]
    [InlineData("hide url:/a\\/b/ url:\"/a/\"", "hide  url:/a\\/b/  url:\"/a/\"")]
    [InlineData("off hide \"source:x\" # as long as it lasts", "off hide  \"source:x\"  # as long as it lasts")]
    [InlineData("hide title:(deal*, \"deal*\")", "hide  title:(deal*, \"deal*\")")]
    [InlineData("show age>=0030D", "show  age>=30d")]
    [InlineData("hide (-deal*)", "hide  (-deal*)")]
    public void Rule_is_printed_in_its_one_spelling(string text, string printed)
    {
        FilterParse parse = FilterText.Parse(text);
        Assert.Empty(parse.Problems);
        Assert.Equal(printed, FilterPrinter.Print(parse.Rules[0]));
        Assert.Equal(parse, FilterText.Parse(FilterPrinter.Print(parse)));
    }

    [Fact]
    public void Comments_and_switched_off_rules_keep_their_places()
    {
        const string text = "# why\n#\noff hide  lang:ja  # for now\n# the end\ndefault hide\n";
        Assert.Equal(text, FilterPrinter.Print(FilterText.Parse(text)));
    }

    [Fact]
    public void Search_takes_what_people_type()
    {
        FilterQuery query = FilterText.ParseQuery("source:techcrunch lang:zh after:2026-10-01 離職 -rumour \"two words\" C:\\x #tag a/b \"open");
        Assert.Empty(query.Problems);
        Assert.Equal(
            ["source:techcrunch", "lang:zh", "after:2026-10-01", "離職", "-rumour", "\"two words\"", "\"C:\\\\x\"", "\"#tag\"", "a/b", "open"],
            query.Conditions.Select(FilterPrinter.Print));
    }

    [Theory]
    [InlineData("lang:chinese x")]
    [InlineData("after:soon x")]
    [InlineData("words:3 x")]
    public void Search_tells_what_it_could_not_use_and_uses_the_rest(string text)
    {
        FilterQuery query = FilterText.ParseQuery(text);
        Assert.Single(query.Problems);
        Assert.Equal("x", Assert.Single(query.Conditions).Values[0].Text);
    }

    [Theory]
    [InlineData("hidden:true", "hidden", null)]
    [InlineData("-is:story", "is", null)]
    [InlineData("titel:AI", "titel", "title:")]
    [InlineData("sorce:\"The Pilot\"", "sorce", "source:")]
    [InlineData("site:example.org", "site", null)]
    [InlineData("word:80", "word", null)]
    public void Search_takes_what_looks_like_a_field_as_words_and_tells_the_fields(string text, string found, string? meant)
    {
        FilterQuery query = FilterText.ParseQuery(text + " jobs");
        FilterProblem note = Assert.Single(query.Problems);
        Assert.Equal((FilterProblemKind.FieldTakenAsWords, true, found, meant), (note.Kind, note.IsWarning, note.Found, note.Suggestion));
        Assert.Equal(found + ":", text.Substring(note.Column - 1, note.Length));
        Assert.StartsWith(found + ":", query.Conditions[0].Values[0].Text, StringComparison.Ordinal);
        foreach (string told in (string[])[note.Message, note.MessageZh])
        {
            Assert.All(["source:", "title:", "lang:", "after:", "words>"], field => Assert.Contains(field, told, StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData("Re: something")]
    [InlineData("C:drive C:\\x")]
    [InlineData("https://example.org/a std::vector note:")]
    [InlineData("\"foo:bar\" 12:30 中文:字 e-mail:x")]
    public void Colons_in_what_people_write_are_no_fields(string text) => Assert.Empty(FilterText.ParseQuery(text).Problems);

    [GeneratedRegex("`[^`]*`|「[^」]*」", RegexOptions.CultureInvariant)]
    private static partial Regex Quoted();
}
