using System.Buffers;

namespace NewsAggregator.Core.Timelines;

/// <summary>
/// Finds the dates that a text names, in English and both Chinese scripts, by one set of rules and the policy of news: a weekday without a
/// modifier is the latest such day not after publication, a day or month without a year likewise, unless the clause looks ahead.
/// </summary>
public static class DateMentions
{
    private static readonly SearchValues<char> ChineseSigns = SearchValues.Create("年月日天週周星禮礼拜號号昨今明前去季夕旦節节夜午秋元晚晨早曆历初");

    /// <summary>In text order, not overlapping. A sentence at a time is best: a clause is never read beyond it.</summary>
    public static IReadOnlyList<DateMention> Find(string text, DateContext context) => Find(text.AsSpan(), context);

    /// <inheritdoc cref="Find(string, DateContext)"/>
    public static IReadOnlyList<DateMention> Find(ReadOnlySpan<char> text, DateContext context)
    {
        List<DateMention> found = [];
        Find(text, context, found);
        return found;
    }

    /// <summary>As <see cref="Find(string, DateContext)"/>, added to a list of the caller's.</summary>
    public static void Find(ReadOnlySpan<char> text, DateContext context, List<DateMention> found)
    {
        int before = found.Count;
        new EnglishDates(text, DateTokenizer.Cut(text), context, found).Find();
        if (!text.ContainsAny(ChineseSigns))
        {
            return;
        }

        List<DateMention> chinese = [];
        new ChineseDates(text, context, chinese).Find();
        foreach (DateMention mention in chinese)
        {
            bool free = true;
            for (int k = before; free && k < found.Count; k++)
            {
                free = found[k].End <= mention.Start || mention.End <= found[k].Start;
            }

            if (free)
            {
                found.Add(mention);
            }
        }

        found.Sort(before, found.Count - before, Comparer<DateMention>.Create((a, b) => a.Start.CompareTo(b.Start)));
    }
}
