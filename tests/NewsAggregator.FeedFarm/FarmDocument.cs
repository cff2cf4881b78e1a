using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace NewsAggregator.FeedFarm;

/// <summary>A rendered document with its validators. <paramref name="Gzipped"/> is null where gzip is off.</summary>
internal sealed record FarmDocument(byte[] Body, byte[]? Gzipped, string ETag, DateTime Modified)
{
    public static FarmDocument From(StringBuilder text, DateTime modified, bool gzip)
    {
        var body = Encoding.UTF8.GetBytes(text.ToString());
        var etag = '"' + Convert.ToHexStringLower(SHA256.HashData(body).AsSpan(0, 8)) + '"';
        return new FarmDocument(body, gzip ? Gzip(body) : null, etag, modified);
    }

    public static string Escaped(string text) => text
        .Replace("&", "&amp;", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal)
        .Replace(">", "&gt;", StringComparison.Ordinal)
        .Replace("\"", "&quot;", StringComparison.Ordinal);

    public static string Rfc822(DateTime date) =>
        date.ToString("ddd, dd MMM yyyy HH:mm:ss", CultureInfo.InvariantCulture) + " +0000";

    private static byte[] Gzip(byte[] body)
    {
        using var packed = new MemoryStream(body.Length / 3);
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true)) gzip.Write(body);
        return packed.ToArray();
    }
}
