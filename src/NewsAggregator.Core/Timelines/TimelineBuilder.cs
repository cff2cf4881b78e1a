using NewsAggregator.Core.Articles;

namespace NewsAggregator.Core.Timelines;

/// <summary>Chooses and orders the dated statements of an article.</summary>
public static class TimelineBuilder
{
    /// <summary>By date, then in text order. A sentence without a date of its own has no place here.</summary>
    /// <param name="published">When the article (or the sentence's first revision) was published.</param>
    /// <param name="zoneOffset">The article's zone: days are counted in it.</param>
    public static IReadOnlyList<DatedStatement> Build(ArticleBody body, DateTimeOffset published, TimeSpan zoneOffset, string? language)
    {
        _ = language;
        DateContext context = DateContext.From(published, zoneOffset);
        List<DatedStatement> statements = [];
        for (int i = 0; i < body.Sentences.Count; i++)
        {
            Sentence sentence = body.Sentences[i];
            if (sentence.Unit is TextUnit.Caption or TextUnit.Credit or TextUnit.Code or TextUnit.Heading)
            {
                continue;
            }

            foreach (DateMention mention in DateMentions.Find(body.Text.AsSpan(sentence.Start, sentence.Length), context))
            {
                statements.Add(new DatedStatement(i, mention.First, mention.Last, mention.Precision));
            }
        }

        return [.. statements.OrderBy(s => s.Start).ThenBy(s => s.Sentence)];
    }
}
