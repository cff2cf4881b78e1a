using System.IO.Compression;

namespace NewsAggregator.Ingestion.Fetching;

/// <summary>
/// An answer's body with its content codings taken off (RFC 9110, 8.4), never more than the limit at any layer: a bomb stops while
/// it unfolds. A body that only claims to be compressed is read as it is.
/// </summary>
internal static class DecodedBody
{
    private const int MaxCodings = 3;
    private const int FirstBuffer = 32 * 1024;

    /// <summary>The codings in the order they come off, or null where one is unknown or there are too many.</summary>
    public static string[]? Codings(IEnumerable<string> contentEncoding)
    {
        string[] codings = [.. contentEncoding
            .SelectMany(value => value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            .Select(coding => coding.ToLowerInvariant()).Where(coding => coding != "identity").Reverse()];
        return codings.Length <= MaxCodings && codings.All(coding => coding is "gzip" or "x-gzip" or "deflate" or "br") ? codings : null;
    }

    /// <summary>Fills <paramref name="into"/>, also with what came before an exception.</summary>
    public static async Task ReadAsync(Stream wire, string[] codings, int maxBytes, MemoryStream into, CancellationToken cancellation)
    {
        LimitedStream current = new(wire, maxBytes);
        try
        {
            foreach (string coding in codings)
            {
                if (await DecoderAsync(current, coding, cancellation).ConfigureAwait(false) is Stream decoder)
                {
                    current = new LimitedStream(decoder, maxBytes);
                }
            }

            byte[] buffer = System.Buffers.ArrayPool<byte>.Shared.Rent(FirstBuffer);
            try
            {
                int read;
                while ((read = await current.ReadAsync(buffer, cancellation).ConfigureAwait(false)) > 0)
                {
                    into.Write(buffer, 0, read);
                }
            }
            finally
            {
                System.Buffers.ArrayPool<byte>.Shared.Return(buffer);
            }
        }
        finally
        {
            await current.DisposeAsync().ConfigureAwait(false);
        }
    }

    private static async Task<Stream?> DecoderAsync(LimitedStream stream, string coding, CancellationToken cancellation)
    {
        if (coding == "br")
        {
            return new BrotliStream(stream, CompressionMode.Decompress);
        }

        ReadOnlyMemory<byte> head = await stream.PeekAsync(cancellation).ConfigureAwait(false);
        if (head.Length < 2)
        {
            return null;
        }

        (byte first, byte second) = (head.Span[0], head.Span[1]);
        if (coding == "deflate")
        {
            // Some servers leave out the zlib header that "deflate" means.
            bool zlib = (first & 0x0f) == 8 && ((first << 8) | second) % 31 == 0;
            return zlib ? new ZLibStream(stream, CompressionMode.Decompress) : new DeflateStream(stream, CompressionMode.Decompress);
        }

        return first == 0x1f && second == 0x8b ? new GZipStream(stream, CompressionMode.Decompress) : null;
    }
}
