using NewsAggregator.Core.Filtering;
using NewsAggregator.Core.Searching;

namespace NewsAggregator.Core.Tests.Searching;

public sealed class CompiledSearchTests
{
    [Theory]
    [InlineData("cafe", true)]
    [InlineData("CAFÉ", true)]
    [InlineData("caf", false)]
    [InlineData("caf*", true)]
    [InlineData("ｃａｆｅ", true)]
    [InlineData("離", true)]
    [InlineData("離職", true)]
    [InlineData("職離", false)]
    [InlineData("\"the café\"", true)]
    [InlineData("\"café the\"", false)]
    [InlineData("café -離職", false)]
    [InlineData("café -rumour", true)]
    [InlineData("source:techcrunch lang:zh after:2026-10-01 離職", true)]
    [InlineData("source:\"Tech Crunch\" 離職", true)]
    [InlineData("before:2026-10-01 離職", false)]
    [InlineData("title:café", false)]
    [InlineData("text:café", true)]
    [InlineData("age<3d", true)]
    [InlineData("words>9000", false)]
    public void Search_looks_at_title_description_and_body_as_rules_do_and_folds_accents(string search, bool holds) =>
        Assert.Equal(holds, Compile(search).Holds(Article()));

    [Fact]
    public void Extract_marks_the_words_as_they_are_printed()
    {
        SearchExtract extract = Compile("cafe 離職").Extract("Ｃａｆｅ\u0301s and a Cafe\u0301", null, () => new string('x', 300) + ". 前言。他在昨天離職，去了 café。" + new string('y', 300));
        Assert.Equal(["Cafe\u0301"], extract.TitleMarks.Select(m => "Ｃａｆｅ\u0301s and a Cafe\u0301"[m.Start..m.End]));
        Assert.StartsWith("…", extract.Passage, StringComparison.Ordinal);
        Assert.EndsWith("…", extract.Passage, StringComparison.Ordinal);
        Assert.Equal(["離職", "café"], extract.Marks.Select(m => extract.Passage[m.Start..m.End]));
    }

    [Theory]
    [InlineData("gate", "The gate, again, and unmistakably, ", "The|gate|again|and|unmistakably")]
    [InlineData("離職", "他離職了。公司證實，", "了|證實|公司|公|證|他|離職")]
    public void A_passage_ends_behind_a_whole_word_and_without_its_punctuation(string search, string text, string ends)
    {
        SearchExtract extract = Compile(search).Extract("Title", null, () => string.Concat(Enumerable.Repeat(text, 40)));
        Assert.Matches($"(?:{ends})…$", extract.Passage);
    }

    [Fact]
    public void Description_is_the_extract_where_it_has_all_words()
    {
        SearchExtract extract = Compile("one two").Extract("Title", "One and  two.", () => throw new InvalidOperationException("The body is not needed."));
        Assert.Equal("One and  two.", extract.Passage);
        Assert.Equal([new TextSpan(0, 3), new TextSpan(9, 12)], extract.Marks);
    }

    [Fact]
    public void Title_fits_better_than_description_and_that_better_than_body_and_new_better_than_old()
    {
        CompiledSearch search = Compile("word");
        double title = search.Score("A word", null, TimeSpan.Zero, false);
        double summary = search.Score("Title", "A word", TimeSpan.Zero, false);
        double body = search.Score("Title", null, TimeSpan.Zero, false);
        Assert.True(title > summary && summary > body);
        Assert.True(search.Score("A word", null, TimeSpan.FromDays(30), false) is var old && old < title && old > body);
        Assert.True(search.Score("A word", null, TimeSpan.Zero, true) < title);
    }

    [Theory]
    [InlineData("")]
    [InlineData("-")]
    [InlineData("\"\"")]
    [InlineData("()")]
    [InlineData("--- … ??? \"!\"")]
    [InlineData("\0\u0001\n")]
    public void Signs_alone_are_no_search(string text)
    {
        SearchQuery query = SearchQuery.Parse(text);
        Assert.True(query.IsEmpty);
        Assert.Empty(query.Problems);
    }

    [Fact]
    public void Too_long_a_search_and_too_many_words_are_said_in_both_languages()
    {
        FilterProblem length = Assert.Single(SearchQuery.Parse(new string('a', 10_000)).Problems);
        FilterProblem words = Assert.Single(SearchQuery.Parse(string.Concat(Enumerable.Range(0, 60).Select(i => $"w{i} "))).Problems);
        Assert.Contains("500", length.Message, StringComparison.Ordinal);
        Assert.Contains("500", length.MessageZh, StringComparison.Ordinal);
        Assert.Contains("40", words.Message, StringComparison.Ordinal);
        Assert.Contains("40", words.MessageZh, StringComparison.Ordinal);
    }

    [Fact]
    public void Any_text_is_read_searched_and_marked_without_an_exception()
    {
        const string signs = "a b-\"(),:*離職 source:lang:after:title:>words<\0\uD83D\uDE00\uD800e\u0301ﬁ\u200B　“”AND OR NOT NEAR^{}[]'%_\\";
        Random random = new(9);
        for (int i = 0; i < 5_000; i++)
        {
            string text = new([.. Enumerable.Range(0, random.Next(1, 60)).Select(_ => signs[random.Next(signs.Length)])]);
            SearchQuery query = SearchQuery.Parse(text);
            CompiledSearch search = new(query, FilterNames.None);
            search.Holds(Article());
            SearchExtract extract = search.Extract(text, text, () => text + "\n" + text);
            Assert.All(extract.Marks, mark => Assert.InRange(mark.End, mark.Start + 1, extract.Passage.Length));
            Assert.All(extract.TitleMarks, mark => Assert.InRange(mark.End, mark.Start + 1, text.Length));
        }
    }

    private static CompiledSearch Compile(string search) => new(SearchQuery.Parse(search), new FilterNames([new FilterName("techcrunch", "Tech Crunch")]));

    private static FilterFacts Article() => new()
    {
        Source = "techcrunch",
        Title = "執行長離職",
        Summary = "Why he left.",
        TextSource = () => "He met her in the Cafe\u0301, they say.",
        Language = "zh-Hant",
        Date = new DateOnly(2026, 10, 3),
        Age = TimeSpan.FromDays(2),
        Words = 400,
        IsSearched = true,
    };
}
