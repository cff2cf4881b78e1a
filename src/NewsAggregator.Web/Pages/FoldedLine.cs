using NewsAggregator.Storage.Reading;

namespace NewsAggregator.Web.Pages;

/// <summary>A line of a list with the lines folded beneath it.</summary>
/// <param name="Place">Its place in the list as the query gave it, from 0: the feed's order.</param>
public sealed record FoldedLine(ArticleLine Line, int Place, IReadOnlyList<ArticleLine> Beneath)
{
    /// <summary>
    /// Near-copies go beneath the article they repeat where that stands on the same page, else beneath the first copy of it there.
    /// Whole stories, if asked, go beneath their newest article.
    /// </summary>
    public static IReadOnlyList<FoldedLine> Fold(IReadOnlyList<ArticleLine> lines, bool stories)
    {
        ArgumentNullException.ThrowIfNull(lines);
        Dictionary<long, ArticleLine> present = lines.ToDictionary(line => line.Id);
        Dictionary<long, long> heads = [];
        Dictionary<long, long> headOf = [];
        foreach (ArticleLine line in lines)
        {
            long subject = stories && line.StoryId is long story ? -story : line.NearCopyOfId ?? line.Id;
            if (!heads.TryGetValue(subject, out long head))
            {
                head = !stories && line.NearCopyOfId is long first && present.ContainsKey(first) ? first : line.Id;
                heads.Add(subject, head);
            }

            headOf[line.Id] = head;
        }

        ILookup<long, ArticleLine> beneath = lines.Where(line => headOf[line.Id] != line.Id).ToLookup(line => headOf[line.Id]);
        return [.. lines.Select((line, place) => (line, place)).Where(at => headOf[at.line.Id] == at.line.Id)
            .Select(at => new FoldedLine(at.line, at.place, [.. beneath[at.line.Id]]))];
    }
}
