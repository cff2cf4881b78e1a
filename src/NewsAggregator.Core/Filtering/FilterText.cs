using System.Globalization;

namespace NewsAggregator.Core.Filtering;

/// <summary>What a filter's text says.</summary>
/// <param name="Rules">In order; a rule that could not be read is left out, and an error tells of it.</param>
/// <param name="Default">The verdict where no rule acts.</param>
/// <param name="EndComments">Comment lines that stand above no rule.</param>
/// <param name="Problems">By place.</param>
public sealed record FilterParse(
    IReadOnlyList<FilterRule> Rules,
    Verdict Default,
    IReadOnlyList<string> EndComments,
    IReadOnlyList<FilterProblem> Problems)
{
    public IEnumerable<FilterProblem> Errors => Problems.Where(problem => !problem.IsWarning);

    public IEnumerable<FilterProblem> Warnings => Problems.Where(problem => problem.IsWarning);

    /// <summary>Without errors: may be saved and compiled.</summary>
    public bool IsSound => Problems.All(problem => problem.IsWarning);

    /// <summary>The same rules in the same order with the same default, wherever they stand.</summary>
    public bool Equals(FilterParse? other) =>
        other is not null
        && Default == other.Default
        && Rules.SequenceEqual(other.Rules)
        && EndComments.SequenceEqual(other.EndComments, StringComparer.Ordinal);

    public override int GetHashCode() => HashCode.Combine(Default, Rules.Count);
}

/// <summary>What a search's words say, in the conditions that rules are made of.</summary>
public sealed record FilterQuery(IReadOnlyList<FilterCondition> Conditions, IReadOnlyList<FilterProblem> Problems);

/// <summary>Reads the filter language: one rule a line, top to bottom, <c>default show</c> or <c>default hide</c> at the end.</summary>
public static class FilterText
{
    private static readonly string[] Openings = ["show", "hide", "default", "off"];

    /// <summary>Never throws, whatever the text: what is wrong comes back in <see cref="FilterParse.Problems"/>.</summary>
    public static FilterParse Parse(string text)
    {
        if (text.Length > FilterLimits.TextLength)
        {
            return new FilterParse([], Verdict.Show, [], [new FilterProblem(FilterProblemKind.TextTooLong, 1, 1, 0)]);
        }

        Reading reading = new();
        int number = 0;
        foreach (ReadOnlySpan<char> line in text.AsSpan().TrimStart('\uFEFF').EnumerateLines())
        {
            reading.Line(line.ToString(), ++number);
            if (reading.IsFull)
            {
                break;
            }
        }

        return reading.Finish();
    }

    /// <summary>Reads a search such as <c>source:techcrunch lang:zh after:2026-10-01 離職 -rumour "two words"</c>.</summary>
    public static FilterQuery ParseQuery(string text)
    {
        if (text.Length > FilterLimits.SearchLength)
        {
            return new FilterQuery([], [new FilterProblem(FilterProblemKind.SearchTooLong, 1, FilterLimits.SearchLength + 1, 0)]);
        }

        List<FilterProblem> problems = [];
        string clean = string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c));
        List<FilterCondition> conditions = new ConditionReader(clean, 1, 0, isSearch: true, problems).ReadAll();
        return new FilterQuery(conditions, problems);
    }

    private sealed class Reading
    {
        private readonly List<FilterRule> rules = [];
        private readonly List<FilterProblem> problems = [];
        private List<string> comments = [];
        private Verdict? end;
        private int patterns;
        private int patternsOnText;

        public bool IsFull { get; private set; }

        public void Line(string text, int number)
        {
            if (!IsVisible(text, number))
            {
                return;
            }

            string trimmed = text.TrimStart();
            int at = text.Length - trimmed.Length;
            if (trimmed.Length == 0)
            {
                return;
            }

            if (trimmed[0] == '#')
            {
                comments.Add(trimmed[1..].Trim());
                return;
            }

            if (end is not null)
            {
                Report(FilterProblemKind.DefaultNotLast, number, at, trimmed.TrimEnd().Length);
                return;
            }

            Rule(text, number, at);
        }

        public FilterParse Finish()
        {
            problems.Sort((a, b) => (a.Line, a.Column).CompareTo((b.Line, b.Column)));
            return new FilterParse(rules, end ?? Verdict.Show, comments, problems.Count > FilterLimits.Problems ? problems[..FilterLimits.Problems] : problems);
        }

        private void Rule(string text, int number, int at)
        {
            int begun = at;
            string word = Word(text, ref at);
            bool off = word.Equals("off", StringComparison.OrdinalIgnoreCase);
            if (off)
            {
                SkipWhite(text, ref at);
                begun = at;
                word = Word(text, ref at);
            }

            if (word.Equals("default", StringComparison.OrdinalIgnoreCase) && !off)
            {
                Default(text, number, at);
                return;
            }

            if (VerdictOf(word) is not { } verdict)
            {
                Report(
                    FilterProblemKind.VerdictExpected, number, begun, Math.Max(1, word.Length), Languages.PlainText.Cut(word, 40),
                    off ? "`show` or `hide`" : "`show`, `hide`, `default`, `off` or `#`", Nearest.Of(word.ToLowerInvariant(), Openings));
                return;
            }

            if (rules.Count == FilterLimits.Rules)
            {
                Report(FilterProblemKind.TooManyRules, number, begun, word.Length);
                IsFull = true;
                return;
            }

            int problemsBefore = problems.Count;
            ConditionReader reader = new(text, number, at, isSearch: false, problems);
            List<FilterCondition> conditions = reader.ReadAll();
            IsFull |= problems.Count >= FilterLimits.Problems;
            if (problems.Count > problemsBefore)
            {
                return;
            }

            if (conditions.Count == 0)
            {
                Report(FilterProblemKind.ConditionExpected, number, text.Length, 0, "", $"a condition such as `{word.ToLowerInvariant()} topic:ai`, or `default {word.ToLowerInvariant()}`");
                return;
            }

            CountPatterns(conditions, number, begun);
            rules.Add(new FilterRule(verdict, conditions, off, comments, reader.Note, number));
            comments = [];
        }

        private void Default(string text, int number, int at)
        {
            SkipWhite(text, ref at);
            int begun = at;
            string word = Word(text, ref at);
            if (VerdictOf(word) is not { } verdict)
            {
                Report(FilterProblemKind.ValueExpected, number, begun, word.Length, word, "`default show` or `default hide`");
                return;
            }

            SkipWhite(text, ref at);
            if (at < text.Length && text[at] != '#')
            {
                Report(FilterProblemKind.DefaultTakesNoConditions, number, at, text.TrimEnd().Length - at, Languages.PlainText.Cut(text[at..].Trim(), 40));
                return;
            }

            if (at < text.Length)
            {
                comments.Add(text[(at + 1)..].Trim());
            }

            end = verdict;
        }

        private void CountPatterns(List<FilterCondition> conditions, int number, int begun)
        {
            foreach (FilterCondition condition in conditions)
            {
                int found = condition.Values.Count(value => value.Kind == FilterValueKind.Pattern);
                patterns += found;
                patternsOnText += condition.Field == FilterField.Text ? found : 0;
            }

            if (patterns > FilterLimits.Patterns || patternsOnText > FilterLimits.PatternsOnText)
            {
                Report(FilterProblemKind.TooManyPatterns, number, begun, 1);
                IsFull = true;
            }
        }

        /// <summary>A filter must mean what it looks like: control characters and marks of direction are refused.</summary>
        private bool IsVisible(string text, int number)
        {
            for (int i = 0; i < text.Length; i++)
            {
                char c = text[i];
                if ((char.IsControl(c) && c != '\t') || c is '\u2028' or '\u2029' || FilterPrinter.TurnsDirection(c))
                {
                    string name = string.Create(CultureInfo.InvariantCulture, $"U+{(int)c:X4}");
                    problems.Add(new FilterProblem(FilterProblemKind.InvisibleCharacter, number, i + 1, 1, name));
                    IsFull |= problems.Count >= FilterLimits.Problems;
                    return false;
                }
            }

            return true;
        }

        private void Report(FilterProblemKind kind, int number, int place, int length, string found = "", string expected = "", string? suggestion = null)
        {
            problems.Add(new FilterProblem(kind, number, place + 1, length, found, expected, suggestion));
            IsFull |= problems.Count >= FilterLimits.Problems;
        }

        private static Verdict? VerdictOf(string word) =>
            word.Equals("show", StringComparison.OrdinalIgnoreCase) ? Verdict.Show
            : word.Equals("hide", StringComparison.OrdinalIgnoreCase) ? Verdict.Hide
            : null;

        private static void SkipWhite(string text, ref int at)
        {
            while (at < text.Length && char.IsWhiteSpace(text[at]))
            {
                at++;
            }
        }

        private static string Word(string text, ref int at)
        {
            int begun = at;
            while (at < text.Length && !char.IsWhiteSpace(text[at]))
            {
                at++;
            }

            return text[begun..at];
        }
    }
}
