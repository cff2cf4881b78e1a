namespace NewsAggregator.Core.Timelines;

/// <summary>Looks from a date to the nearest verb of its sentence.</summary>
internal static class EnglishTense
{
    private const int Reach = 25;

    /// <summary>A verb this near governs the date: "left on", "met in Oslo on".</summary>
    private const int Beside = 4;

    /// <param name="first">First token of the date.</param>
    /// <param name="past">The token behind it.</param>
    public static Tense Of(ReadOnlySpan<DateToken> tokens, int first, int past)
    {
        if (first > 0 && tokens[first - 1].Kind == DateWord.Until)
        {
            return Tense.Future;
        }

        // "was extended to March 15" says nothing of where March 15 lies.
        if (first > 1 && tokens[first - 1].Kind == DateWord.To && tokens[first - 2].Kind == DateWord.PastVerb)
        {
            return Tense.Unknown;
        }

        for (int k = first - 1; k >= Math.Max(0, first - Reach); k--)
        {
            if (IsStop(tokens, k))
            {
                break;
            }

            switch (tokens[k].Kind)
            {
                case DateWord.FutureCue or DateWord.ScheduleVerb:
                    return Tense.Future;
                case DateWord.PastVerb:
                    // "to be published", "must be returned"
                    return k > 0 && tokens[k - 1].Kind == DateWord.Be ? Tense.Future : first - k <= Beside ? Tense.Past : Tense.LeansPast;
                case DateWord.PresentVerb:
                    // "is to resume"
                    return k + 1 < tokens.Length && tokens[k + 1].Kind == DateWord.To ? Tense.Future : Tense.Unknown;
                case DateWord.DoubtfulMonth when !tokens[k].Capital:
                    // "may"
                    return Tense.Future;
            }
        }

        for (int k = past; k < Math.Min(tokens.Length, past + Reach); k++)
        {
            if (IsStop(tokens, k))
            {
                break;
            }

            switch (tokens[k].Kind)
            {
                case DateWord.FutureCue:
                    return Tense.Future;
                case DateWord.PastVerb:
                    return Tense.LeansPast;
                case DateWord.DoubtfulMonth when !tokens[k].Capital:
                    return Tense.Future;
            }
        }

        return first > 0 && tokens[first - 1].Kind == DateWord.Limit ? Tense.Future : Tense.Unknown;
    }

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
