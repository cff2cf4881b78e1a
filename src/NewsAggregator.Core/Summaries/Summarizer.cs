using NewsAggregator.Core.Articles;

namespace NewsAggregator.Core.Summaries;

/// <summary>Chooses an article's key sentences. It never writes a word of its own.</summary>
public static class Summarizer
{
    /// <summary>Indexes into the body's sentences, in text order; empty where there is too little text to choose from.</summary>
    public static IReadOnlyList<int> Choose(string title, ArticleBody body, string? language, int most = 3)
    {
        _ = title;
        _ = language;
        List<int> chosen = [];
        for (int i = 0; i < body.Sentences.Count && chosen.Count < most; i++)
        {
            if (body.Sentences[i].Unit is TextUnit.Paragraph && body.Sentences[i].Length > 30)
            {
                chosen.Add(i);
            }
        }

        return chosen.Count < 2 ? [] : chosen;
    }
}
