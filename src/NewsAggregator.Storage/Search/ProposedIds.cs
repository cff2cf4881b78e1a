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
    public ProposedIds(NewsDbContext db, SearchProposal proposal, List<long> newest)
    {
        this.db = db;
        this.proposal = proposal;
        isDear = proposal.Clauses.Any(clause => clause.Alternatives.Any(terms => terms.Any(term => term.Begins)));
        ids = [.. newest];
        lowest = newest[^1];
    }

    /// <param name="id">Within what was covered last.</param>
    public bool Contains(long id) => ids.Contains(id);

    /// <summary>Fetches what is not known yet from one id to another.</summary>
    public async Task CoverAsync(long from, long to, CancellationToken cancellation)
    {
        if (to < lowest || from > highest)
        {
            ids.Clear();
            await FetchAsync(from, to, cancellation).ConfigureAwait(false);
            (lowest, highest) = (from, to);
            return;
        }

        if (from < lowest)
        {
            // A beginning is put together from all its words at each asking: one is enough.
            from = isDear ? 1 : from;
            await FetchAsync(from, lowest - 1, cancellation).ConfigureAwait(false);
            lowest = from;
        }

        if (to > highest)
        {
            await FetchAsync(highest + 1, to, cancellation).ConfigureAwait(false);
            highest = to;
        }
    }

    private async Task FetchAsync(long from, long to, CancellationToken cancellation) =>
        ids.UnionWith(await SearchReader.BetweenAsync(db, proposal, from, to, cancellation).ConfigureAwait(false));
}
