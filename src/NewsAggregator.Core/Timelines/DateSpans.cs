namespace NewsAggregator.Core.Timelines;

/// <summary>Two days that a text names as the ends of one span: "Nov. 3 to Nov. 9", 10月28日至11月5日.</summary>
internal static class DateSpans
{
    // "moved from Nov. 3 to Nov. 9" is no span.
    private static readonly string[] Moves = ["moved", "postponed", "rescheduled", "delayed", "pushed", "shifted", "changed", "brought forward", "延期", "延後", "延后", "改到", "改期", "提前"];

    /// <summary>Makes one mention of two neighbours; its precision stays that of its ends.</summary>
    public static void Join(ReadOnlySpan<char> text, List<DateMention> mentions)
    {
        for (int k = 0; k + 1 < mentions.Count; k++)
        {
            (DateMention begin, DateMention end) = (mentions[k], mentions[k + 1]);
            if (begin.Precision == DatePrecision.Day && end.Precision == DatePrecision.Day && begin.First < end.First && Connects(text, begin.End, end.Start) && !IsMove(text[..begin.Start]))
            {
                mentions[k] = begin with { Length = end.End - begin.Start, Last = end.First };
                mentions.RemoveAt(k + 1);
            }
        }
    }

    /// <summary>Whether nothing but "to" or a dash stands between.</summary>
    public static bool Connects(ReadOnlySpan<char> text, int end, int start) =>
        end < start && start <= text.Length && text[end..start].Trim() is "-" or "–" or "—" or "~" or "～" or "to" or "through" or "until" or "till" or "至" or "到";

    private static bool IsMove(ReadOnlySpan<char> before)
    {
        foreach (string move in Moves)
        {
            if (before.Contains(move, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }
}
