using System.Text;
using System.Text.RegularExpressions;
using UtfUnknown;

namespace NewsAggregator.Ingestion.Fetching;

/// <summary>A page's bytes as text: byte order mark, valid UTF-8, the header's charset, the page's own, then a guess.</summary>
internal static partial class PageCharset
{
    private const int Prescan = 4096;
    private const int GuessBytes = 64 * 1024;

    public static string Decode(ReadOnlySpan<byte> bytes, string? contentType)
    {
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]))
        {
            return Encoding.UTF8.GetString(bytes[3..]);
        }

        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]))
        {
            return Encoding.Unicode.GetString(bytes[2..]);
        }

        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]))
        {
            return Encoding.BigEndianUnicode.GetString(bytes[2..]);
        }

        // Bytes beyond ASCII that happen to be valid UTF-8 are UTF-8, whatever a header says; ISO-2022-JP is all ASCII.
        if (System.Text.Unicode.Utf8.IsValid(bytes) && bytes.IndexOf((byte)0x1B) < 0)
        {
            return Encoding.UTF8.GetString(bytes);
        }

        Encoding encoding = Named(Charset().Match(contentType ?? "").Groups[1].Value)
            ?? Named(Charset().Match(Encoding.Latin1.GetString(bytes[..Math.Min(bytes.Length, Prescan)])).Groups[1].Value)
            ?? CharsetDetector.DetectFromBytes(bytes[..Math.Min(bytes.Length, GuessBytes)].ToArray()).Detected?.Encoding
            ?? Encoding.UTF8;
        return encoding.GetString(bytes);
    }

    /// <summary>An encoding by the label that the web gives it (Encoding standard, 4.2), or null.</summary>
    private static Encoding? Named(string label)
    {
        string name = label.ToLowerInvariant() switch
        {
            "gb2312" or "gbk" or "gb18030" or "x-gbk" => "gb18030",
            "iso-8859-1" or "latin1" or "us-ascii" or "ascii" => "windows-1252",
            "big5-hkscs" or "x-x-big5" => "big5",
            "x-sjis" or "shift-jis" or "sjis" => "shift_jis",
            "utf8" => "utf-8",
            string other => other,
        };
        if (name.Length == 0)
        {
            return null;
        }

        // Said to be UTF-8 although the bytes are not: the guess knows better.
        if (name is "utf-8" or "utf-7")
        {
            return null;
        }

        if (CodePagesEncodingProvider.Instance.GetEncoding(name) is Encoding encoding)
        {
            return encoding;
        }

        try
        {
            return Encoding.GetEncoding(name);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    [GeneratedRegex("""charset\s*=\s*["']?\s*([A-Za-z0-9_.:-]{1,40})""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Charset();
}
