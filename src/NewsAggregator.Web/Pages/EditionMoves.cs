using NewsAggregator.Storage.Reading;

namespace NewsAggregator.Web.Pages;

/// <summary>Sends addresses of an edition that was renamed on to where it is now: pages, feeds, OPML and the API alike.</summary>
internal sealed class EditionMoves(EditionQuery editions, ChangeStamp stamp)
{
    private const string Start = "/editions/";
    private volatile Kept last = new(-1, new Dictionary<string, string>());

    /// <returns>The new address within the site; null: nothing moved.</returns>
    public async Task<string?> NewPlaceAsync(HttpRequest request, CancellationToken cancellation)
    {
        string path = request.Path.Value ?? "";
        string asked = request.Query["edition"].ToString();
        string start = path.StartsWith(Addresses.ApiRoot, StringComparison.OrdinalIgnoreCase) ? Addresses.ApiRoot + Start : Start;
        bool below = path.StartsWith(start, StringComparison.OrdinalIgnoreCase);
        if (!below && (asked.Length == 0 || !path.Contains("/articles/", StringComparison.OrdinalIgnoreCase)))
        {
            return null;
        }

        IReadOnlyDictionary<string, string> moved = await MovedAsync(cancellation).ConfigureAwait(false);
        if (!below)
        {
            return moved.TryGetValue(asked, out string? name) ? request.PathBase + path + QueryString.Create(request.Query.Select(one => one.Key == "edition" ? new("edition", name) : one)) : null;
        }

        int end = path.IndexOf('/', start.Length);
        string slug = end < 0 ? path[start.Length..] : path[start.Length..end];
        return moved.TryGetValue(slug, out string? now) ? request.PathBase + start + now + (end < 0 ? "" : path[end..]) + request.QueryString : null;
    }

    private async Task<IReadOnlyDictionary<string, string>> MovedAsync(CancellationToken cancellation)
    {
        long change = await stamp.ReadAsync(cancellation).ConfigureAwait(false);
        Kept held = last;
        if (held.Change != change)
        {
            held = new Kept(change, await editions.AliasesAsync(cancellation).ConfigureAwait(false));
            last = held;
        }

        return held.Moved;
    }

    private sealed record Kept(long Change, IReadOnlyDictionary<string, string> Moved);
}
