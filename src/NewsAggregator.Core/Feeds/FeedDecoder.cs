using System.Collections.Frozen;
using System.Text;
using System.Text.RegularExpressions;
using System.Text.Unicode;
using UtfUnknown;

namespace NewsAggregator.Core.Feeds;

/// <summary>
/// Bytes to text. In order: byte order mark, UTF-16 or UTF-32 by their zeros (XML 1.0 appendix F), valid UTF-8, the HTTP charset (RFC 7303),
/// the XML declaration, detection. A name is believed only if the bytes can be read that way.
/// </summary>
internal static partial class FeedDecoder
{
    private static readonly FrozenDictionary<string, string> Aliases = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
    {
        // The WHATWG Encoding Standard's labels: the narrower name is used for the wider set.
        ["gb2312"] = "gb18030", ["gbk"] = "gb18030", ["x-gbk"] = "gb18030", ["gb_2312-80"] = "gb18030", ["cp936"] = "gb18030", ["hz-gb-2312"] = "hz-gb-2312",
        ["iso-8859-1"] = "windows-1252", ["iso8859-1"] = "windows-1252", ["latin1"] = "windows-1252", ["latin-1"] = "windows-1252", ["l1"] = "windows-1252",
        ["cp1252"] = "windows-1252", ["ascii"] = "windows-1252", ["us-ascii"] = "windows-1252", ["ansi_x3.4-1968"] = "windows-1252",
        ["iso-8859-9"] = "windows-1254", ["iso-8859-11"] = "windows-874", ["tis-620"] = "windows-874", ["tis620"] = "windows-874",
        ["sjis"] = "shift_jis", ["x-sjis"] = "shift_jis", ["shift-jis"] = "shift_jis", ["windows-31j"] = "shift_jis", ["ms_kanji"] = "shift_jis", ["cp932"] = "shift_jis",
        ["eucjp"] = "euc-jp", ["x-euc-jp"] = "euc-jp", ["euckr"] = "ks_c_5601-1987", ["euc-kr"] = "ks_c_5601-1987", ["cp949"] = "ks_c_5601-1987", ["uhc"] = "ks_c_5601-1987",
        ["big5-hkscs"] = "big5", ["big-5"] = "big5", ["cp950"] = "big5", ["x-x-big5"] = "big5", ["koi8r"] = "koi8-r", ["cp1251"] = "windows-1251", ["cp1250"] = "windows-1250",
        ["utf8"] = "utf-8", ["unicode-1-1-utf-8"] = "utf-8",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    public static string Decode(ReadOnlySpan<byte> bytes, string? contentType, List<string> warnings)
    {
        if (TryByteOrderMark(bytes, out Encoding? marked, out int skip) || TryZeros(bytes, out marked))
        {
            return marked.GetString(bytes[skip..]);
        }

        bytes = bytes[..^CutSequence(bytes)];
        string? http = CharsetOf(contentType);
        string? declared = DeclaredIn(bytes);
        bool escapes = bytes.Contains((byte)0x1B) || string.Equals(declared ?? http, "hz-gb-2312", StringComparison.OrdinalIgnoreCase);
        if (!escapes && Utf8.IsValid(bytes))
        {
            if ((declared ?? http) is { } name && !IsUtf8(name) && bytes.ContainsAnyInRange((byte)0x80, (byte)0xFF))
            {
                warnings.Add($"declared as {name}, but is UTF-8");
            }

            return Encoding.UTF8.GetString(bytes);
        }

        // Servers add Latin-1 to everything they do not know; a document that names a stricter set and keeps to it is believed instead.
        if (http is not null && IsLatin(http) && declared is not null && !IsLatin(declared))
        {
            (http, declared) = (declared, http);
        }

        foreach (string? name in (ReadOnlySpan<string?>)[http, declared])
        {
            if (name is not null && !IsUtf8(name) && Find(name) is { } encoding && TryStrict(encoding, bytes, out string? text))
            {
                return text;
            }
        }

        if (IsMostlyUtf8(bytes) || IsDamageOnly(bytes))
        {
            warnings.Add("has bytes that are not UTF-8; they were replaced");
            return Encoding.UTF8.GetString(bytes);
        }

        if (Detect(bytes) is { } detected)
        {
            warnings.Add($"character set {detected.WebName} was detected, not declared");
            return detected.GetString(bytes);
        }

        Encoding fallback = Find(http) ?? Find(declared) ?? Encoding.UTF8;
        warnings.Add($"has bytes that are not {fallback.WebName}; they were replaced");
        return fallback.GetString(bytes);
    }

    /// <summary>Bytes at the end that are the beginning of a UTF-8 sequence: a document that was cut in the middle of a character is still UTF-8.</summary>
    private static int CutSequence(ReadOnlySpan<byte> bytes)
    {
        for (int length = 1; length <= Math.Min(3, bytes.Length); length++)
        {
            byte first = bytes[^length];
            if (first is < 0x80 or >= 0xC0)
            {
                int whole = first switch
                {
                    >= 0xF0 and < 0xF5 => 4,
                    >= 0xE0 and < 0xF0 => 3,
                    >= 0xC2 and < 0xE0 => 2,
                    _ => 1,
                };
                return length < whole && Utf8.IsValid(bytes[..^length]) ? length : 0;
            }
        }

        return 0;
    }

    private static bool TryByteOrderMark(ReadOnlySpan<byte> bytes, out Encoding encoding, out int length)
    {
        (Encoding? found, length) = bytes switch
        {
            [0xEF, 0xBB, 0xBF, ..] => (Encoding.UTF8, 3),
            [0xFF, 0xFE, 0, 0, ..] => (Encoding.UTF32, 4),
            [0, 0, 0xFE, 0xFF, ..] => (new UTF32Encoding(bigEndian: true, byteOrderMark: true), 4),
            [0xFF, 0xFE, ..] => (Encoding.Unicode, 2),
            [0xFE, 0xFF, ..] => (Encoding.BigEndianUnicode, 2),
            _ => (null, 0),
        };
        encoding = found ?? Encoding.UTF8;
        return found is not null;
    }

    private static bool TryZeros(ReadOnlySpan<byte> bytes, out Encoding encoding)
    {
        (Encoding? found, encoding) = bytes switch
        {
            [(byte)'<', 0, 0, 0, ..] => (Encoding.UTF32, Encoding.UTF32),
            [0, 0, 0, (byte)'<', ..] => (Encoding.UTF8, new UTF32Encoding(bigEndian: true, byteOrderMark: false)),
            [(byte)'<' or (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'{', 0, not 0, 0, ..] => (Encoding.Unicode, Encoding.Unicode),
            [0, (byte)'<' or (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'{', 0, not 0, ..] => (Encoding.BigEndianUnicode, Encoding.BigEndianUnicode),
            _ => ((Encoding?)null, Encoding.UTF8),
        };
        return found is not null;
    }

    private static string? CharsetOf(string? contentType)
    {
        Match match = contentType is null ? Match.Empty : HttpCharset().Match(contentType);
        return match.Success ? match.Groups[1].Value : null;
    }

    private static string? DeclaredIn(ReadOnlySpan<byte> bytes)
    {
        string head = Encoding.Latin1.GetString(bytes[..Math.Min(bytes.Length, 400)]);
        Match match = XmlDeclaration().Match(head);
        return match.Success ? match.Groups[1].Value : null;
    }

    private static Encoding? Find(string? name)
    {
        if (name is null)
        {
            return null;
        }

        string known = Aliases.GetValueOrDefault(name, name);
        // The UTF-16 family was settled by its zeros: bytes without any are not that, whatever they declare.
        if (known.StartsWith("utf", StringComparison.OrdinalIgnoreCase) || known.StartsWith("ucs", StringComparison.OrdinalIgnoreCase))
        {
            return IsUtf8(known) ? Encoding.UTF8 : null;
        }

        if (CodePagesEncodingProvider.Instance.GetEncoding(known) is { } page)
        {
            return page;
        }

        return Array.Exists(Encoding.GetEncodings(), info => string.Equals(info.Name, known, StringComparison.OrdinalIgnoreCase)) ? Encoding.GetEncoding(known) : null;
    }

    private static bool TryStrict(Encoding encoding, ReadOnlySpan<byte> bytes, out string text)
    {
        // A strict decoder would throw; a replacement that cannot stand in a feed says the same.
        Encoding marking = (Encoding)encoding.Clone();
        marking.DecoderFallback = new DecoderReplacementFallback("\uFFFD");
        text = marking.GetString(bytes);
        // GB 18030 and the Windows sets can spell private and control characters that no text has.
        return !text.Contains('\uFFFD', StringComparison.Ordinal);
    }

    /// <summary>Some bytes are damaged, but most sequences beyond ASCII are good UTF-8.</summary>
    private static bool IsMostlyUtf8(ReadOnlySpan<byte> bytes)
    {
        int good = 0;
        int bad = 0;
        while (!bytes.IsEmpty)
        {
            int next = bytes.IndexOfAnyInRange((byte)0x80, (byte)0xFF);
            if (next < 0)
            {
                break;
            }

            bytes = bytes[next..];
            bool ok = Rune.DecodeFromUtf8(bytes, out _, out int used) is System.Buffers.OperationStatus.Done;
            good += ok ? 1 : 0;
            bad += ok ? 0 : 1;
            bytes = bytes[used..];
        }

        return good > 3 * bad;
    }

    /// <summary>0xFE and 0xFF and nothing else beyond ASCII: halves of a byte order mark, the text of no character set.</summary>
    private static bool IsDamageOnly(ReadOnlySpan<byte> bytes) => !bytes.ContainsAnyInRange((byte)0x80, (byte)0xFD);

    private static Encoding? Detect(ReadOnlySpan<byte> bytes)
    {
        DetectionResult result = CharsetDetector.DetectFromBytes(bytes[..Math.Min(bytes.Length, 200_000)].ToArray());
        foreach (DetectionDetail detail in (IEnumerable<DetectionDetail>?)result.Details ?? [])
        {
            if (Find(detail.EncodingName) is { } encoding && !IsUtf8(encoding.WebName) && TryStrict(encoding, bytes, out string? text))
            {
                return IsInsideOut(text) && Find("koi8-r") is { } koi8 && !IsInsideOut(koi8.GetString(bytes)) ? koi8 : encoding;
            }
        }

        return Find("windows-1252") is { } western && TryStrict(western, bytes, out _) ? western : null;
    }

    /// <summary>KOI8 has its capitals where the other Cyrillic and Greek sets have small letters: read as one of them, words begin small.</summary>
    private static bool IsInsideOut(string text)
    {
        int inside = 0;
        int sound = 0;
        for (int i = 1; i < text.Length; i++)
        {
            if (text[i] < '\u0370' || text[i - 1] < '\u0370')
            {
                continue;
            }

            inside += char.IsLower(text[i - 1]) && char.IsUpper(text[i]) ? 1 : 0;
            sound += char.IsLower(text[i]) ? 1 : 0;
        }

        return inside > 0 && inside * 4 > sound;
    }

    private static bool IsUtf8(string name) => name.Equals("utf-8", StringComparison.OrdinalIgnoreCase) || name.Equals("utf8", StringComparison.OrdinalIgnoreCase);

    private static bool IsLatin(string name) => Aliases.GetValueOrDefault(name, name).Equals("windows-1252", StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex("""charset\s*=\s*["']?\s*([A-Za-z0-9_.:\-]+)""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex HttpCharset();

    [GeneratedRegex("""<\?xml[^>]*?encoding\s*=\s*["']\s*([A-Za-z0-9_.:\-]+)""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex XmlDeclaration();
}
