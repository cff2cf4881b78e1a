using Microsoft.EntityFrameworkCore;
using NewsAggregator.Core.Syndication;

namespace NewsAggregator.Storage.Reading;

/// <summary>All sources but the newswire's, as OPML takes them: one entry a feed, groups by their own names.</summary>
public sealed class OpmlQuery(NewsDatabase database)
{
    public async Task<IReadOnlyList<OpmlSource>> ReadAsync(CancellationToken cancellation = default)
    {
        await using NewsDbContext db = database.OpenForReading();
        ILookup<int, string> groups = (await db.GroupMembers.Join(db.Groups, m => m.GroupId, g => g.Id, (m, g) => new { m.SourceId, g.Name, g.Position })
            .OrderBy(g => g.Position).ToListAsync(cancellation).ConfigureAwait(false)).ToLookup(g => g.SourceId, g => g.Name);
        var rows = await db.Feeds.Join(db.Sources.Where(s => !s.IsDemo), f => f.SourceId, s => s.Id, (f, s) => new { f.Id, f.Url, Source = s }).ToListAsync(cancellation).ConfigureAwait(false);
        return [.. rows.OrderBy(row => row.Source.Name, StringComparer.InvariantCultureIgnoreCase).ThenBy(row => row.Id)
            .Select(row => new OpmlSource(row.Source.Name, row.Url, row.Source.HomeUrl, row.Source.Language, [.. groups[row.Source.Id]]))];
    }
}
