using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace NewsAggregator.Ingestion.Fetching;

/// <summary>
/// What a host's spelling means. One host has one spelling here: anything that another program might read as another host
/// (inet_aton numbers, compatibility letters, percent escapes, invisible characters) is refused rather than understood.
/// </summary>
internal static class HostSpelling
{
    private static readonly IdnMapping Idn = new() { AllowUnassigned = false, UseStd3AsciiRules = false };

    /// <summary>Zones and names that no public server answers for (RFC 6761, 6762, 8375, 9476, and what offices and clouds use).</summary>
    private static readonly HashSet<string> PrivateZones = new(StringComparer.Ordinal)
    {
        "localhost", "local", "localdomain", "internal", "intranet", "lan", "home", "corp", "private", "domain", "workgroup", "invalid",
        "onion", "alt", "svc", "consul", "docker",
    };

    /// <summary>The host as it is asked for, or why it is refused.</summary>
    public static (string? Host, IPAddress? Address, string? Refusal) Read(string written)
    {
        if (written.StartsWith('['))
        {
            return ReadSix(written);
        }

        string? ascii = Ascii(written);
        if (ascii is null || !IsName(ascii))
        {
            return (null, null, "the host is not spelled as a host name");
        }

        string name = ascii.TrimEnd('.');
        string last = name[(name.LastIndexOf('.') + 1)..];
        if (!IsNumeric(last))
        {
            return (name, null, null);
        }

        // A last label of digits makes it an IPv4 address for browsers (URL standard, 3.5); only its plain spelling is taken.
        return ascii.Length == name.Length && IPAddress.TryParse(name, out IPAddress? four) && four.AddressFamily == AddressFamily.InterNetwork && four.ToString() == name
            ? (name, four, null)
            : (null, null, "the address is spelled in an unusual way");
    }

    /// <summary>A name that only means something inside a network: one label, or under a private zone.</summary>
    public static bool IsPrivateName(string name) =>
        !name.Contains('.', StringComparison.Ordinal)
        || PrivateZones.Contains(name[(name.LastIndexOf('.') + 1)..])
        || name == "home.arpa" || name.EndsWith(".home.arpa", StringComparison.Ordinal);

    /// <summary>Names that mean this very machine or a cloud's metadata, whatever they resolve to.</summary>
    public static bool IsSelfOrMetadata(string name) =>
        name is "localhost" or "localhost.localdomain" or "ip6-localhost" or "ip6-loopback" or "metadata" or "metadata.google.internal" or "instance-data" or "instance-data.ec2.internal"
        || name.EndsWith(".localhost", StringComparison.Ordinal);

    private static (string?, IPAddress?, string?) ReadSix(string written)
    {
        string inside = written.EndsWith(']') ? written[1..^1] : "";
        return inside.All(c => char.IsAsciiHexDigit(c) || c is ':' or '.') && IPAddress.TryParse(inside, out IPAddress? six) && six.AddressFamily == AddressFamily.InterNetworkV6
            ? ($"[{six}]", six, null)
            : (null, null, "the address in brackets is no plain IPv6 address");
    }

    private static string? Ascii(string written)
    {
        if (System.Text.Ascii.IsValid(written))
        {
            string lower = written.ToLowerInvariant();
            return lower.Split('.').Any(label => label.StartsWith("xn--", StringComparison.Ordinal)) && Punycode(() => Idn.GetUnicode(lower)) is null ? null : lower;
        }

        // Letters that only look different (full-width, circled, script) have no business in an address that a program fetches;
        // the ideographic full stop is what Chinese and Japanese keyboards type.
        string dotted = written.Replace('\u3002', '.').ToLowerInvariant();
        if (dotted.Any(c => char.GetUnicodeCategory(c) is UnicodeCategory.Format or UnicodeCategory.Control or UnicodeCategory.SpaceSeparator or UnicodeCategory.OtherNotAssigned)
            || !IsSoundUtf16(dotted) || !dotted.IsNormalized(NormalizationForm.FormKC))
        {
            return null;
        }

        return Punycode(() => Idn.GetAscii(dotted))?.ToLowerInvariant();
    }

    private static string? Punycode(Func<string> convert)
    {
        try
        {
            return convert();
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private static bool IsSoundUtf16(string text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            if (char.IsSurrogate(text[i]) && !(char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[++i])))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsName(string ascii)
    {
        string name = ascii.EndsWith('.') ? ascii[..^1] : ascii;
        return name.Length is > 0 and <= 253
            && name.Split('.').All(label => label.Length is > 0 and <= 63 && label.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_') && label[0] != '-' && label[^1] != '-');
    }

    private static bool IsNumeric(string label) =>
        label.All(char.IsAsciiDigit) || (label.StartsWith("0x", StringComparison.Ordinal) && label.Skip(2).All(char.IsAsciiHexDigit));
}
