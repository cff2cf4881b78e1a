using System.Text.RegularExpressions;
using NewsAggregator.Core.Languages;

namespace NewsAggregator.Core.Filtering;

/// <summary>Rules that would hide articles like one at hand, from the narrow to the wide: where "hide articles like this" begins.</summary>
public static partial class RuleProposals
{
    private const int MostTitleWords = 4;
    private const int ShortestWord = 4;
    private const int LongestPhrase = 10;

    /// <summary>Each holds of the article itself; none twice. A proposal is a rule to look at with its effect, never one to save unseen.</summary>
    public static IReadOnlyList<FilterRule> For(FilterFacts facts)
    {
        FilterCondition source = Is(FilterField.Source, facts.Source);
        List<FilterRule> rules = [];
        if (Label(facts.Title) is string label)
        {
            rules.Add(Hide(source, Is(FilterField.Title, label)));
        }

        rules.AddRange(TitleWords(facts.Title).Select(word => Hide(source, Is(FilterField.Title, word))));
        rules.AddRange(facts.Topics.Select(topic => Hide(source, Is(FilterField.Topic, topic))));
        rules.AddRange(facts.Authors.Where(author => author.Length <= FilterLimits.ValueLength).Select(author => Hide(Is(FilterField.Author, author))));
        rules.AddRange(facts.Topics.Select(topic => Hide(Is(FilterField.Topic, topic))));
        if (facts.Domain is { Length: > 0 } domain)
        {
            rules.Add(Hide(Is(FilterField.Domain, domain)));
        }

        if (facts.Language is { Length: > 0 } language)
        {
            rules.Add(Hide(source, Is(FilterField.Lang, language)));
        }

        rules.Add(Hide(source));

        // What the parser would refuse, or what does not hold of the article after all, is no proposal.
        return [.. rules.Where(rule => FilterText.Parse(FilterPrinter.Print(rule)) is { IsSound: true } parse && SourceFilter.Compile(parse, FilterNames.None).Decide(facts).Rule == 1)
            .DistinctBy(FilterPrinter.Print)];
    }

    private static FilterRule Hide(params FilterCondition[] conditions) => new(Verdict.Hide, conditions);

    private static FilterCondition Is(FilterField field, string value) => new(field, FilterOperator.Is, [new FilterValue(value)]);

    /// <summary>"Sponsored: …", "【公告】…": what a publisher puts before titles of one kind.</summary>
    private static string? Label(string title) => LabelShape().Match(title) is { Success: true } label ? label.Value.Trim() : null;

    /// <summary>The longest words, and what stands between marks in scripts written without spaces.</summary>
    private static IEnumerable<string> TitleWords(string title) => Word().Matches(title).Select(match => match.Value.TrimEnd('-', '\'', '’'))
        .Where(word => Segmentation.IsCjk(word[0]) ? word.Length is >= 2 and <= LongestPhrase : word.Length >= ShortestWord)
        .Distinct(StringComparer.OrdinalIgnoreCase)
        .OrderByDescending(word => word.Length * (Segmentation.IsCjk(word[0]) ? 2 : 1))
        .Take(MostTitleWords);

    [GeneratedRegex(@"[\u3040-\u30FF\u3400-\u9FFF\uAC00-\uD7AF]+|[\p{L}\p{N}-[\u3040-\u30FF\u3400-\u9FFF\uAC00-\uD7AF]]+(?:['’-][\p{L}\p{N}-[\u3040-\u30FF\u3400-\u9FFF\uAC00-\uD7AF]]+)*", RegexOptions.CultureInvariant)]
    private static partial Regex Word();

    [GeneratedRegex(@"^.{2,24}?[:：|｜》】\]]", RegexOptions.CultureInvariant)]
    private static partial Regex LabelShape();
}
