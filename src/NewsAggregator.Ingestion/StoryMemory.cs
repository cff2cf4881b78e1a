using NewsAggregator.Core.Stories;
using NewsAggregator.Storage.Writing;

namespace NewsAggregator.Ingestion;

/// <summary>What one round of matching found.</summary>
/// <param name="Matches">Articles that are new, in another story, or there for another reason.</param>
/// <param name="ReadAnew">Stories from before the hour change too, or articles came too late for their own hour: memory is to be made again of what is stored.</param>
internal sealed record StoryChange(IReadOnlyList<StoryMatch> Matches, bool ReadAnew);

/// <summary>
/// The open stories in memory as they stood when an hour began, and on top of them what is provisional: the articles of that hour. It is made
/// of what is stored alone, read hour by hour, each hour in an order made of what the articles say.
/// </summary>
internal sealed class StoryMemory
{
    /// <summary>Texts read at once.</summary>
    private const int Part = 500;

    /// <summary>Of so many articles the memory is read anew rather than gone through a second time.</summary>
    private const int MostSeatedAgain = 2_000;
    private readonly StoryStore stories;
    private readonly StoryMatcher matcher = new();
    private readonly HashSet<long> settled = [];
    private readonly Dictionary<long, StoryCandidate> hourly = [];
    private readonly DateTimeOffset from;
    private IReadOnlyList<long> locked = [];

    private StoryMemory(StoryStore stories, DateTimeOffset hour)
    {
        this.stories = stories;
        Hour = hour;

        // Read anew once a day: within it no article grows too old, whenever the program starts.
        from = new DateTimeOffset(hour.UtcDateTime.Date, TimeSpan.Zero) - StoryMatcher.OpenFor;
    }

    /// <summary>Everything before is settled.</summary>
    public DateTimeOffset Hour { get; private set; }

    /// <summary>The stored stories that this memory knows.</summary>
    public long Stamp { get; private set; }

    public int OpenStories => matcher.OpenStories;

    /// <summary>Articles of the hour under way.</summary>
    public int Provisional => hourly.Count;

    public static DateTimeOffset HourOf(DateTimeOffset at) => new(at.UtcDateTime.Date.AddHours(at.UtcDateTime.Hour), TimeSpan.Zero);

    public static async Task<StoryMemory> ReadAsync(StoryStore stories, DateTimeOffset hour, long stamp, CancellationToken cancellation)
    {
        StoryMemory memory = new(stories, hour) { Stamp = stamp };
        memory.locked = await stories.LockedAsync(cancellation).ConfigureAwait(false);
        IReadOnlyList<StoryCandidate> stored = await stories.MatchedAsync(memory.from, hour.AddHours(1), cancellation).ConfigureAwait(false);
        await memory.SeatAsync(stored.Where(candidate => candidate.FirstSeen < hour), cancellation).ConfigureAwait(false);
        memory.settled.UnionWith(stored.Where(candidate => candidate.FirstSeen < hour).Select(candidate => candidate.StoryId!.Value));
        foreach (StoryCandidate candidate in stored.Where(candidate => candidate.FirstSeen >= hour))
        {
            memory.hourly.Add(candidate.Id, candidate);
        }

        await memory.SeatAsync(memory.hourly.Values, cancellation).ConfigureAwait(false);
        memory.Lock();
        return memory;
    }

    public StoryMemory StoredAs(long stamp)
    {
        Stamp = stamp;
        return this;
    }

    /// <summary>Takes new articles of the hour; what this says of the hour's own articles may change until it is over.</summary>
    /// <param name="anew">Matches the whole hour anew, not only the new ones.</param>
    public async Task<StoryChange> JoinAsync(IReadOnlyList<StoryCandidate> next, bool anew, CancellationToken cancellation)
    {
        List<StoryCandidate> read = [.. next];
        read.AddRange(anew ? await ReadMoreAsync(cancellation).ConfigureAwait(false) : []);
        await TakeAsync(read, cancellation).ConfigureAwait(false);
        StoryRematch rematch = anew ? matcher.Rematch(Hour) : new StoryRematch([], []);
        List<StoryMatch> changed = Changed(rematch, []);
        changed.ForEach(match => hourly[match.ArticleId] = After(hourly[match.ArticleId], match));
        return new StoryChange(changed, rematch.Changed.Any(match => !hourly.ContainsKey(match.ArticleId)));
    }

    /// <summary>Matches all articles of the hour anew, as their texts stand now, and goes on to the next hour.</summary>
    /// <param name="late">Not yet matched; articles first seen in an hour that is settled count for this one.</param>
    public async Task<StoryChange> SettleAsync(IReadOnlyList<StoryCandidate> late, CancellationToken cancellation)
    {
        List<StoryCandidate> all = [.. hourly.Values, .. late];
        all.ForEach(candidate => matcher.Remove(candidate.Id));
        await SeatAsync(all.Where(candidate => candidate.Pinned), cancellation).ConfigureAwait(false);
        Lock();
        await TakeAsync([.. all.Where(candidate => !candidate.Pinned)], cancellation).ConfigureAwait(false);
        StoryRematch rematch = matcher.Rematch(Hour);
        List<StoryMatch> old = [.. rematch.Changed.Where(match => !hourly.ContainsKey(match.ArticleId))];
        List<StoryMatch> changed = Changed(rematch, old);

        all = [.. hourly.Values];
        bool readAnew = old.Count > 0 || all.Exists(candidate => candidate.FirstSeen < Hour) || all.Count > MostSeatedAgain || Hour.AddHours(1).Hour == 0;
        if (!readAnew)
        {
            // As a restart will read them.
            Dictionary<long, StoryMatch> final = changed.ToDictionary(match => match.ArticleId);
            all = [.. all.Select(candidate => final.TryGetValue(candidate.Id, out StoryMatch? match) ? After(candidate, match) : candidate)];
            all.ForEach(candidate => matcher.Remove(candidate.Id));
            await SeatAsync(all.Where(candidate => candidate.StoryId is not null), cancellation).ConfigureAwait(false);
            Lock();
            settled.UnionWith(all.Select(candidate => candidate.StoryId).OfType<long>());
            hourly.Clear();
            Hour = Hour.AddHours(1);
        }

        return new StoryChange(changed, readAnew);
    }

    /// <summary>The hour's articles, and these older ones, whose story or reason is not what is stored; under the ids that readers know.</summary>
    private List<StoryMatch> Changed(StoryRematch rematch, List<StoryMatch> older)
    {
        // Asked for an article that it knows, the matcher says where it is.
        IEnumerable<StoryMatch> now = hourly.Values.Where(candidate => !candidate.Pinned).OrderBy(candidate => candidate.Id)
            .Select(candidate => matcher.Add(new StoryArticle(candidate.Id, Hour, candidate.Title, "")));
        StoryNames names = new(settled, [.. hourly.Values], rematch.Merged);
        return [.. names.Name([.. FirstSeenFirst(now, hourly), .. older]).Where(match => !hourly.TryGetValue(match.ArticleId, out StoryCandidate? known) || Differs(known, match))];
    }

    /// <summary>Of articles with one text that came in one hour, the first seen is the one that the others repeat.</summary>
    private static IEnumerable<StoryMatch> FirstSeenFirst(IEnumerable<StoryMatch> matches, Dictionary<long, StoryCandidate> hourly)
    {
        foreach (IGrouping<long, StoryMatch> same in matches.GroupBy(match => match.NearCopyOf ?? match.ArticleId))
        {
            StoryMatch first = same.MinBy(match => (hourly[match.ArticleId].FirstSeen, match.ArticleId))!;
            StoryMatch? root = same.FirstOrDefault(match => match.ArticleId == same.Key);
            foreach (StoryMatch match in same)
            {
                // The two change places, and the reasons with them.
                yield return root is null ? match
                    : match == first ? match with { NearCopyOf = null, Score = root.Score, Reason = root.Reason }
                    : match == root ? match with { NearCopyOf = first.ArticleId, Score = first.Score, Reason = first.Reason }
                    : match with { NearCopyOf = first.ArticleId };
            }
        }
    }

    private static bool Differs(StoryCandidate known, StoryMatch match) =>
        known.StoryId != match.StoryId || known.Reason != match.Reason || known.NearCopyOf != match.NearCopyOf;

    private static StoryCandidate After(StoryCandidate known, StoryMatch match) => known with { StoryId = match.StoryId, Reason = match.Reason, NearCopyOf = match.NearCopyOf };

    /// <summary>Articles of the hour whose pages brought another text since they were taken; they are taken again.</summary>
    private async Task<List<StoryCandidate>> ReadMoreAsync(CancellationToken cancellation)
    {
        IReadOnlyList<StoryCandidate> stored = await stories.MatchedAsync(Hour, Hour.AddHours(1), cancellation).ConfigureAwait(false);
        List<StoryCandidate> changed = [.. stored.Where(candidate => !candidate.Pinned && hourly.TryGetValue(candidate.Id, out StoryCandidate? known) && known.Words != candidate.Words)];
        changed.ForEach(candidate => matcher.Remove(candidate.Id));
        return changed;
    }

    /// <summary>Takes articles into the hour; one that is deleted by now is left out.</summary>
    private async Task TakeAsync(List<StoryCandidate> candidates, CancellationToken cancellation)
    {
        HashSet<long> missing = [.. candidates.Select(candidate => candidate.Id)];
        candidates.ForEach(candidate => hourly[candidate.Id] = candidate);
        await ReadTextsAsync(candidates, (candidate, article) =>
        {
            matcher.Add(article);
            missing.Remove(candidate.Id);
        }, cancellation).ConfigureAwait(false);
        foreach (long id in missing)
        {
            hourly.Remove(id);
        }
    }

    private void Lock()
    {
        foreach (long story in locked)
        {
            matcher.Lock(story);
        }
    }

    private Task SeatAsync(IEnumerable<StoryCandidate> candidates, CancellationToken cancellation) =>
        ReadTextsAsync(candidates, (candidate, article) => matcher.Restore(article, candidate.StoryId!.Value, candidate.Pinned), cancellation);

    // The minute of first sight tells nothing within an hour; nor may the order.
    private async Task ReadTextsAsync(IEnumerable<StoryCandidate> candidates, Action<StoryCandidate, StoryArticle> take, CancellationToken cancellation)
    {
        foreach (List<StoryCandidate> part in InParts(ByTitle(candidates)))
        {
            IReadOnlyDictionary<long, StoryArticle> texts = await stories.TextsAsync([.. part.Select(candidate => candidate.Id)], cancellation).ConfigureAwait(false);
            foreach (StoryCandidate candidate in ByTitle(part).ThenBy(candidate => texts.GetValueOrDefault(candidate.Id)?.TextHash).ThenBy(candidate => candidate.Id))
            {
                if (texts.TryGetValue(candidate.Id, out StoryArticle? article))
                {
                    DateTimeOffset seen = HourOf(article.FirstSeen);
                    take(candidate, article with { FirstSeen = hourly.ContainsKey(candidate.Id) && seen < Hour ? Hour : seen });
                }
            }
        }
    }

    private static IOrderedEnumerable<StoryCandidate> ByTitle(IEnumerable<StoryCandidate> candidates) =>
        candidates.OrderBy(candidate => HourOf(candidate.FirstSeen)).ThenBy(candidate => candidate.Title, StringComparer.Ordinal);

    /// <summary>Those of one hour and title, whose texts decide, stay together.</summary>
    private static IEnumerable<List<StoryCandidate>> InParts(IEnumerable<StoryCandidate> ordered)
    {
        List<StoryCandidate> part = [];
        foreach (StoryCandidate candidate in ordered)
        {
            if (part.Count >= Part && (HourOf(part[^1].FirstSeen) != HourOf(candidate.FirstSeen) || part[^1].Title != candidate.Title))
            {
                yield return part;
                part = [];
            }

            part.Add(candidate);
        }

        if (part.Count > 0)
        {
            yield return part;
        }
    }
}
