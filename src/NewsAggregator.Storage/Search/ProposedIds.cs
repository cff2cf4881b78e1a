using NewsAggregator.Core.Searching;

namespace NewsAggregator.Storage.Search;

/// <summary>The ids that the index proposes, fetched stretch by stretch as a walk comes to them.</summary>
internal sealed class ProposedIds
{
    private readonly NewsDbContext db;
    private readonly SearchProposal proposal;
    private readonly HashSet<long> ids;
    private readonly bool isDear;
    private long lowest;
    private long highest = long.MaxValue;

    /// <param name="newest">The newest of them, newest first: from the last of these on, all are known.</param>
    /// <param name="isAll">There are no others.</param>
    public ProposedIds(NewsDbContext db, SearchProposal proposal, List<long> newest, bool isAll)
    {
        this.db = db;
        this.proposal = proposal;
        isDear = proposal.HasBeginnings;
        ids = [.. newest];
        lowest = isAll ? 0 : newest[^1];
        Density = newest.Count / (double)(newest[0] - newest[^1] + 1);
    }

    /// <summary>Which part of the newest articles is proposed.</summary>
    public double Density { get; }

    /// <param name="id">Within what was covered last.</param>
    public bool Contains(long id) => ids.Contains(id);

    /// <summary>About how many ids <see cref="CoverAsync"/> would have to fetch.</summary>
    public double Unknown(long from, long to) =>
        Density * (to < lowest || from > highest ? to - from + 1 : Math.Max(0, lowest - from) + Math.Max(0, to - highest));

    /// <summary>Fetches what is not known yet from one id to another.</summary>
    public async Task CoverAsync(long from, long to, CancellationToken cancellation)
    {
        // A beginning is put together from all its words at each asking: one is enough.
        from = isDear && from < lowest ? Math.Min(from, 1) : from;
        if (to < lowest || from > highest)
        {
            ids.Clear();
            await FetchAsync(from, to, cancellation).ConfigureAwait(false);
            (lowest, highest) = (from, to);
            return;
        }

        if (from < lowest)
        {
            await FetchAsync(from, lowest - 1, cancellation).ConfigureAwait(false);
            lowest = from;
        }

        if (to > highest)
        {
            await FetchAsync(highest + 1, to, cancellation).ConfigureAwait(false);
            highest = to;
        }
    }

    private async Task FetchAsync(long from, long to, CancellationToken cancellation)
    {
        List<long> fetched = await SearchReader.BetweenAsync(db, proposal, from, to, cancellation).ConfigureAwait(false);
        ids.EnsureCapacity(ids.Count + fetched.Count);
        ids.UnionWith(fetched);
    }
}
