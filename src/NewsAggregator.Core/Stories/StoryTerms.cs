using NewsAggregator.Core.Languages;

namespace NewsAggregator.Core.Stories;

/// <summary>One term of an article.</summary>
/// <param name="Count">How often, title weighted.</param>
/// <param name="Surface">As the article first writes it.</param>
/// <param name="IsName">Written as a name in the middle of a sentence, or a number.</param>
internal readonly record struct StoryTerm(string Stem, float Count, string Surface, bool IsName);

/// <summary>Reads the terms that title and lead are compared by: stems of words, and pairs of Chinese, Japanese and Korean characters.</summary>
internal static class StoryTerms
{
    /// <summary>Tokens of the body that count as its lead.</summary>
    private const int Lead = 300;
    private const float TitleWeight = 5;

    public static List<StoryTerm> Of(string title, string text)
    {
        Dictionary<string, StoryTerm> terms = new(StringComparer.Ordinal);
        List<Range> head = Segmentation.Tokens(title);
        Take(terms, title, head, head.Count, TitleWeight, namesTold: !IsTitleCase(title, head));
        if (text.Length > 0)
        {
            string lead = text.Length > Lead * 24 ? text[..(Lead * 24)] : text;
            Take(terms, lead, Segmentation.Tokens(lead), Lead, 1, namesTold: true);
        }

        return [.. terms.Values];
    }

    private static void Take(Dictionary<string, StoryTerm> terms, string text, List<Range> tokens, int most, float weight, bool namesTold)
    {
        int count = Math.Min(most, tokens.Count);
        for (int i = 0; i < count; i++)
        {
            (int start, int length) = tokens[i].GetOffsetAndLength(text.Length);
            string surface = text.Substring(start, length);
            bool cjk = Segmentation.IsCjk(surface[0]);
            if (cjk && length == 1)
            {
                continue;
            }

            string folded = string.Create(length, surface, static (to, from) =>
            {
                for (int k = 0; k < to.Length; k++)
                {
                    to[k] = LetterFold.Fold(from[k]);
                }
            });
            if (CommonWords.Empty.Contains(folded) || (length == 1 && !char.IsDigit(folded[0])))
            {
                continue;
            }

            string stem = cjk ? folded : EnglishStem.Of(folded);
            bool name = !cjk && (char.IsDigit(surface[0]) || (namesTold && i > 0 && char.IsUpper(surface[0]) && !StartsSentence(text, start)));
            terms[stem] = terms.TryGetValue(stem, out StoryTerm known)
                ? known with { Count = known.Count + weight, IsName = known.IsName || name }
                : new StoryTerm(stem, weight, surface, name);
        }
    }

    /// <summary>In a headline where nearly every word is capital, capitals tell no names.</summary>
    private static bool IsTitleCase(string title, List<Range> tokens) =>
        tokens.Count(token => char.IsUpper(title[token.Start.Value])) > 0.7 * tokens.Count;

    private static bool StartsSentence(string text, int start)
    {
        int i = start - 1;
        while (i >= 0 && (text[i] is ' ' or '"' or '“' or '‘' or '\''))
        {
            i--;
        }

        return i < 0 || text[i] is '.' or '!' or '?' or '\n' or ':' or '。' or '！' or '？';
    }
}
