using NewsAggregator.Core.Articles;

namespace NewsAggregator.Core.Timelines;

/// <summary>
/// The day that each sentence most likely tells of, also where it names none: the text before it or the publication implies one.
/// For measuring and for weighing likeness between articles; a timeline shows only days that a sentence names.
/// </summary>
public static class ImpliedDays
{
    /// <summary>A day for each sentence of the body, in order.</summary>
    public static IReadOnlyList<IReadOnlyList<DateOnly>> Of(ArticleBody body, DateTimeOffset published, TimeSpan zoneOffset)
    {
        DateContext context = DateContext.From(published, zoneOffset);
        List<DateMention> mentions = [];
        var days = new IReadOnlyList<DateOnly>[body.Sentences.Count];
        for (int i = 0; i < days.Length; i++)
        {
            Sentence sentence = body.Sentences[i];
            mentions.Clear();
            DateMentions.Find(body.Text.AsSpan(sentence.Start, sentence.Length), context, mentions);
            DateOnly[] own = [.. mentions.Where(m => m.Precision == DatePrecision.Day).Select(m => m.First).Distinct()];
            days[i] = own.Length > 0 ? own : [context.Published];
        }

        return days;
    }
}
