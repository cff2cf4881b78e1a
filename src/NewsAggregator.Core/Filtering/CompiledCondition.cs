using System.Collections.Frozen;
using System.Globalization;
using System.Text.RegularExpressions;

namespace NewsAggregator.Core.Filtering;

/// <summary>One condition made ready.</summary>
internal abstract class CompiledCondition
{
    private readonly bool negated;

    protected CompiledCondition(FilterCondition condition, int cost, bool readsText = false)
    {
        negated = condition.Negated;
        ReadsText = readsText;
        Cost = cost + (ReadsText ? 100 : 0);
    }

    /// <summary>Places cheap conditions before dear ones; the body is the dearest, because it may have to be unpacked first.</summary>
    public int Cost { get; }

    public bool ReadsText { get; }

    public bool Holds(FilterFacts facts) => IsTrue(facts) != negated;

    /// <summary>The article's words that made it hold; null for a negated condition, which holds by their absence.</summary>
    public string? Matched(FilterFacts facts) => negated ? null : Found(facts);

    protected abstract bool IsTrue(FilterFacts facts);

    protected abstract string? Found(FilterFacts facts);

    /// <param name="forSearch">A bare word looks at the body too, and accents are folded: decides of facts that say <see cref="FilterFacts.IsSearched"/>.</param>
    public static CompiledCondition Of(FilterCondition condition, FilterNames known, bool forSearch = false) => FilterFields.KindOf(condition.Field) switch
    {
        FilterFieldKind.Amount => new OfAmount(condition),
        FilterFieldKind.Date => new OfDate(condition),
        FilterFieldKind.Language => new OfLanguage(condition),
        FilterFieldKind.Contain => new OfWords(condition, forSearch),
        FilterFieldKind.Part => new OfAddress(condition),
        _ when condition.Field == FilterField.Domain => new OfDomain(condition),
        _ => new OfNames(condition, known),
    };

    private static Regex[] Patterns(FilterCondition condition) =>
    [
        .. condition.Values.Where(value => value.Kind == FilterValueKind.Pattern).Select(value =>
            FilterPattern.Build(value.Text, out Regex? built, out string why, out _) ? built : throw new ArgumentException(why, nameof(condition))),
    ];

    private static string? FirstFound(Regex[] patterns, string text)
    {
        foreach (Regex pattern in patterns)
        {
            if (pattern.Match(text) is { Success: true } match)
            {
                return match.Value;
            }
        }

        return null;
    }

    private static bool IsMatch(Regex[] patterns, string text)
    {
        foreach (Regex pattern in patterns)
        {
            if (pattern.IsMatch(text))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>source, group, feed, topic, author: whole names.</summary>
    private sealed class OfNames : CompiledCondition
    {
        private readonly FrozenSet<string> names;
        private readonly Regex[] patterns;
        private readonly FilterField field;

        public OfNames(FilterCondition condition, FilterNames known)
            : base(condition, condition.Values.Any(value => value.Kind == FilterValueKind.Pattern) ? 10 : 0)
        {
            field = condition.Field;
            patterns = Patterns(condition);
            names = condition.Values
                .Where(value => value.Kind != FilterValueKind.Pattern)
                .SelectMany(value => known.Meant(field, value.Text).Append(value.Text))
                .Select(Folding.Fold)
                .ToFrozenSet(StringComparer.Ordinal);
        }

        protected override bool IsTrue(FilterFacts facts) => field switch
        {
            FilterField.Source => Has(facts.Source) || HasAny(facts.SourceAliases) || Has(facts.SourceName),
            _ => HasAny(List(facts)),
        };

        protected override string? Found(FilterFacts facts) =>
            field == FilterField.Source ? facts.Source : List(facts).FirstOrDefault(Has);

        private IReadOnlyList<string> List(FilterFacts facts) => field switch
        {
            FilterField.Group => facts.Groups,
            FilterField.Feed => facts.Feed,
            FilterField.Topic => facts.Topics,
            _ => facts.Authors,
        };

        private bool HasAny(IReadOnlyList<string> values)
        {
            for (int i = 0; i < values.Count; i++)
            {
                if (Has(values[i]))
                {
                    return true;
                }
            }

            return false;
        }

        private bool Has(string value) =>
            value.Length > 0 && ((names.Count > 0 && names.Contains(Folding.Fold(value))) || IsMatch(patterns, value));
    }

    /// <summary>A host and all below it.</summary>
    private sealed class OfDomain : CompiledCondition
    {
        private readonly FrozenSet<string> hosts;
        private readonly Regex[] patterns;

        public OfDomain(FilterCondition condition)
            : base(condition, 1)
        {
            patterns = Patterns(condition);
            hosts = condition.Values.Where(value => value.Kind != FilterValueKind.Pattern).Select(value => HostOf(value.Text)).ToFrozenSet(StringComparer.Ordinal);
        }

        protected override bool IsTrue(FilterFacts facts)
        {
            if (facts.Domain is not { Length: > 0 } domain)
            {
                return false;
            }

            if (hosts.Count > 0)
            {
                string rest = domain.ToLowerInvariant();
                while (true)
                {
                    if (hosts.Contains(rest))
                    {
                        return true;
                    }

                    int dot = rest.IndexOf('.', StringComparison.Ordinal);
                    if (dot < 0)
                    {
                        break;
                    }

                    rest = rest[(dot + 1)..];
                }
            }

            return IsMatch(patterns, domain);
        }

        protected override string? Found(FilterFacts facts) => facts.Domain;

        private static string HostOf(string value)
        {
            string host = Folding.Fold(value).TrimEnd('.');
            return host.StartsWith("www.", StringComparison.Ordinal) ? host[4..] : host;
        }
    }

    /// <summary>Words, phrases and patterns in title, description or body.</summary>
    private sealed class OfWords : CompiledCondition
    {
        private readonly WordMatch[] words;
        private readonly Regex[] patterns;
        private readonly FilterField field;

        private readonly bool everywhere;

        public OfWords(FilterCondition condition, bool forSearch)
            : base(
                condition, condition.Values.Any(value => value.Kind == FilterValueKind.Pattern) ? 30 : 20,
                condition.Field == FilterField.Text || (forSearch && condition.Field == FilterField.Anywhere))
        {
            everywhere = forSearch;
            field = condition.Field;
            patterns = Patterns(condition);
            words = [.. condition.Values.Where(value => value.Kind != FilterValueKind.Pattern).Select(value => new WordMatch(value, forSearch))];
        }

        protected override bool IsTrue(FilterFacts facts) => field switch
        {
            FilterField.Title => IsIn(facts.Title, words.Length == 0 ? "" : facts.FoldedTitle),
            FilterField.Summary => IsInSummary(facts),
            FilterField.Text => IsIn(facts.Text, words.Length == 0 ? "" : facts.FoldedText),
            _ => IsIn(facts.Title, words.Length == 0 ? "" : facts.FoldedTitle) || IsInSummary(facts)
                || (everywhere && IsIn(facts.Text, words.Length == 0 ? "" : facts.FoldedText)),
        };

        protected override string? Found(FilterFacts facts) => field switch
        {
            FilterField.Title => FoundIn(facts.Title, facts.FoldedTitle),
            FilterField.Summary => FoundIn(facts.Summary, facts.FoldedSummary),
            FilterField.Text => FoundIn(facts.Text, facts.FoldedText),
            _ => FoundIn(facts.Title, facts.FoldedTitle) ?? FoundIn(facts.Summary, facts.FoldedSummary),
        };

        private bool IsInSummary(FilterFacts facts) => IsIn(facts.Summary, words.Length == 0 ? "" : facts.FoldedSummary);

        private bool IsIn(string text, string folded)
        {
            foreach (WordMatch word in words)
            {
                if (word.IsIn(folded))
                {
                    return true;
                }
            }

            return IsMatch(patterns, text);
        }

        private string? FoundIn(string text, string folded) =>
            Array.Find(words, word => word.IsIn(folded))?.Word ?? FirstFound(patterns, text);
    }

    /// <summary>A part of the address.</summary>
    private sealed class OfAddress : CompiledCondition
    {
        private readonly string[] parts;
        private readonly Regex[] patterns;

        public OfAddress(FilterCondition condition)
            : base(condition, 5)
        {
            patterns = Patterns(condition);
            parts = [.. condition.Values.Where(value => value.Kind != FilterValueKind.Pattern).Select(value => value.Text)];
        }

        protected override bool IsTrue(FilterFacts facts) => Found(facts) is not null;

        protected override string? Found(FilterFacts facts) =>
            facts.Url is not { } url
                ? null
                : Array.Find(parts, part => url.Contains(part, StringComparison.OrdinalIgnoreCase)) ?? FirstFound(patterns, url);
    }

    /// <summary>A language with all its scripts and regions.</summary>
    private sealed class OfLanguage(FilterCondition condition) : CompiledCondition(condition, 0)
    {
        private readonly string[] tags = [.. condition.Values.Select(value => value.Text)];

        protected override bool IsTrue(FilterFacts facts)
        {
            string language = facts.Language is { Length: > 0 } known ? known : "und";
            foreach (string tag in tags)
            {
                if (language.StartsWith(tag, StringComparison.OrdinalIgnoreCase) && (language.Length == tag.Length || language[tag.Length] == '-'))
                {
                    return true;
                }
            }

            return false;
        }

        protected override string Found(FilterFacts facts) => facts.Language ?? "und";
    }

    private sealed class OfAmount : CompiledCondition
    {
        private readonly FilterOperator comparison;
        private readonly bool isAge;
        private readonly long amount;

        public OfAmount(FilterCondition condition)
            : base(condition, 0)
        {
            comparison = condition.Operator;
            isAge = condition.Field == FilterField.Age;
            string text = condition.Values[0].Text;
            amount = isAge
                ? long.Parse(text.AsSpan(0, text.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture)
                    * (text[^1] switch { 'h' => TimeSpan.TicksPerHour, 'd' => TimeSpan.TicksPerDay, _ => 7 * TimeSpan.TicksPerDay })
                : long.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);
        }

        protected override bool IsTrue(FilterFacts facts)
        {
            long own = isAge ? facts.Age.Ticks : facts.Words;
            return comparison switch
            {
                FilterOperator.Less => own < amount,
                FilterOperator.AtMost => own <= amount,
                FilterOperator.More => own > amount,
                _ => own >= amount,
            };
        }

        protected override string Found(FilterFacts facts) =>
            !isAge ? facts.Words.ToString(CultureInfo.InvariantCulture)
            : facts.Age.TotalDays >= 2 ? string.Create(CultureInfo.InvariantCulture, $"{(long)facts.Age.TotalDays}d")
            : string.Create(CultureInfo.InvariantCulture, $"{(long)facts.Age.TotalHours}h");
    }

    private sealed class OfDate(FilterCondition condition) : CompiledCondition(condition, 0)
    {
        private readonly FilterOperator comparison = condition.Operator;
        private readonly FilterDate[] dates = [.. condition.Values.Select(value => FilterDate.Parse(value.Text) ?? throw new ArgumentException(value.Text, nameof(condition)))];

        protected override bool IsTrue(FilterFacts facts)
        {
            foreach (FilterDate date in dates)
            {
                bool holds = comparison switch
                {
                    FilterOperator.Is => facts.Date >= date.First && facts.Date <= date.Last,
                    FilterOperator.Less => facts.Date < date.First,
                    FilterOperator.AtMost => facts.Date <= date.Last,
                    FilterOperator.More => facts.Date > date.Last,
                    _ => facts.Date >= date.First,
                };
                if (holds)
                {
                    return true;
                }
            }

            return false;
        }

        protected override string Found(FilterFacts facts) => facts.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
    }
}
