using NewsAggregator.Storage.Reading;

namespace NewsAggregator.Web.Pages;

/// <summary>A line of a list with the lines folded beneath it.</summary>
/// <param name="IsFolded">It is told beneath another line, and stands at its own place for programs only.</param>
public sealed record FoldedLine(ArticleLine Line, IReadOnlyList<ArticleLine> Beneath, bool IsFolded)
{
    /// <summary>
    /// The lines in their own order: page and feed have the same articles in the same order. Near-copies go beneath the article they repeat
    /// where that stands on the same page, else beneath the oldest copy of it there. Whole stories, if asked, go beneath their newest article.
    /// </summary>
    public static IReadOnlyList<FoldedLine> Fold(IReadOnlyList<ArticleLine> lines, bool stories)
    {
        ArgumentNullException.ThrowIfNull(lines);
        Dictionary<long, ArticleLine> heads = [];
        foreach (ArticleLine line in lines)
        {
            long subject = Subject(line, stories);
            if (!heads.TryGetValue(subject, out ArticleLine? head) || (!stories && head.Id != subject))
            {
                heads[subject] = line;
            }
        }

        ILookup<long, ArticleLine> beneath = lines.ToLookup(line => heads[Subject(line, stories)].Id);
        return [.. lines.Select(line => heads[Subject(line, stories)].Id == line.Id
            ? new FoldedLine(line, [.. beneath[line.Id].Where(other => other.Id != line.Id)], false)
            : new FoldedLine(line, [], true))];
    }

    private static long Subject(ArticleLine line, bool stories) => stories && line.StoryId is long story ? -story : line.NearCopyOfId ?? line.Id;
}
