using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using Microsoft.Net.Http.Headers;

namespace NewsAggregator.Web.Syndication;

/// <summary>
/// Strong ETag and Last-Modified, each sufficient alone (RFC 9110, 13). The tag is the bytes' own; the date is when this process first
/// had these bytes at this address, because a list can change without any article's date moving: a filter did it.
/// </summary>
internal sealed class Validators(TimeProvider clock)
{
    private const int MostRemembered = 5000;
    private readonly ConcurrentDictionary<string, (string Tag, long Second)> seen = new(StringComparer.Ordinal);

    /// <summary>Sets the headers; true where the client has these bytes already, and is to get an empty 304.</summary>
    public bool Same(HttpContext context, byte[] bytes)
    {
        string tag = $"\"{Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 16))}\"";
        DateTimeOffset modified = Modified($"{context.Request.Host}{context.Request.Path}{context.Request.QueryString}", tag);
        IHeaderDictionary headers = context.Response.Headers;
        headers.ETag = tag;
        headers.LastModified = modified.ToString("R", CultureInfo.InvariantCulture);
        string wanted = context.Request.Headers.IfNoneMatch.ToString();
        if (wanted.Length > 0)
        {
            // Comparison for If-None-Match is the weak one, and proxies that compress weaken tags.
            return wanted == "*" || (EntityTagHeaderValue.TryParseList([wanted], out IList<EntityTagHeaderValue>? tags) && tags.Any(t => t.Tag.Value == tag));
        }

        return DateTimeOffset.TryParseExact(
                context.Request.Headers.IfModifiedSince, "R", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset since)
            && since >= modified;
    }

    private DateTimeOffset Modified(string address, string tag)
    {
        if (seen.Count > MostRemembered)
        {
            seen.Clear();
        }

        long now = clock.GetUtcNow().ToUnixTimeSeconds();
        (string Tag, long Second) known = seen.AddOrUpdate(
            address, (tag, now), (_, last) => last.Tag == tag ? last : (tag, Math.Max(now, last.Second + 1)));
        return DateTimeOffset.FromUnixTimeSeconds(known.Second);
    }
}
