using System.Buffers.Binary;
using System.IO.Hashing;
using System.Security.Cryptography;
using System.Text;
using NewsAggregator.Core.Feeds;

namespace NewsAggregator.Core.Articles;

/// <summary>
/// By what an item of a feed is known again: first its guid, then its canonical link. Both keys are per source and outlive retention.
/// </summary>
/// <param name="Guid">As the feed gave it; the canonical link, or a fingerprint, where it gave none. At most 1,000 characters.</param>
/// <param name="Key">First key.</param>
/// <param name="LinkKey">Second key; null where the link cannot tell items apart.</param>
/// <param name="Hash">Of everything the item says: an unchanged item is recognised by this alone.</param>
public sealed record ArticleIdentity(string Guid, long Key, long? LinkKey, long Hash)
{
    private const int MostGuid = 1000;

    /// <summary>The identities of a document's items, in its order.</summary>
    public static IReadOnlyList<ArticleIdentity> Of(IReadOnlyList<ParsedItem> items, Uri? feedAddress)
    {
        ArgumentNullException.ThrowIfNull(items);
        string?[] links = [.. items.Select(item => CanonicalUrl.Of(item.OriginalLink ?? item.Link, feedAddress))];
        string?[] likenesses = [.. links.Select(CanonicalUrl.Likeness)];
        Dictionary<string, int> linkUses = Count(likenesses);

        // A guid that stands on items with different links tells nothing: then guid and link together are the key.
        HashSet<string> sharedGuids = [.. items.Zip(likenesses)
            .Where(pair => !string.IsNullOrWhiteSpace(pair.First.Id))
            .GroupBy(pair => pair.First.Id!.Trim(), StringComparer.Ordinal)
            .Where(group => group.Select(pair => pair.Second).Distinct(StringComparer.Ordinal).Count() > 1)
            .Select(group => group.Key)];

        ArticleIdentity[] result = new ArticleIdentity[items.Count];
        for (int i = 0; i < items.Count; i++)
        {
            ParsedItem item = items[i];
            string? guid = string.IsNullOrWhiteSpace(item.Id) ? null : item.Id.Trim();
            string? like = likenesses[i];
            long? linkKey = like is not null && linkUses[like] == 1 ? KeyOf("link", like) : null;
            result[i] = guid is not null
                ? new(Cut(guid), sharedGuids.Contains(guid) ? KeyOf("guid+link", guid + "\n" + like) : KeyOf("guid", guid), linkKey, HashOf(item))
                : WithoutGuid(item, links[i], like, linkKey);
        }

        return result;
    }

    /// <summary>First 64 bits of SHA-256 over the kind and the text.</summary>
    public static long KeyOf(string kind, string text) =>
        BinaryPrimitives.ReadInt64LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes(kind + "\0" + text)));

    private static ArticleIdentity WithoutGuid(ParsedItem item, string? link, string? like, long? linkKey)
    {
        if (link is not null && linkKey is not null)
        {
            return new(Cut(link), KeyOf("guid", link), linkKey, HashOf(item));
        }

        string words = $"{like}\n{item.Title}\n{(item.Title is null ? item.Summary ?? item.Content : null)}";
        long key = KeyOf("words", words);
        return new("words:" + key.ToString("x16", System.Globalization.CultureInfo.InvariantCulture), key, null, HashOf(item));
    }

    private static long HashOf(ParsedItem item)
    {
        XxHash64 hash = new();
        Add(item.Title);
        Add(item.Link);
        Add(item.Content);
        Add(item.Summary);
        Add(item.Published?.ToString("O"));
        Add(item.Updated?.ToString("O"));
        Add(item.Image);
        foreach (ParsedPerson author in item.Authors)
        {
            Add(author.Name ?? author.Email);
        }

        foreach (string category in item.Categories)
        {
            Add(category);
        }

        return unchecked((long)hash.GetCurrentHashAsUInt64());

        void Add(string? text)
        {
            hash.Append(System.Runtime.InteropServices.MemoryMarshal.AsBytes((text ?? "").AsSpan()));
            hash.Append([0, 1]);
        }
    }

    private static Dictionary<string, int> Count(string?[] keys)
    {
        Dictionary<string, int> uses = new(StringComparer.Ordinal);
        foreach (string? key in keys)
        {
            if (key is not null)
            {
                uses[key] = uses.GetValueOrDefault(key) + 1;
            }
        }

        return uses;
    }

    private static string Cut(string guid) => guid.Length <= MostGuid ? guid : guid[..MostGuid];
}
