using NewsAggregator.Core.Filtering;

namespace NewsAggregator.Core.Tests.Filtering;

public sealed class FilterPropertyTests
{
    [Fact]
    public void What_is_printed_parses_to_the_same_rules()
    {
        for (int seed = 0; seed < 2_000; seed++)
        {
            string text = new RandomFilters(seed).Text();
            FilterParse parse = FilterText.Parse(text);
            Assert.True(parse.IsSound, $"seed {seed}: {string.Join("; ", parse.Errors)}\n{text}");
            string printed = FilterPrinter.Print(parse);
            FilterParse again = FilterText.Parse(printed);
            Assert.True(again.IsSound && parse.Equals(again), $"seed {seed}:\n{text}\nprinted:\n{printed}\n{string.Join("; ", again.Errors)}");
            Assert.Equal(printed, FilterPrinter.Print(again));
        }
    }

    [Fact]
    public void Printed_filter_decides_alike_and_every_field_operator_and_default_decides_something()
    {
        HashSet<FilterField> fields = [];
        HashSet<FilterOperator> operators = [];
        HashSet<FilterValueKind> kinds = [];
        HashSet<Verdict> defaults = [];
        HashSet<(Verdict, bool)> verdicts = [];
        for (int seed = 0; seed < 300; seed++)
        {
            RandomFilters random = new(seed);
            FilterParse parse = FilterText.Parse(random.Text());
            SourceFilter filter = SourceFilter.Compile(parse, FilterNames.None);
            SourceFilter printed = SourceFilter.Compile(FilterText.Parse(FilterPrinter.Print(parse)), FilterNames.None);
            for (int i = 0; i < 50; i++)
            {
                FilterFacts facts = random.Facts();
                FilterDecision decision = filter.Decide(facts);
                Assert.Equal(decision, printed.Decide(facts));
                if (decision.Rule == 0)
                {
                    Assert.Equal(parse.Default, decision.Verdict);
                    defaults.Add(decision.Verdict);
                    continue;
                }

                FilterRule rule = parse.Rules[decision.Rule - 1];
                Assert.Equal(rule.Verdict, decision.Verdict);
                Assert.False(rule.IsOff);
                foreach (FilterCondition condition in rule.Conditions)
                {
                    verdicts.Add((rule.Verdict, condition.Negated));
                    fields.Add(condition.Field);
                    operators.Add(condition.Operator);
                    kinds.UnionWith(condition.Values.Select(value => value.Kind));
                }
            }
        }

        Assert.Equal(Enum.GetValues<FilterField>(), fields.Order());
        Assert.Equal(Enum.GetValues<FilterOperator>(), operators.Order());
        Assert.Equal(Enum.GetValues<FilterValueKind>(), kinds.Order());
        Assert.Equal(2, defaults.Count);
        Assert.Equal(4, verdicts.Count);
    }

    [Fact]
    public void Deciding_without_the_body_is_certain_where_the_verdict_does_not_turn_on_it()
    {
        int turning = 0;
        for (int seed = 0; seed < 300; seed++)
        {
            RandomFilters random = new(seed);
            SourceFilter filter = SourceFilter.Compile(FilterText.Parse(random.Text()), FilterNames.None);
            for (int i = 0; i < 20; i++)
            {
                FilterFacts facts = random.Facts();
                if (filter.TurnsOnText(facts))
                {
                    turning++;
                    continue;
                }

                FilterFacts bare = new()
                {
                    Source = facts.Source, Groups = facts.Groups, Feed = facts.Feed, Topics = facts.Topics, Authors = facts.Authors, Title = facts.Title,
                    Summary = facts.Summary, Url = facts.Url, Domain = facts.Domain, Language = facts.Language, Age = facts.Age, Words = facts.Words, Date = facts.Date,
                };
                Assert.Equal(filter.Decide(facts).Verdict, filter.Decide(bare).Verdict);
            }
        }

        Assert.True(turning > 0);
    }

    [Fact]
    public void Effect_counts_what_deciding_finds()
    {
        for (int seed = 0; seed < 100; seed++)
        {
            RandomFilters random = new(seed);
            FilterParse before = FilterText.Parse(random.Text());
            FilterParse after = FilterText.Parse(random.Text());
            List<(long, FilterFacts)> articles = [.. Enumerable.Range(1, 60).Select(id => ((long)id, random.Facts()))];
            FilterEffect effect = FilterEffect.Compare(before, after, FilterNames.None, articles);
            SourceFilter old = SourceFilter.Compile(before, FilterNames.None);
            SourceFilter next = SourceFilter.Compile(after, FilterNames.None);
            Assert.Equal(
                articles.Where(article => old.Decide(article.Item2).Verdict == Verdict.Show && next.Decide(article.Item2).Verdict == Verdict.Hide).Select(article => article.Item1),
                effect.Disappear.Select(change => change.ArticleId));
            Assert.Equal(effect.ShownBefore - effect.Disappear.Count + effect.ComeBack.Count, effect.ShownAfter);
            Assert.Equal(60, effect.Rules.Sum(rule => rule.Decides));
            Assert.All(effect.Rules, rule => Assert.Equal(rule.Holds, rule.Decides + rule.TakenBy.Values.Sum()));
            Assert.All(effect.Rules, rule => Assert.All(rule.TakenBy.Keys, by => Assert.InRange(by, 1, rule.Rule - 1)));
            FilterEffect none = FilterEffect.Compare(before, before, FilterNames.None, articles);
            Assert.Empty(none.Disappear);
            Assert.Empty(none.ComeBack);
        }
    }

    [Fact]
    public void Effect_names_the_rule_that_took_and_the_one_that_moved()
    {
        FilterFacts article = new() { Source = "a", Topics = ["ai"], Language = "en" };
        FilterEffect effect = FilterEffect.Compare(
            FilterText.Parse("hide source:a"), FilterText.Parse("hide lang:en # new\nhide source:a\noff hide topic:ai\nhide topic:b"), FilterNames.None, [(7, article)]);
        Assert.Equal((7, 1, 1), (effect.Move.Single().ArticleId, effect.Move.Single().Before.Rule, effect.Move.Single().After.Rule));
        Assert.Equal(1, effect.Rules[1].TakenBy[1]);
        Assert.Equal([2, 4], effect.NeverActing.Select(rule => rule.Rule));
        Assert.False(effect.HidesOverHalf);
        FilterEffect renumbered = FilterEffect.Compare(FilterText.Parse("hide source:a"), FilterText.Parse("hide lang:ja\nhide source:a # moved down"), FilterNames.None, [(7, article)]);
        Assert.Empty(renumbered.Move);
    }

    [Fact]
    public void Every_rule_has_a_sentence_in_both_languages()
    {
        for (int seed = 0; seed < 300; seed++)
        {
            FilterParse parse = FilterText.Parse(new RandomFilters(seed).Text());
            for (int i = 0; i < parse.Rules.Count; i++)
            {
                string english = RuleInWords.English(parse.Rules[i], i + 1, FilterNames.None);
                string chinese = RuleInWords.TraditionalChinese(parse.Rules[i], i + 1, FilterNames.None);
                Assert.EndsWith(".", english, StringComparison.Ordinal);
                Assert.EndsWith("的文章。", chinese, StringComparison.Ordinal);
                Assert.Equal(i > 0, english.Contains("left: ", StringComparison.Ordinal));
            }
        }
    }

    [Theory]
    [InlineData("hide source:techcrunch title:/\\bdeals\\b/", 3, "Of what rules 1 to 2 left: hides articles of TechCrunch whose title has text matching /\\bdeals\\b/.", "規則 1 至 2 未處理的文章中，隱藏來自 TechCrunch、且標題含有符合 /\\bdeals\\b/ 的文字的文章。")]
    [InlineData("hide lang:zh", 1, "Hides articles in Chinese.", "隱藏以中文寫成的文章。")]
    [InlineData("show -topic:(ai, b) words<80", 2, "Of what rule 1 left: shows articles that are not about Artificial intelligence or b and that have fewer than 80 words (characters in Chinese, Japanese, Korean).", "規則 1 未處理的文章中，顯示主題不是 Artificial intelligence或b、且字數少於 80 的文章。")]
    [InlineData("off hide age>=1d deal*", 1, "Switched off. Hides articles that were at least 1 day old when first seen and with a word beginning “deal” in title or description.", "已停用：隱藏首次看到時已發布至少 1 天、且標題或摘要含有以「deal」開頭的詞的文章。")]
    public void Sentence_says_what_the_rule_does_in_its_place(string text, int number, string english, string chinese)
    {
        FilterNames names = new([new FilterName("techcrunch", "TechCrunch")], topics: [new FilterName("ai", "Artificial intelligence")]);
        FilterRule rule = FilterText.Parse(text).Rules[0];
        Assert.Equal(english, RuleInWords.English(rule, number, names));
        Assert.Equal(chinese, RuleInWords.TraditionalChinese(rule, number, names));
    }
}
