using NewsAggregator.Core.Filtering;
using NewsAggregator.Core.Searching;

namespace NewsAggregator.Core.Tests.Searching;

public sealed class SearchTokensTests
{
    private static readonly SearchFacts Facts = new(12, "zh-Hant", new DateOnly(2026, 10, 3), new DateOnly(2026, 10, 5));

    [Fact]
    public void Index_holds_facts_folded_words_pairs_and_single_characters()
    {
        SearchTokens tokens = SearchTokens.Of("Café ＯＰＥＮ 2.0：公司裁員，好！", null, "", Facts);
        Assert.Equal("\uE000s12 \uE000d202 \uE000y2026 \uE000m202610 \uE000lzh \uE000lzhhant cafe open 2 0 公司 司裁 裁員 好", tokens.Words);
        Assert.Equal("公 司 裁 員 好", tokens.Characters);
    }

    [Theory]
    [InlineData("cafe\u0301", "cafe")]
    [InlineData("ﬁne ２０２６年", "fine 2026 年")]
    [InlineData("абвlatin", "абв latin")]
    [InlineData("ไทย", "ไท ทย")]
    [InlineData("上\U00020BB7野家", "上 野家")]
    [InlineData("ｶﾀｶﾅ", "カタ タカ カナ")]
    public void Text_is_cut_where_matching_sees_edges(string text, string words) =>
        Assert.Equal(words, SearchTokens.Of(text, null, "", Facts).Words.Split("lzhhant ")[1]);

    [Theory]
    [InlineData("AI", "ai")]
    [InlineData("公", "[公]")]
    [InlineData("公司", "公司")]
    [InlineData("人工智慧", "人工+工智+智慧")]
    [InlineData("\"two words\"", "two+words")]
    [InlineData("\"a 公 b\"", "a+公+b")]
    [InlineData("公ai", "ai & [公]")]
    [InlineData("deal*", "deal*")]
    [InlineData("de*", "")]
    [InlineData("-word", "")]
    [InlineData("(ai, 公)", "ai | [公]")]
    [InlineData("lang:zh-TW", "\uE000lzhtw")]
    [InlineData("date:2026-10-03", "\uE000m202610")]
    [InlineData("date:2026", "\uE000y2026")]
    [InlineData("after:2026-11-20 before:2027-02-10", "\uE000m202611 | \uE000m202612 | \uE000m202701 | \uE000m202702")]
    [InlineData("after:2026-12-20 before:2028-02-01 deal", "\uE000m202612 | \uE000y2027 | \uE000m202801 & deal")]
    [InlineData("after:2019-12-31 before:2030", "\uE000m201912 | \uE000d202")]
    [InlineData("before:2026-10", "")]
    [InlineData("after:1500", "")]
    public void Index_is_asked_what_every_match_must_have(string search, string asked) => Assert.Equal(asked, Asked(search));

    [Fact]
    public void Article_listed_far_from_its_date_is_marked()
    {
        Assert.DoesNotContain("\uE000x", SearchTokens.Of("a", null, "", Facts).Words, StringComparison.Ordinal);
        foreach (int days in new[] { -4, 4 })
        {
            SearchFacts stray = Facts with { ListedOn = Facts.Day.AddDays(days) };
            Assert.Contains("\uE000x", SearchTokens.Of("a", null, "", stray).Words, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void After_a_day_means_its_month_and_those_that_follow()
    {
        string asked = Asked("after:2026-11-05");
        Assert.StartsWith("\uE000m202611 | \uE000m202612 | \uE000y2027 | \uE000y2028 | \uE000y2029 | \uE000d203 | ", asked, StringComparison.Ordinal);
    }

    [Fact]
    public void Whatever_matches_in_a_text_is_proposed_by_its_tokens()
    {
        const string signs = "abAéÉ5 公司離職ㄅカ한кщไท\u0301\u093F-'.+*\"\U0001F600\U00020BB7ſﬁ²　，。\u200B";
        Random random = new(3);
        int matched = 0;
        for (int i = 0; i < 20_000; i++)
        {
            string text = Text(random, 12);
            string word = random.Next(2) == 0 ? text[Math.Min(text.Length - 1, random.Next(6))..] : Text(random, 3);
            FilterValue value = new(word, random.Next(4) == 0 ? FilterValueKind.Beginning : FilterValueKind.Literal);
            if (!new WordMatch(value, forSearch: true).IsIn(SearchFolding.Fold(text)))
            {
                continue;
            }

            matched++;
            SearchTokens tokens = SearchTokens.Of(text, null, "", Facts);
            SearchProposal proposal = SearchClauses.Of([new FilterCondition(FilterField.Anywhere, FilterOperator.Is, [value])], (DateOnly.MinValue, DateOnly.MaxValue));
            Assert.True(proposal.Clauses.All(clause => clause.Alternatives.Any(terms => terms.All(term => Has(tokens, term)))), $"{word} in {text}");
        }

        Assert.True(matched > 1000);

        string Text(Random from, int most) => string.Concat(Enumerable.Range(0, from.Next(1, most)).Select(_ => signs[from.Next(signs.Length)]));
    }

    private static bool Has(SearchTokens tokens, SearchTerm term) => term.IsCharacter
        ? tokens.Characters.Contains(term.Tokens[0], StringComparison.Ordinal)
        : $" {tokens.Words} ".Contains($" {string.Join(' ', term.Tokens)}{(term.Begins ? "" : " ")}", StringComparison.Ordinal);

    private static string Asked(string search) => string.Join(" & ", SearchQuery.Parse(search).Proposal.Clauses.Select(clause => string.Join(" | ", clause.Alternatives.Select(
        terms => string.Join(" & ", terms.Select(term => term.IsCharacter ? $"[{term.Tokens[0]}]" : string.Join('+', term.Tokens) + (term.Begins ? "*" : "")))))));
}
