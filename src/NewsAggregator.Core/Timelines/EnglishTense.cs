namespace NewsAggregator.Core.Timelines;

/// <summary>Looks from a date to the verb of its clause that governs it.</summary>
internal static class EnglishTense
{
    private const int Reach = 25;

    /// <summary>A verb this near behind a date belongs to it: "on Jan. 12 opened".</summary>
    private const int Beside = 4;

    /// <summary>A modal this far before a participle governs it: "will stay closed", "will be cross-examined".</summary>
    private const int Governs = 6;

    /// <param name="first">First token of the date.</param>
    /// <param name="past">The token behind it.</param>
    public static Tense Of(ReadOnlySpan<DateToken> tokens, int first, int past)
    {
        if (IsUntil(tokens, first))
        {
            return IsPluperfect(tokens, first) ? Tense.Past : Tense.Future;
        }

        // "was extended to March 15" says nothing of where March 15 lies.
        if (first > 1 && tokens[first - 1].Kind == DateWord.To && tokens[first - 2].Kind == DateWord.PastVerb)
        {
            return Tense.Unknown;
        }

        bool limit = first > 0 && tokens[first - 1].Kind == DateWord.Limit;
        return Before(tokens, first, past, limit) ?? Behind(tokens, first, past) ?? (limit ? Tense.Future : Tense.Unknown);
    }

    private static Tense? Before(ReadOnlySpan<DateToken> tokens, int first, int past, bool limit)
    {
        bool infinitive = false;
        for (int k = first - 1; k >= Math.Max(0, first - Reach) && !IsStop(tokens, k); k--)
        {
            switch (tokens[k].Kind)
            {
                case DateWord.ScheduleVerb:
                    return Tense.Future;
                case DateWord.FutureCue or DateWord.DoubtfulMonth when Cue(tokens, k) is Tense cue:
                    return cue;
                case DateWord.PastVerb when !IsAttribute(tokens, k):
                    Tense verb = Verb(tokens, k);
                    return verb != Tense.Past ? verb
                        : tokens[k].Value == DateWords.Moved ? Tense.LeansPast
                        : infinitive ? (limit ? Tense.Future : Tense.LeansPast)
                        : IsAttribute(tokens, first) && past < tokens.Length && tokens[past] is { Kind: DateWord.Other, Capital: false } ? Tense.LeansPast : Tense.Past;
                case DateWord.PresentVerb:
                    // "is to resume", "is forecast for"
                    return k + 1 < first && (tokens[k + 1].Kind == DateWord.To || (tokens[k].Value == DateWords.Be && first - k <= Beside && IsFor(tokens, first - 1))) ? Tense.Future : Tense.Unknown;
                case DateWord.To:
                    infinitive |= k + 1 < first && tokens[k + 1] is { Kind: DateWord.Other or DateWord.Be, Capital: false };
                    break;
            }
        }

        return null;
    }

    private static Tense? Behind(ReadOnlySpan<DateToken> tokens, int first, int past)
    {
        bool opens = IsOpening(tokens, first);
        for (int k = past; k < Math.Min(tokens.Length, past + Reach) && !IsStop(tokens, k); k++)
        {
            switch (tokens[k].Kind)
            {
                case DateWord.FutureCue or DateWord.DoubtfulMonth when Cue(tokens, k) is Tense cue:
                    return cue;
                case DateWord.PastVerb when !IsAttribute(tokens, k) && !IsAside(tokens, k):
                    Tense verb = Verb(tokens, k);
                    return verb != Tense.Past ? verb : opens || k - past < Beside ? Tense.Past : Tense.LeansPast;
            }
        }

        return null;
    }

    // What a word that may look ahead says here; null where it says nothing.
    private static Tense? Cue(ReadOnlySpan<DateToken> tokens, int k)
    {
        DateToken token = tokens[k];
        if (token.Kind == DateWord.DoubtfulMonth)
        {
            // "may"; not "march"
            return token.Capital ? null : Tense.Future;
        }

        int next = k + 1;
        bool not = Is(tokens, next, DateWord.Other, DateWords.Not);
        next += not ? 1 : 0;
        return token.Value switch
        {
            // "should have gone", "could not sleep"
            DateWords.Modal when Is(tokens, next, DateWord.PresentVerb, DateWords.Have) => Tense.Past,
            DateWords.Could when not || Is(tokens, next, DateWord.PresentVerb, DateWords.Have) => Tense.Past,

            // "the plan"
            DateWords.Plan when IsAttribute(tokens, k) => null,

            // "is set for", "set to"; not "set a record"
            DateWords.Set when !(Is(tokens, next, DateWord.To, 0) || IsFor(tokens, next)) => Tense.Past,
            _ => Tense.Future,
        };
    }

    // A past form is no past tense behind a modal or "to be"; "is held" is of no time.
    private static Tense Verb(ReadOnlySpan<DateToken> tokens, int k)
    {
        // won't
        if (k + 2 < tokens.Length && tokens[k].Value == DateWords.Won && tokens[k + 1].Kind == DateWord.Mark && (char)tokens[k + 1].Value is '\'' or '’' && tokens[k + 1].Start == tokens[k].End)
        {
            return Tense.Future;
        }

        for (int m = k - 1; m >= Math.Max(0, k - Governs); m--)
        {
            switch (tokens[m].Kind)
            {
                case DateWord.FutureCue when tokens[m].Value is DateWords.Will or DateWords.Modal or DateWords.Could && Cue(tokens, m) is Tense cue:
                    return cue;
                case DateWord.DoubtfulMonth when !tokens[m].Capital:
                    return Tense.Future;
                case DateWord.Be when m == k - 1:
                    return Tense.Future;
                case DateWord.PresentVerb:
                    return tokens[m].Value == DateWords.Be && m == k - 1 ? Tense.Unknown : Tense.Past;
                case DateWord.Be:
                case DateWord.Mark when tokens[m].Value == '-':
                case DateWord.Other when !tokens[m].Capital && tokens[m].Value is 0 or DateWords.Not:
                    break;
                default:
                    return Tense.Past;
            }
        }

        return Tense.Past;
    }

    // "the repaired vans", "its first closed plant"
    private static bool IsAttribute(ReadOnlySpan<DateToken> tokens, int k) =>
        k > 0 && (tokens[k - 1].Kind is DateWord.The or DateWord.OrdinalWord or DateWord.This or DateWord.Last or DateWord.Next or DateWord.Each or DateWord.NumberWord
            || Is(tokens, k - 1, DateWord.Other, DateWords.Whose) || IsFor(tokens, k - 1));

    // "that opened in May", ", the mayor said,"
    private static bool IsAside(ReadOnlySpan<DateToken> tokens, int k) =>
        Is(tokens, k - 1, DateWord.Other, DateWords.Relative) || (tokens[k].Value == DateWords.Said && Is(tokens, k + 1, DateWord.Mark, ','));

    // "had risen … through Monday"
    private static bool IsPluperfect(ReadOnlySpan<DateToken> tokens, int first)
    {
        for (int k = first - 1; k >= Math.Max(1, first - Reach) && !IsStop(tokens, k); k--)
        {
            if (tokens[k].Kind == DateWord.PastVerb)
            {
                return tokens[k - 1] is { Kind: DateWord.PastVerb, Value: DateWords.Had };
            }
        }

        return false;
    }

    // "until", "until 5 p.m. EST"
    private static bool IsUntil(ReadOnlySpan<DateToken> tokens, int first)
    {
        int k = first - 1;
        while (k > Math.Max(0, first - 9) && (tokens[k].Kind is DateWord.Number or DateWord.PartOfDay || (tokens[k].Kind == DateWord.Mark && (char)tokens[k].Value is '.' or ':') || (tokens[k].Kind == DateWord.Other && tokens[k].End - tokens[k].Start <= 4)))
        {
            k--;
        }

        return k >= 0 && tokens[k].Kind == DateWord.Until && (k == first - 1 || tokens[k + 1].Kind is DateWord.Number or DateWord.PartOfDay);
    }

    // Nothing but a preposition or two before it.
    private static bool IsOpening(ReadOnlySpan<DateToken> tokens, int first)
    {
        for (int k = first - 1; k >= 0 && !IsStop(tokens, k); k--)
        {
            if (tokens[k].Kind is not (DateWord.Preposition or DateWord.Limit or DateWord.The or DateWord.PartOf or DateWord.Weekday))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsFor(ReadOnlySpan<DateToken> tokens, int k) => Is(tokens, k, DateWord.Preposition, DateWords.For);

    private static bool Is(ReadOnlySpan<DateToken> tokens, int k, DateWord kind, int value) => k >= 0 && k < tokens.Length && tokens[k].Kind == kind && tokens[k].Value == value;

    // A full stop ends the sentence unless it is the dot of an abbreviation: the next word then begins small or is a number.
    private static bool IsStop(ReadOnlySpan<DateToken> tokens, int k)
    {
        if (tokens[k].Kind == DateWord.Break)
        {
            return true;
        }

        if (tokens[k].Kind != DateWord.Mark)
        {
            return false;
        }

        return (char)tokens[k].Value switch
        {
            '!' or '?' or ';' or '。' or '！' or '？' or '；' => true,
            '.' => k + 1 >= tokens.Length || (tokens[k + 1].Capital && k > 0 && tokens[k - 1].End - tokens[k - 1].Start > 3 && tokens[k - 1].Kind is not (DateWord.Month or DateWord.DoubtfulMonth)),
            _ => false,
        };
    }
}
