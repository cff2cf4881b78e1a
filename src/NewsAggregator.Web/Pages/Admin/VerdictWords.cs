using NewsAggregator.Core.Filtering;
using NewsAggregator.Storage.Reading;
using NewsAggregator.Web.Languages;

namespace NewsAggregator.Web.Pages.Admin;

/// <summary>A verdict as people say it: "hidden by rule 4".</summary>
public static class VerdictWords
{
    public static string Of(AdminArticle article, Words words)
    {
        ArgumentNullException.ThrowIfNull(article);
        return article is { Verdict: Verdict verdict, Rule: int rule } ? Of(verdict, rule, words) : words["why.undecided"];
    }

    public static string Of(Verdict verdict, int rule, Words words)
    {
        ArgumentNullException.ThrowIfNull(words);
        return rule switch
        {
            StoredDecision.Withdrawn => words["why.withdrawn"],
            StoredDecision.OnTrial => words["why.onTrial"],
            0 => words[verdict == Verdict.Show ? "why.shownByDefault" : "why.hiddenByDefault"],
            _ => words.Say(verdict == Verdict.Show ? "why.shownBy" : "why.hiddenBy", rule),
        };
    }
}
