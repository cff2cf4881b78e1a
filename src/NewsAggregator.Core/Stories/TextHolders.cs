namespace NewsAggregator.Core.Stories;

/// <summary>Which article first had a text.</summary>
internal sealed class TextHolders
{
    /// <summary>Holders of one hash or more that are looked at.</summary>
    private const int Compared = 4;

    private readonly Dictionary<uint, MatchedArticle> holders = [];

    public void Hold(MatchedArticle article)
    {
        foreach (uint hash in article.Sketch.Found)
        {
            holders.TryAdd(hash, article);
        }
    }

    public void Release(MatchedArticle article)
    {
        foreach (uint hash in article.Sketch.Found)
        {
            if (holders.TryGetValue(hash, out MatchedArticle? holder) && holder == article)
            {
                holders.Remove(hash);
            }
        }
    }

    /// <summary>Articles that share text with this one, most first.</summary>
    public IEnumerable<MatchedArticle> Sharing(MatchedArticle article)
    {
        Dictionary<MatchedArticle, int>? shared = null;
        foreach (uint hash in article.Sketch.Found)
        {
            if (holders.TryGetValue(hash, out MatchedArticle? holder) && holder != article)
            {
                shared ??= [];
                shared[holder] = shared.GetValueOrDefault(holder) + 1;
            }
        }

        return shared is null ? [] : shared.OrderByDescending(entry => entry.Value).ThenBy(entry => entry.Key.Id).Take(Compared).Select(entry => entry.Key);
    }
}
