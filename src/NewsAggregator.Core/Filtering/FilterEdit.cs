namespace NewsAggregator.Core.Filtering;

/// <summary>
/// Edits a filter's text as the forms do. Only the lines of the rule concerned change: blank lines and comments elsewhere stay as their
/// author wrote them. The comment lines right above a rule are its own, and go where it goes.
/// </summary>
/// <remarks>Rules are meant by number, from 1, as <see cref="FilterText.Parse"/> counts them. A number that is not there changes nothing.</remarks>
public static class FilterEdit
{
    /// <param name="before">The rule that the new one goes before; null: behind the last.</param>
    public static string Add(string text, FilterRule rule, int? before = null)
    {
        Lines lines = new(text);
        lines.Insert([FilterPrinter.Print(rule)], before);
        return lines.ToString();
    }

    /// <summary>Puts another rule in this one's place. Its comments stay.</summary>
    public static string Change(string text, int number, FilterRule rule)
    {
        Lines lines = new(text);
        lines.Replace(number, FilterPrinter.Print(rule));
        return lines.ToString();
    }

    /// <param name="before">The rule that it goes before, by its present number; null: behind the last.</param>
    public static string Move(string text, int number, int? before)
    {
        Lines lines = new(text);
        if (before == number || before == number + 1 || lines.Take(number) is not { } block)
        {
            return text;
        }

        lines.Insert(block, before > number ? before - 1 : before);
        return lines.ToString();
    }

    public static string Remove(string text, int number)
    {
        Lines lines = new(text);
        return lines.Take(number) is null ? text : lines.ToString();
    }

    /// <summary>Switches a rule off, or on again, in its place.</summary>
    public static string Switch(string text, int number, bool off) =>
        FilterText.Parse(text).Rules is { } rules && number >= 1 && number <= rules.Count ? Change(text, number, rules[number - 1] with { IsOff = off }) : text;

    public static string SetDefault(string text, Verdict end)
    {
        Lines lines = new(text);
        lines.SetDefault(end == Verdict.Show ? "default show" : "default hide");
        return lines.ToString();
    }

    private sealed class Lines
    {
        private readonly List<string> lines;
        private IReadOnlyList<FilterRule> rules;

        public Lines(string text)
        {
            lines = [.. text.ReplaceLineEndings("\n").Split('\n')];
            rules = Parse();
        }

        public void Insert(IReadOnlyList<string> block, int? before)
        {
            if (before is int number && number >= 1 && number <= rules.Count)
            {
                lines.InsertRange(Begin(number), block);
            }
            else
            {
                int at = rules.Count > 0 ? rules[^1].Line : Default() ?? End();

                // What stands above the first rule of all is about the whole filter, not about this rule.
                lines.InsertRange(at, rules.Count == 0 && at > 0 && IsComment(lines[at - 1]) ? ["", .. block] : block);
            }

            rules = Parse();
        }

        /// <summary>Takes a rule out with its comments; null where there is none of this number.</summary>
        public List<string>? Take(int number)
        {
            if (number < 1 || number > rules.Count)
            {
                return null;
            }

            int begin = Begin(number);
            int count = rules[number - 1].Line - begin;
            List<string> block = lines.GetRange(begin, count);
            lines.RemoveRange(begin, count);
            rules = Parse();
            return block;
        }

        public void Replace(int number, string line)
        {
            if (number >= 1 && number <= rules.Count)
            {
                lines[rules[number - 1].Line - 1] = line;
            }
        }

        public void SetDefault(string line)
        {
            if (Default() is int at)
            {
                lines[at] = line;
            }
            else
            {
                lines.Insert(End(), line);
            }
        }

        public override string ToString() => string.Join('\n', lines);

        private IReadOnlyList<FilterRule> Parse() => FilterText.Parse(string.Join('\n', lines)).Rules;

        /// <summary>Index of the first line that belongs to the rule.</summary>
        private int Begin(int number)
        {
            int at = rules[number - 1].Line - 1;
            while (at > 0 && IsComment(lines[at - 1]))
            {
                at--;
            }

            return at;
        }

        private int? Default() => lines.FindIndex(line => line.TrimStart().StartsWith("default", StringComparison.OrdinalIgnoreCase)) is var at and >= 0 ? at : null;

        /// <summary>Behind the last line that says anything.</summary>
        private int End()
        {
            int at = lines.Count;
            while (at > 0 && string.IsNullOrWhiteSpace(lines[at - 1]))
            {
                at--;
            }

            return at;
        }

        private static bool IsComment(string line) => line.AsSpan().TrimStart().StartsWith("#", StringComparison.Ordinal);
    }
}
