using NewsAggregator.Core.Filtering;

namespace NewsAggregator.Core.Tests.Filtering;

public sealed class RuleProposalsTests
{
    [Fact]
    public void Proposals_go_from_the_narrow_to_the_wide_and_each_hides_the_article()
    {
        FilterFacts facts = new()
        {
            Source = "wire", Title = "Sponsored: The best winter tyres 限時優惠，快來", Topics = ["deals"], Authors = ["Ada Moreau"], Domain = "shop.example", Language = "en",
        };

        string[] rules = [.. RuleProposals.For(facts).Select(FilterPrinter.Print)];

        Assert.Equal(
            [
                "hide  source:wire  title:Sponsored:", "hide  source:wire  title:Sponsored", "hide  source:wire  title:限時優惠", "hide  source:wire  title:winter", "hide  source:wire  title:tyres",
                "hide  source:wire  topic:deals", "hide  author:\"Ada Moreau\"", "hide  topic:deals", "hide  domain:shop.example", "hide  source:wire  lang:en", "hide  source:wire",
            ],
            rules);
        Assert.All(rules, rule => Assert.Equal(Verdict.Hide, SourceFilter.Compile(FilterText.Parse(rule), FilterNames.None).Decide(facts).Verdict));
    }

    [Fact]
    public void Whatever_an_article_says_its_proposals_are_sound_rules_that_hold_of_it()
    {
        for (int seed = 0; seed < 300; seed++)
        {
            FilterFacts facts = new RandomFilters(seed).Facts();
            IReadOnlyList<FilterRule> rules = RuleProposals.For(facts);
            Assert.NotEmpty(rules);
            Assert.All(rules, rule => Assert.Equal(1, SourceFilter.Compile(FilterText.Parse(FilterPrinter.Print(rule)), FilterNames.None).Decide(facts).Rule));
        }
    }
}
