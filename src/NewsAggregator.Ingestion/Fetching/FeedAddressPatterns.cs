using System.Text.RegularExpressions;

namespace NewsAggregator.Ingestion.Fetching;

/// <summary>
/// Sites whose feeds follow from the address of what they show: no page need be read for them. Pure; what it says is tried like any other
/// address, through the guard.
/// </summary>
internal static partial class FeedAddressPatterns
{
    // Host ("*" any; ".x" x itself and below it), what path and query look like, and the feeds, with the path's parts in braces
    // and {host} for the host, {sub} for its first label. As each site documents it; the first rule of a host that fits counts.
    private static readonly (string Host, Regex Path, string[] Feeds)[] Rules =
    [
        (".youtube.com", Like("^/channel/(?<id>UC[\\w-]+)"), ["https://www.youtube.com/feeds/videos.xml?channel_id={id}"]),
        (".youtube.com", Like("^/(?:playlist|watch)\\?(?:.*&)?list=(?<id>[\\w-]+)"), ["https://www.youtube.com/feeds/videos.xml?playlist_id={id}"]),
        (".youtube.com", Like("^/user/(?<id>[\\w-]+)"), ["https://www.youtube.com/feeds/videos.xml?user={id}"]),
        (".github.com", Like("^/(?<owner>[\\w-]+)/(?<name>[\\w.-]+?)(?:\\.git)?/(?:releases|tags)"), ["https://github.com/{owner}/{name}/releases.atom"]),
        (".github.com", Like("^/(?<owner>[\\w-]+)/(?<name>[\\w.-]+?)(?:\\.git)?(?:/|$)"), ["https://github.com/{owner}/{name}/releases.atom", "https://github.com/{owner}/{name}/commits.atom"]),
        (".github.com", Like("^/(?<owner>[\\w-]+)/?$"), ["https://github.com/{owner}.atom"]),
        (".reddit.com", Like("^/(?<kind>r|u|user)/(?<name>[\\w-]+)"), ["https://www.reddit.com/{kind}/{name}/.rss"]),
        (".medium.com", Like("^/(?<name>@?[\\w.-]+)/?"), ["https://medium.com/feed/{name}"]),
        (".dev.to", Like("^/(?<name>[\\w-]+)/?"), ["https://dev.to/feed/{name}"]),
        (".bsky.app", Like("^/profile/(?<name>[\\w.:-]+)"), ["https://bsky.app/profile/{name}/rss"]),
        (".vimeo.com", Like("^/(?<name>[A-Za-z][\\w-]+)/?$"), ["https://vimeo.com/{name}/videos/rss"]),
        (".stackoverflow.com", Like("^/questions/tagged/(?<tag>[^/?]+)"), ["https://stackoverflow.com/feeds/tag/{tag}"]),
        (".news.ycombinator.com", Like("^/"), ["https://news.ycombinator.com/rss"]),
        (".substack.com", Like("^/"), ["https://{host}/feed"]),
        (".wordpress.com", Like("^/"), ["https://{host}/feed/"]),
        (".blogspot.com", Like("^/"), ["https://{host}/feeds/posts/default"]),
        (".tumblr.com", Like("^/"), ["https://{host}/rss"]),
        (".pixnet.net", Like("^/"), ["https://feed.pixnet.net/blog/posts/rss/{sub}"]),

        // Mastodon and its kin stand on any host: profiles look the same everywhere.
        ("*", Like("^/@(?<name>\\w+)(?:/\\d*)?/?$"), ["{root}/@{name}.rss"]),
        ("*", Like("^/users/(?<name>\\w+)/?$"), ["{root}/users/{name}.rss"]),
    ];

    public static IEnumerable<Uri> Of(Uri address)
    {
        foreach ((string host, Regex path, string[] feeds) in Rules)
        {
            if (IsAt(address, host) && path.Match(address.PathAndQuery) is { Success: true } match)
            {
                return feeds.Select(feed => new Uri(Filled(feed, address, match)));
            }
        }

        return [];
    }

    private static bool IsAt(Uri address, string host) =>
        host == "*" || address.IdnHost.EndsWith(host, StringComparison.OrdinalIgnoreCase) || address.IdnHost.AsSpan().Equals(host.AsSpan(1), StringComparison.OrdinalIgnoreCase);

    private static string Filled(string feed, Uri address, Match match) => Part().Replace(feed, part => part.Groups[1].Value switch
    {
        "host" => address.IdnHost,
        "sub" => address.IdnHost.Split('.')[0],
        "root" => address.GetLeftPart(UriPartial.Authority),
        string name => match.Groups[name].Value,
    });

    // An address is the admin's own, and short; still nothing that backtracks meets what comes from outside.
    private static Regex Like(string path) => new(path, RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);

    [GeneratedRegex(@"\{(\w+)\}", RegexOptions.CultureInvariant)]
    private static partial Regex Part();
}
