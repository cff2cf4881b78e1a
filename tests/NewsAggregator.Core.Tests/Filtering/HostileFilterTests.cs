using NewsAggregator.Core.Filtering;

namespace NewsAggregator.Core.Tests.Filtering;

/// <summary>Whatever the text: an error with its place, or a filter that answers.</summary>
public sealed class HostileFilterTests
{
    private static FilterFacts LongArticle() => new()
    {
        Source = "a",
        Title = new string('a', 300) + "!",
        Summary = string.Join(' ', Enumerable.Repeat("aaaa bbbb 離職 (", 200)),
        TextSource = () => string.Concat(Enumerable.Repeat("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa! word 裁員 ", 2_000)),
    };

    [Fact]
    public void Ten_thousand_rules_are_read_and_answer()
    {
        string text = string.Join('\n', Enumerable.Range(0, FilterLimits.Rules).Select(i => $"hide title:word{i} text:(other{i}, 離{i})"));
        FilterParse parse = FilterText.Parse(text);
        Assert.Empty(parse.Problems);
        Assert.Equal(new FilterDecision(Verdict.Show, 0, null), SourceFilter.Compile(parse, FilterNames.None).Decide(LongArticle()));
        Assert.Equal(FilterProblemKind.TooManyRules, FilterText.Parse(text + "\nhide x").Problems.Single().Kind);
    }

    [Fact]
    public void Text_beyond_a_megabyte_is_refused_as_a_whole() =>
        Assert.Equal(FilterProblemKind.TextTooLong, FilterText.Parse(new string('#', FilterLimits.TextLength + 1)).Problems.Single().Kind);

    [Theory]
    [InlineData("\"")]
    [InlineData("(")]
    [InlineData("/")]
    [InlineData("-")]
    [InlineData("hide ")]
    [InlineData("a,")]
    [InlineData("\\")]
    [InlineData("title:(")]
    [InlineData("title:((a)")]
    [InlineData("\u202E")]
    [InlineData("\uD800")]
    [InlineData("hide \uDC00\n")]
    [InlineData("hide x y\n")]
    [InlineData("\n")]
    public void Megabyte_of_one_sign_ends(string sign)
    {
        string many = string.Concat(Enumerable.Repeat(sign, (FilterLimits.TextLength - 100) / sign.Length));
        foreach (string text in (string[])[many, "hide " + many, "hide title:" + many, "hide title:\"" + many, "hide title:(" + many])
        {
            FilterParse parse = FilterText.Parse(text);
            Assert.InRange(parse.Problems.Count, 0, FilterLimits.Problems);
            if (parse.IsSound)
            {
                SourceFilter.Compile(parse, FilterNames.None).Decide(LongArticle());
            }
        }

        FilterText.ParseQuery(many);
    }

    [Theory]
    [InlineData("^(a+)+$")]
    [InlineData("(a|aa)+$")]
    [InlineData("(a*)*b")]
    [InlineData("(.*a){20}")]
    [InlineData(".*.*.*.*.*x")]
    [InlineData(@"([a-z]+\s?)+\(")]
    [InlineData("(x+x+)+y")]
    [InlineData(@"(\w|\s)*離職潮$")]
    public void Pattern_that_hangs_a_backtracking_engine_answers(string pattern)
    {
        foreach (string field in (string[])["title", "summary", "text"])
        {
            FilterParse parse = FilterText.Parse($"hide {field}:/{pattern}/");
            Assert.Empty(parse.Problems);
            SourceFilter.Compile(parse, FilterNames.None).Decide(LongArticle());
        }
    }

    [Theory]
    [InlineData("(((a{1,100}){1,100}){1,100})")]
    [InlineData("a{1000000}b{1000000}c{1000000}")]
    [InlineData("(a)\\1")]
    [InlineData("(?<!a)b")]
    [InlineData("[z-a]")]
    [InlineData("a**")]
    [InlineData("(?'x")]
    public void Pattern_that_cannot_be_built_is_an_error_with_its_place(string pattern)
    {
        FilterProblem problem = Assert.Single(FilterText.Parse($"hide title:/{pattern}/").Problems);
        Assert.Equal(FilterProblemKind.BadPattern, problem.Kind);
        Assert.InRange(problem.Column, 13, 13 + pattern.Length);
    }

    [Fact]
    public void Too_much_of_anything_is_an_error()
    {
        string a501 = new('a', 501);
        Assert.Equal(FilterProblemKind.ValueTooLong, FilterText.Parse("hide title:" + a501).Problems.Single().Kind);
        Assert.Equal(FilterProblemKind.PatternTooLong, FilterText.Parse($"hide title:/{a501}/").Problems.Single().Kind);
        Assert.Equal(FilterProblemKind.TooManyConditions, FilterText.Parse("hide" + string.Concat(Enumerable.Repeat(" x", 101))).Problems.Single().Kind);
        Assert.Equal(FilterProblemKind.TooManyValues, FilterText.Parse($"hide title:({string.Join(',', Enumerable.Repeat("x", 1_001))})").Problems.Single().Kind);
        Assert.Equal(FilterProblemKind.TooManyPatterns, FilterText.Parse(string.Join('\n', Enumerable.Repeat("hide text:/x/", 101))).Problems.Single().Kind);
        Assert.Equal(FilterProblemKind.TooManyPatterns, FilterText.Parse(string.Join('\n', Enumerable.Repeat("hide title:/x/", 1_001))).Problems.Single().Kind);
    }

    [Fact]
    public void Random_bytes_are_read_without_an_exception()
    {
        const string signs = "hideshowdefaultoff :/\"()<>=-,#*\\\n\t title:text:age>words<date:after:lang:（，：\u200F\0\uD800離";
        Random random = new(4);
        for (int i = 0; i < 3_000; i++)
        {
            string text = new([.. Enumerable.Range(0, random.Next(1, 80)).Select(_ => signs[random.Next(signs.Length)])]);
            FilterParse parse = FilterText.Parse("hide " + text);
            if (parse.IsSound)
            {
                Assert.Equal(parse, FilterText.Parse(FilterPrinter.Print(parse)));
                SourceFilter.Compile(parse, FilterNames.None).Decide(LongArticle());
            }

            Assert.All(parse.Problems, problem => Assert.InRange(problem.Column, 1, text.Length + 7));
            foreach (FilterCondition condition in FilterText.ParseQuery(text).Conditions)
            {
                FilterPrinter.Print(condition);
            }
        }
    }

    [Fact]
    public void Filter_with_an_error_cannot_be_compiled() =>
        Assert.Throws<ArgumentException>(() => SourceFilter.Compile(FilterText.Parse("hide sorce:x"), FilterNames.None));
}
