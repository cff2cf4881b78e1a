using NewsAggregator.Core.Stories;
using NewsAggregator.Storage.Writing;

namespace NewsAggregator.Ingestion;

/// <summary>
/// Gives the stories that matching an hour anew made the ids that readers know already: a story from before the hour keeps its own, one of
/// this hour keeps what most of its articles were under. Which articles belong together is not its affair.
/// </summary>
/// <param name="settled">Ids of stories from before the hour.</param>
/// <param name="hourly">The hour's articles as they are stored.</param>
/// <param name="merged">Stories from before the hour that became part of another.</param>
internal sealed class StoryNames(IReadOnlySet<long> settled, IReadOnlyList<StoryCandidate> hourly, IReadOnlyList<StoryMerge> merged)
{
    public List<StoryMatch> Name(IReadOnlyList<StoryMatch> matches)
    {
        Dictionary<long, StoryCandidate> stored = hourly.ToDictionary(candidate => candidate.Id);
        HashSet<long> pinned = [.. hourly.Where(candidate => candidate.Pinned).Select(candidate => candidate.StoryId!.Value)];
        HashSet<long> given = [.. pinned];
        Dictionary<long, long> names = [];
        IOrderedEnumerable<IGrouping<long, StoryMatch>> groups = matches.GroupBy(match => match.StoryId)
            .OrderByDescending(group => group.Count()).ThenBy(group => group.Min(match => match.ArticleId));
        foreach (IGrouping<long, StoryMatch> group in groups)
        {
            bool isKnown = settled.Contains(group.Key) || pinned.Contains(group.Key);
            names[group.Key] = isKnown ? group.Key : Candidates(group, stored).First(id => IsFree(id, group.Key) && given.Add(id));
        }

        return [.. matches.Select(match => match with { StoryId = names[match.StoryId] })];
    }

    private bool IsFree(long id, long story) => !settled.Contains(id) || merged.Any(merge => merge.From == id && merge.Into == story);

    private IEnumerable<long> Candidates(IGrouping<long, StoryMatch> group, Dictionary<long, StoryCandidate> stored) =>
        merged.Where(merge => merge.Into == group.Key && settled.Contains(merge.From)).Select(merge => merge.From).Order()
            .Concat(group.Select(match => stored.GetValueOrDefault(match.ArticleId)?.StoryId).OfType<long>().Where(id => !settled.Contains(id))
                .GroupBy(id => id).OrderByDescending(same => same.Count()).ThenBy(same => same.Key).Select(same => same.Key))
            .Concat(group.Select(match => match.ArticleId).Order())
            .Concat(group.Select(match => -match.ArticleId).OrderDescending());
}
