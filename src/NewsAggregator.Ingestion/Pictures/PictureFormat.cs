namespace NewsAggregator.Ingestion.Pictures;

/// <summary>Which pictures are taken: told by their first bytes, whatever the server calls them.</summary>
internal static class PictureFormat
{
    public static bool IsTaken(ReadOnlySpan<byte> bytes) =>
        bytes.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A])
        || bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF])
        || bytes.StartsWith("GIF87a"u8)
        || bytes.StartsWith("GIF89a"u8)
        || (bytes.Length > 12 && bytes.StartsWith("RIFF"u8) && bytes[8..].StartsWith("WEBP"u8))
        || (bytes.Length > 12 && bytes[4..].StartsWith("ftypavi"u8) && bytes[11] is (byte)'f' or (byte)'s');
}
