using NewsAggregator.Core.Articles;

namespace NewsAggregator.Core.Timelines;

/// <summary>
/// The days that each sentence most likely tells of, also where it names none: the text before it or the publication implies one.
/// For measuring and for weighing likeness between articles; a timeline shows only days that a sentence names.
/// </summary>
public static class ImpliedDays
{
    /// <summary>A day this much before publication may be the day of the news itself.</summary>
    private const int News = 6;

    /// <summary>A date line may correct the publication by this much.</summary>
    private const int Correction = 60;

    /// <summary>Days of each sentence of the body, in order; at least one each.</summary>
    public static IReadOnlyList<IReadOnlyList<DateOnly>> Of(ArticleBody body, DateTimeOffset published, TimeSpan zoneOffset)
    {
        DateContext context = DateContext.From(published, zoneOffset);
        var own = new DateOnly[body.Sentences.Count][];
        List<DateMention> mentions = [];
        for (int i = 0; i < own.Length; i++)
        {
            ReadOnlySpan<char> sentence = body.Text.AsSpan(body.Sentences[i].Start, body.Sentences[i].Length);
            mentions.Clear();
            DateMentions.Find(sentence, context, mentions);
            if (i < 3 && IsDateLine(sentence, mentions) && Math.Abs(mentions[0].First.DayNumber - context.Published.DayNumber) <= Correction)
            {
                context = new DateContext(mentions[0].First);
                own[i] = [];
                continue;
            }

            own[i] = Told(sentence, mentions);
        }

        return Fill(own, context.Published);
    }

    // An undated sentence goes on telling of the news day that the text named last; before the first, of the one it names in its lead.
    private static DateOnly[][] Fill(DateOnly[][] own, DateOnly published)
    {
        DateOnly current = published;
        for (int i = Math.Min(Lead, own.Length) - 1; i >= 0; i--)
        {
            current = NewsDay(own[i], published) ?? current;
        }

        for (int i = 0; i < own.Length; i++)
        {
            current = NewsDay(own[i], published) ?? current;
            if (own[i].Length == 0)
            {
                own[i] = [current];
            }
        }

        return own;
    }

    private const int Lead = 5;

    private static DateOnly? NewsDay(DateOnly[] days, DateOnly published) =>
        days.Length == 1 && published.DayNumber - days[0].DayNumber is >= 0 and <= News ? days[0] : null;

    // "the lowest since October 9, 2002" compares with that day and tells of another.
    private static DateOnly[] Told(ReadOnlySpan<char> sentence, List<DateMention> mentions)
    {
        List<DateOnly> days = [];
        foreach (DateMention mention in mentions)
        {
            if (mention.Precision != DatePrecision.Day || days.Contains(mention.First))
            {
                continue;
            }

            ReadOnlySpan<char> before = sentence[..mention.Start].TrimEnd();
            if (before.EndsWith(" since", StringComparison.OrdinalIgnoreCase) || before.EndsWith(" from", StringComparison.Ordinal))
            {
                continue;
            }

            days.Add(mention.First);
        }

        return [.. days];
    }

    private static bool IsDateLine(ReadOnlySpan<char> sentence, List<DateMention> mentions) =>
        mentions.Count == 1 && mentions[0].Precision == DatePrecision.Day && sentence.Trim().Length <= mentions[0].Length + 2;
}
