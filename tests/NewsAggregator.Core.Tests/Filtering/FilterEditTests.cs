using NewsAggregator.Core.Filtering;

namespace NewsAggregator.Core.Tests.Filtering;

public sealed class FilterEditTests
{
    private const string Text = """
        # About the whole filter.

        # Nothing in Japanese
        hide  lang:ja
        show  topic:ai  # whatever else

        hide  words<80
        default show

        """;

    private static readonly FilterRule Deals = FilterText.Parse("hide title:deal*").Rules[0];

    [Fact]
    public void A_rule_goes_before_another_ones_comments_or_behind_the_last()
    {
        Assert.StartsWith("# About the whole filter.\n\nhide  title:deal*\n# Nothing in Japanese\nhide  lang:ja\n", FilterEdit.Add(Text, Deals, 1), StringComparison.Ordinal);
        Assert.EndsWith("hide  words<80\nhide  title:deal*\ndefault show\n", FilterEdit.Add(Text, Deals), StringComparison.Ordinal);
    }

    [Fact]
    public void The_first_rule_of_all_stands_apart_from_the_comments_above_it()
    {
        Assert.Equal("# Suggestions\n\nhide  title:deal*\ndefault show\n", FilterEdit.Add("# Suggestions\ndefault show\n", Deals));
        Assert.Equal("hide  title:deal*\n", FilterEdit.Add("", Deals));
    }

    [Fact]
    public void A_rule_moves_with_its_comments_and_leaves_everything_else_where_it_was() => Assert.Equal(
        "# About the whole filter.\n\nshow  topic:ai  # whatever else\n\nhide  words<80\n# Nothing in Japanese\nhide  lang:ja\ndefault show\n",
        FilterEdit.Move(Text, 1, null));

    [Fact]
    public void A_rule_is_removed_with_its_comments_switched_off_and_changed_in_its_place()
    {
        Assert.Equal("# About the whole filter.\n\nshow  topic:ai  # whatever else\n\nhide  words<80\ndefault show\n", FilterEdit.Remove(Text, 1));
        Assert.Contains("\n# Nothing in Japanese\noff hide  lang:ja\n", FilterEdit.Switch(Text, 1, off: true), StringComparison.Ordinal);
        Assert.Equal(Text, FilterEdit.Switch(FilterEdit.Switch(Text, 1, off: true), 1, off: false));
        Assert.Contains("\n# Nothing in Japanese\nhide  title:deal*\n", FilterEdit.Change(Text, 1, Deals), StringComparison.Ordinal);
        Assert.EndsWith("hide  words<80\ndefault hide\n", FilterEdit.SetDefault(Text, Verdict.Hide), StringComparison.Ordinal);
        Assert.Equal("hide  lang:ja\ndefault hide", FilterEdit.SetDefault("hide  lang:ja", Verdict.Hide));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(4)]
    [InlineData(-1)]
    public void A_number_that_is_not_there_changes_nothing(int number)
    {
        Assert.Equal(Text, FilterEdit.Remove(Text, number));
        Assert.Equal(Text, FilterEdit.Move(Text, number, 1));
        Assert.Equal(Text, FilterEdit.Switch(Text, number, off: true));
        Assert.Equal(Text, FilterEdit.Change(Text, number, Deals));
    }

    [Fact]
    public void Lines_with_errors_stay_as_they_are() =>
        Assert.Equal("hide  words<80\nhide  lang:ja\nhide sorce:x\n", FilterEdit.Move("hide  lang:ja\nhide sorce:x\nhide  words<80\n", 2, 1));

    [Fact]
    public void Moving_any_rule_anywhere_is_moving_it_in_the_list()
    {
        for (int seed = 0; seed < 300; seed++)
        {
            string text = new RandomFilters(seed).Text();
            List<FilterRule> rules = [.. FilterText.Parse(text).Rules];
            if (rules.Count < 2)
            {
                continue;
            }

            int from = (seed % rules.Count) + 1;
            int? before = seed % 5 == 0 ? null : (seed / 7 % rules.Count) + 1;
            string moved = FilterEdit.Move(text, from, before);

            FilterRule rule = rules[from - 1];
            rules.RemoveAt(from - 1);
            rules.Insert(before is int to ? Math.Min(to > from ? to - 2 : to - 1, rules.Count) : rules.Count, rule);
            Assert.Equal(rules, FilterText.Parse(moved).Rules);
        }
    }

    [Fact]
    public void A_form_says_the_same_condition_that_it_was_filled_from()
    {
        int conditions = 0;
        for (int seed = 0; seed < 400; seed++)
        {
            foreach (FilterCondition condition in FilterText.Parse(new RandomFilters(seed).Text()).Rules.SelectMany(rule => rule.Conditions))
            {
                Assert.Equal(condition, ConditionForm.Of(condition).Read());
                conditions++;
            }
        }

        Assert.True(conditions > 1000);
    }

    [Theory]
    [InlineData(FilterField.Title, "press release, deal*, /\\bAI\\b/", "title:(\"press release\", deal*, /\\bAI\\b/)")]
    [InlineData(FilterField.Source, "Lumen Wire，harbor-post", "source:(\"Lumen Wire\", harbor-post)")]
    [InlineData(FilterField.Title, "\"a, b\"", "title:\"a, b\"")]
    [InlineData(FilterField.Topic, "mergers & acquisitions", "topic:\"mergers & acquisitions\"")]
    public void What_people_type_into_a_form_becomes_the_languages_own_values(FilterField field, string typed, string expected) =>
        Assert.Equal(expected, FilterPrinter.Print(new ConditionForm(field, FilterOperator.Is, typed).Read()!));

    [Fact]
    public void An_empty_form_says_nothing() => Assert.Null(new ConditionForm(FilterField.Title, FilterOperator.Is, " , ").Read());
}
