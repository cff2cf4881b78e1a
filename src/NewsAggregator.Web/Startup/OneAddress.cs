using System.Buffers;

namespace NewsAggregator.Web.Startup;

/// <summary>Every public list and page has one address: small letters, no slash at its end. Other spellings of it lead there.</summary>
internal static class OneAddress
{
    private static readonly SearchValues<char> Capitals = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZ");

    // Only what is named here is sent on: one-time links, pictures, the API and the admins' pages stay as they are asked for. An address
    // that begins with two slashes would be another host's; it begins with none of these.
    private static readonly HashSet<string> Places = new(StringComparer.OrdinalIgnoreCase)
    {
        "topics", "sources", "groups", "days", "stories", "articles", "editions", "search", "most-read", "changes",
        "subscribe", "saved", "help", "feed.xml", "feed.atom", "feed.json", "opml.xml",
    };

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Named = Places.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <returns>The address within the site; null: it is asked for as it is.</returns>
    public static string? Of(HttpRequest request)
    {
        string path = request.Path.Value ?? "";
        if (path.Length < 2 || (path[^1] != '/' && !path.AsSpan().ContainsAny(Capitals)))
        {
            return null;
        }

        ReadOnlySpan<char> first = path.AsSpan(1);
        int end = first.IndexOf('/');
        if (!Named.Contains(end < 0 ? first : first[..end]) || !(HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method)))
        {
            return null;
        }

        // Names are ASCII; what is not is left alone.
        string place = string.Create(path.TrimEnd('/').Length, path, static (letters, from) =>
        {
            for (int i = 0; i < letters.Length; i++)
            {
                letters[i] = char.IsAsciiLetterUpper(from[i]) ? (char)(from[i] | ' ') : from[i];
            }
        });
        return (request.PathBase + new PathString(place)).ToUriComponent() + request.QueryString;
    }
}
