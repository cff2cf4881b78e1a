using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using NewsAggregator.Core.Articles;
using NewsAggregator.Core.Searching;
using NewsAggregator.Core.Sources;
using NewsAggregator.Storage.Reading;

namespace NewsAggregator.Storage.Search;

/// <summary>
/// One search of one edition's readers. Candidates come in the list's order, by two ways: where the index names few, these are put in order;
/// where it names many, the list itself is walked and asked for membership. What readers may read of each candidate decides.
/// </summary>
internal sealed class ArticleSearch(NewsDbContext db, CompiledSearch search, SearchProposal proposal, NarrowedList list, DateTimeOffset now, SearchLimits limits)
{
    // So many candidates have to be found that the list is walked only where the index names a good part of it.
    private const int RankedFromFew = 4;
    private const int ToldOfBeginnings = 4;

    // Where a smaller part of the articles is proposed, reading some that are not costs more than it may save.
    private const double DenseEnough = 0.25;
    private int judged;
    private int held;

    /// <summary>Set where the search stopped before the list's end, because it had looked at enough.</summary>
    public ListCursor? StoppedAt { get; private set; }

    private bool IsGuessingWell => held >= DenseEnough * judged;

    /// <summary>What matches, newest first, read as far as it is asked for.</summary>
    /// <param name="wanted">How many will be asked for: so many candidates are judged at a time.</param>
    public async IAsyncEnumerable<FoundArticle> InOrderAsync(ListCursor? after, int wanted, [EnumeratorCancellation] CancellationToken cancellation)
    {
        List<ListCursor> waiting = [];
        await foreach (ListCursor candidate in CandidatesAsync(after, cancellation).ConfigureAwait(false))
        {
            waiting.Add(candidate);
            if (waiting.Count < wanted)
            {
                continue;
            }

            foreach (FoundArticle found in await JudgeAsync([.. waiting.Select(c => c.ArticleId)], cancellation).ConfigureAwait(false))
            {
                yield return found;
            }

            if (judged >= limits.MostJudged)
            {
                StoppedAt = candidate;
                yield break;
            }

            waiting.Clear();
        }

        if (waiting.Count > 0)
        {
            foreach (FoundArticle found in await JudgeAsync([.. waiting.Select(c => c.ArticleId)], cancellation).ConfigureAwait(false))
            {
                yield return found;
            }
        }
    }

    /// <summary>The best of the newest candidates, best first.</summary>
    /// <param name="from">Place among the candidates from which to go on.</param>
    /// <param name="wanted">How many.</param>
    /// <returns>What was found, and the place where the next page goes on; null at the end.</returns>
    public async Task<(List<FoundArticle> Found, int? Next)> BestAsync(int from, int wanted, CancellationToken cancellation)
    {
        List<long> newest = [];
        await foreach (ListCursor candidate in ProposedAsync(proposal, null, RankedFromFew * limits.Ranked, 0, cancellation).ConfigureAwait(false))
        {
            newest.Add(candidate.ArticleId);
            if (newest.Count == limits.Ranked)
            {
                break;
            }
        }

        HashSet<int> headlines = [.. await db.Sources.Where(s => s.PublicationLevel == PublicationLevel.Headline).Select(s => s.Id).ToListAsync(cancellation).ConfigureAwait(false)];
        var rows = await db.Articles.Where(a => EF.Parameter(newest).Contains(a.Id)).Select(a => new { a.Id, a.SourceId, a.Title, a.Summary, a.SortTime, a.NearCopyOfId })
            .ToListAsync(cancellation).ConfigureAwait(false);
        long[] ranked = [.. rows
            .Select(a => (a.Id, a.SortTime, Score: search.Score(a.Title, headlines.Contains(a.SourceId) ? null : a.Summary, now - a.SortTime, a.NearCopyOfId is not null)))
            .OrderByDescending(a => a.Score).ThenByDescending(a => a.SortTime).ThenByDescending(a => a.Id).Select(a => a.Id)];
        List<FoundArticle> found = [];
        int at = Math.Min(from, ranked.Length);
        while (found.Count < wanted && at < ranked.Length && judged < limits.MostJudged)
        {
            long[] next = [.. ranked.Skip(at).Take(wanted - found.Count)];
            at += next.Length;
            found.AddRange(await JudgeAsync(next, cancellation).ConfigureAwait(false));
        }

        return (found, at < ranked.Length ? at : null);
    }

    /// <summary>All that may match, in the list's order; where the index is slow to ask, the first few without having asked it.</summary>
    private async IAsyncEnumerable<ListCursor> CandidatesAsync(ListCursor? after, [EnumeratorCancellation] CancellationToken cancellation)
    {
        int unasked = limits.Unasked;
        if (proposal.HasBeginnings && unasked > 0)
        {
            bool isWhole = true;
            await foreach (ListCursor place in ProposedAsync(proposal.WithoutBeginnings, after, limits.Few, 0, cancellation).ConfigureAwait(false))
            {
                yield return place;
                after = place;
                if (--unasked == 0 || !IsGuessingWell)
                {
                    unasked = 0;
                    isWhole = false;
                    break;
                }
            }

            if (isWhole)
            {
                yield break;
            }
        }

        await foreach (ListCursor place in ProposedAsync(proposal, after, limits.Few, unasked, cancellation).ConfigureAwait(false))
        {
            yield return place;
        }
    }

    /// <param name="unasked">So many places may be given without having asked the index, where it would have to name a multitude for them.</param>
    private async IAsyncEnumerable<ListCursor> ProposedAsync(
        SearchProposal asked, ListCursor? after, int few, int unasked, [EnumeratorCancellation] CancellationToken cancellation)
    {
        // A beginning is put together from all its words at each asking: to be told more at once is cheaper than to ask again.
        int most = (asked.HasBeginnings ? ToldOfBeginnings * few : few) + 1;
        List<long>? proposed = asked.Clauses.Count == 0 ? null : await SearchReader.NewestAsync(db, asked, most, cancellation).ConfigureAwait(false);
        if (proposed is not null && proposed.Count <= few)
        {
            List<ListCursor> all = await list.PlacesAmongAsync(proposed, cancellation).ConfigureAwait(false);
            foreach (ListCursor place in all.Where(p => after is not { } from || IsOlder(p, from)).OrderByDescending(p => p.SortTime).ThenByDescending(p => p.ArticleId))
            {
                yield return place;
            }

            yield break;
        }

        ProposedIds? members = proposed is null ? null : new ProposedIds(db, asked, proposed, isAll: proposed.Count < most);
        int walked = 0;
        for (int stride = limits.FirstStride; ; stride = Math.Min(stride * 2, limits.LongestStride))
        {
            List<ListCursor> stretch = await list.PlacesAfterAsync(after, stride, cancellation).ConfigureAwait(false);
            int given = 0;
            if (stretch.Count > 0 && members is not null)
            {
                (long from, long to) = (stretch.Min(p => p.ArticleId), stretch.Max(p => p.ArticleId));
                if (unasked > 0 && members.Density >= DenseEnough && members.Unknown(from, to) > limits.MostFetched)
                {
                    for (; given < stretch.Count && unasked > 0 && IsGuessingWell; given++, unasked--)
                    {
                        yield return stretch[given];
                    }
                }

                await members.CoverAsync(from, to, cancellation).ConfigureAwait(false);
            }

            foreach (ListCursor place in stretch.Skip(given))
            {
                if (members is null || members.Contains(place.ArticleId))
                {
                    yield return place;
                }
            }

            walked += stretch.Count;
            if (stretch.Count < stride)
            {
                yield break;
            }

            after = stretch[^1];
            if (walked >= limits.MostWalked)
            {
                StoppedAt = after;
                yield break;
            }
        }
    }

    private static bool IsOlder(ListCursor place, ListCursor than) =>
        place.SortTime < than.SortTime || (place.SortTime == than.SortTime && place.ArticleId < than.ArticleId);

    /// <summary>Those of the articles that match, in the order given.</summary>
    private async Task<List<FoundArticle>> JudgeAsync(long[] ids, CancellationToken cancellation)
    {
        judged += ids.Length;
        Dictionary<long, ArticleFacts> facts = (await ArticleFacts.ReadAsync(db, db.Articles.Where(a => EF.Parameter(ids).Contains(a.Id)), cancellation, search.AsksForNames).ConfigureAwait(false)).ToDictionary(f => f.Article.Id);
        List<FoundArticle> found = [];
        foreach (long id in ids)
        {
            if (facts.TryGetValue(id, out ArticleFacts? article) && article.ForSearch(now) is var readable && search.Holds(readable))
            {
                found.Add(new FoundArticle(id, article.Article.SortTime, search.Extract(readable.Title, readable.Summary, () => readable.Text)));
            }
        }

        held += found.Count;
        return found;
    }
}

/// <summary>An article that a search matches.</summary>
internal readonly record struct FoundArticle(long Id, DateTimeOffset SortTime, SearchExtract Extract);

/// <summary>What one answer to a search may cost.</summary>
/// <param name="Few">So many proposed articles are put in order; of more, the list is walked.</param>
/// <param name="Ranked">So many of the newest candidates are ranked by relevance.</param>
/// <param name="MostJudged">Candidates judged. A page that needs more is short and says where it goes on.</param>
/// <param name="MostWalked">Entries of the list walked past, likewise.</param>
/// <param name="Unasked">Candidates judged before the index is asked for something that it is slow to tell.</param>
/// <param name="MostFetched">Of more ids at a time, the index is slow to tell.</param>
public sealed record SearchLimits(
    int Few = 1500, int Ranked = 2000, int MostJudged = 3000, int MostWalked = 200_000, int FirstStride = 256, int LongestStride = 8192, int Unasked = 160, int MostFetched = 12_000)
{
    public static SearchLimits Usual { get; } = new();
}
