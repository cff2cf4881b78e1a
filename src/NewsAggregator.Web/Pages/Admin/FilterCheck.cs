using System.IO.Hashing;
using System.Text;
using NewsAggregator.Core.Filtering;
using NewsAggregator.Web.Languages;

namespace NewsAggregator.Web.Pages.Admin;

/// <summary>A filter's text as the editor shows it beside itself: every line that says something, with its sentence or what is wrong with it.</summary>
/// <param name="Stamp">Of the text that was checked: a button beside a rule acts on this text and on no other.</param>
/// <param name="Filter">As parsed, with the warnings about unknown names.</param>
public sealed record FilterCheck(string Stamp, FilterParse Filter, IReadOnlyList<CheckedLine> Lines, int NotListed)
{
    // A longer filter is still checked whole; the page would only be slower, and nobody reads it.
    private const int MostLines = 1000;

    public int Errors => Filter.Errors.Count();

    public int Warnings => Filter.Warnings.Count();

    public static FilterCheck Of(string text, FilterNames names, Words words)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(names);
        ArgumentNullException.ThrowIfNull(words);
        FilterParse filter = FilterText.Parse(text);
        filter = filter with { Problems = [.. filter.Problems, .. names.Check(filter)] };
        ILookup<int, FilterProblem> problems = filter.Problems.ToLookup(problem => problem.Line);
        string[] lines = text.ReplaceLineEndings("\n").Split('\n');
        Dictionary<int, int> rules = filter.Rules.Select((rule, i) => (rule.Line, Number: i + 1)).ToDictionary(rule => rule.Line, rule => rule.Number);
        int[] wrong = [.. problems.Select(line => line.Key).Order()];
        int[] telling = [.. wrong.Concat(rules.Keys.Order()).Distinct()]; // what is wrong is listed even where not everything is
        return new FilterCheck(
            StampOf(text),
            filter,
            [.. telling.Take(MostLines).Order().Select(line => Line(line, lines.ElementAtOrDefault(line - 1) ?? "", rules.TryGetValue(line, out int number) ? number : 0, problems[line]))],
            Math.Max(0, telling.Length - MostLines));

        CheckedLine Line(int line, string content, int number, IEnumerable<FilterProblem> found) => new(
            line,
            number,
            number == 0 ? null : SentenceOf(filter.Rules[number - 1], number, names, words),
            number > 0 && filter.Rules[number - 1].IsOff,
            [.. found.Select(problem => CheckedProblem.Of(problem, content, words))]);
    }

    public static string SentenceOf(FilterRule rule, int number, FilterNames names, Words words)
    {
        ArgumentNullException.ThrowIfNull(words);
        return words.IsChinese ? RuleInWords.TraditionalChinese(rule, number, names) : RuleInWords.English(rule, number, names);
    }

    public static string DefaultOf(FilterParse filter, Words words)
    {
        ArgumentNullException.ThrowIfNull(filter);
        ArgumentNullException.ThrowIfNull(words);
        return words.IsChinese ? RuleInWords.TraditionalChineseDefault(filter.Default, filter.Rules.Count) : RuleInWords.EnglishDefault(filter.Default, filter.Rules.Count);
    }

    public static string StampOf(string text) => Convert.ToHexStringLower(XxHash64.Hash(Encoding.UTF8.GetBytes(text)));
}

/// <param name="Number">Of the line, from 1.</param>
/// <param name="Rule">Number of the rule on it, from 1; 0: none could be read.</param>
/// <param name="Sentence">The rule as it acts in its place; null where there is none.</param>
public sealed record CheckedLine(int Number, int Rule, string? Sentence, bool IsOff, IReadOnlyList<CheckedProblem> Problems);

/// <summary>A problem with the line it is in, cut around its place.</summary>
/// <param name="Caret">Blanks and carets that stand under the place in a fixed-width font.</param>
public sealed record CheckedProblem(string Words, bool IsWarning, int Line, int Column, string Before, string Marked, string After, string Caret)
{
    private const int Around = 60;

    public static CheckedProblem Of(FilterProblem problem, string line, Words words)
    {
        ArgumentNullException.ThrowIfNull(problem);
        ArgumentNullException.ThrowIfNull(line);
        ArgumentNullException.ThrowIfNull(words);
        int at = Math.Clamp(problem.Column - 1, 0, line.Length);
        int end = Math.Clamp(at + problem.Length, at, line.Length);
        int from = Math.Max(0, at - Around);
        string before = (from > 0 ? "…" : "") + Visible(line[from..at]);
        string marked = Visible(line[at..end]);
        string after = Visible(line[end..Math.Min(line.Length, end + Around)]) + (line.Length > end + Around ? "…" : "");

        // A wide character's place is held by an ideographic space, so that the caret stands where it should.
        string blanks = string.Concat(before.Select(c => c >= 0x2E80 ? '\u3000' : ' '));
        return new CheckedProblem(
            words.IsChinese ? problem.MessageZh : problem.Message, problem.IsWarning, problem.Line, problem.Column, before, marked, after,
            blanks + new string('^', Math.Clamp(marked.Length, 1, Around)));
    }

    // What cannot be seen, or would turn the line around, is shown by a sign.
    private static string Visible(string text) => string.Concat(text.Select(c =>
        c == '\t' ? ' ' : char.IsControl(c) || char.GetUnicodeCategory(c) is System.Globalization.UnicodeCategory.Format ? '\uFFFD' : c));
}
