namespace NewsAggregator.Core.Extraction;

/// <summary>The page behind an embedded player or post of a house that readers know: its name, and where a link leads.</summary>
internal sealed record EmbeddedMedia(string Name, Uri Page)
{
    public static EmbeddedMedia? Of(Uri player)
    {
        string host = player.Host.StartsWith("www.", StringComparison.OrdinalIgnoreCase) ? player.Host[4..] : player.Host;
        string[] path = player.AbsolutePath.Split('/', StringSplitOptions.RemoveEmptyEntries);
        string last = path.Length > 0 ? path[^1] : "";
        if (path is [['@', _, ..], { Length: > 0 } post, "embed"] && post.All(char.IsAsciiDigit))
        {
            return new EmbeddedMedia("Mastodon", new Uri($"https://{player.Authority}/{path[0]}/{post}"));
        }

        return host.ToLowerInvariant() switch
        {
            "youtube.com" or "youtube-nocookie.com" or "m.youtube.com" => YouTube(path, player),
            "youtu.be" => Made("YouTube", "https://www.youtube.com/watch?v=", last),
            "player.vimeo.com" or "vimeo.com" => Made("Vimeo", "https://vimeo.com/", last),
            "dailymotion.com" or "geo.dailymotion.com" => Made("Dailymotion", "https://www.dailymotion.com/video/", Query(player, "video") ?? last),
            "player.bilibili.com" => Made("Bilibili", "https://www.bilibili.com/video/", Query(player, "bvid") ?? Prefixed("av", Query(player, "aid"))),
            "player.youku.com" => Made("Youku", "https://v.youku.com/v_show/id_", last, ".html"),
            "v.qq.com" => Made("Tencent Video", "https://v.qq.com/x/page/", Query(player, "vid"), ".html"),
            "platform.twitter.com" or "platform.x.com" => Made("X", "https://x.com/i/status/", Query(player, "id")),
            "twitter.com" or "x.com" when path is [_, "status", ..] => Made("X", $"https://x.com/{Plain(path[0])}/status/", path[2..].FirstOrDefault()),
            "instagram.com" when path is ["p" or "reel" or "tv", _, ..] => Made("Instagram", $"https://www.instagram.com/{path[0]}/", path[1], "/"),
            "facebook.com" => Named("Facebook", Query(player, "href"), "facebook.com"),
            "tiktok.com" when path is ["embed" or "player", ..] => Made("TikTok", "https://www.tiktok.com/embed/v2/", last),
            "tiktok.com" when path is [['@', ..], "video", _] => new EmbeddedMedia("TikTok", Without(player)),
            "t.me" when path is [_, _, ..] => Made("Telegram", $"https://t.me/{Plain(path[0])}/", path[1]),
            "google.com" when path is ["maps", ..] => new EmbeddedMedia("Google Maps", player),
            "maps.google.com" => new EmbeddedMedia("Google Maps", player),
            "openstreetmap.org" => new EmbeddedMedia("OpenStreetMap", player),
            "w.soundcloud.com" => Named("SoundCloud", Query(player, "url"), "soundcloud.com"),
            "open.spotify.com" when path is ["embed", _, _, ..] => Made("Spotify", $"https://open.spotify.com/{Plain(path[1])}/", path[2]),
            "embed.podcasts.apple.com" => new EmbeddedMedia("Apple Podcasts", new Uri($"https://podcasts.apple.com{player.AbsolutePath}")),
            "embed.ted.com" => new EmbeddedMedia("TED", new Uri($"https://www.ted.com{player.AbsolutePath}")),
            "embed.reddit.com" or "redditmedia.com" => new EmbeddedMedia("Reddit", new Uri($"https://www.reddit.com{player.AbsolutePath}")),
            "embed.acast.com" => new EmbeddedMedia("Acast", player),
            "playlist.megaphone.fm" or "player.megaphone.fm" => new EmbeddedMedia("Megaphone", player),
            "players.brightcove.net" => new EmbeddedMedia("Brightcove", player),
            "e.infogram.com" => new EmbeddedMedia("Infogram", player),
            "open.firstory.me" => new EmbeddedMedia("Firstory", player),
            "player.soundon.fm" => new EmbeddedMedia("SoundOn", player),
            "player.twitch.tv" or "clips.twitch.tv" => Made("Twitch", "https://www.twitch.tv/videos/", Query(player, "video")),
            "embed.bsky.app" when path is ["embed", _, "app.bsky.feed.post", _] => new EmbeddedMedia("Bluesky", new Uri($"https://bsky.app/profile/{path[1]}/post/{path[3]}")),
            "threads.net" or "threads.com" when path is [['@', ..], "post", _, ..] => new EmbeddedMedia("Threads", new Uri($"https://www.threads.com/{path[0]}/post/{path[2]}")),
            "datawrapper.dwcdn.net" => new EmbeddedMedia("Datawrapper", player),
            "flo.uri.sh" or "public.flourish.studio" => new EmbeddedMedia("Flourish", player),
            "codepen.io" => new EmbeddedMedia("CodePen", player),
            "documentcloud.org" or "embed.documentcloud.org" => new EmbeddedMedia("DocumentCloud", player),
            _ => null,
        };
    }

    private static EmbeddedMedia? YouTube(string[] path, Uri player) => path switch
    {
        ["embed", "videoseries", ..] => Made("YouTube", "https://www.youtube.com/playlist?list=", Query(player, "list")),
        ["embed" or "v" or "shorts" or "live", string video, ..] => Made("YouTube", "https://www.youtube.com/watch?v=", video),
        ["watch", ..] => Made("YouTube", "https://www.youtube.com/watch?v=", Query(player, "v")),
        _ => null,
    };

    private static EmbeddedMedia? Made(string name, string start, string? id, string end = "") =>
        id is not null && Plain(id).Length > 0 ? new EmbeddedMedia(name, new Uri(start + Plain(id) + end)) : null;

    private static EmbeddedMedia? Named(string name, string? address, string host) =>
        Uri.TryCreate(address, UriKind.Absolute, out Uri? page) && page.Scheme == Uri.UriSchemeHttps
            && (page.Host.Equals(host, StringComparison.OrdinalIgnoreCase) || page.Host.EndsWith("." + host, StringComparison.OrdinalIgnoreCase))
            ? new EmbeddedMedia(name, page)
            : null;

    private static Uri Without(Uri address) => new(address.GetLeftPart(UriPartial.Path));

    private static string? Prefixed(string prefix, string? id) => id is null ? null : prefix + id;

    /// <summary>Identifiers are letters, digits, '-' and '_' in all these houses; the rest is cut away.</summary>
    private static string Plain(string id) => string.Concat(id.TakeWhile(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_'));

    private static string? Query(Uri uri, string name)
    {
        foreach (string pair in uri.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            int equals = pair.IndexOf('=', StringComparison.Ordinal);
            if (equals > 0 && pair.AsSpan(0, equals).Equals(name, StringComparison.Ordinal))
            {
                return Uri.UnescapeDataString(pair[(equals + 1)..]);
            }
        }

        return null;
    }
}
