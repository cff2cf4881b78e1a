using System.Globalization;
using System.Net;

namespace NewsAggregator.Ingestion.Fetching;

/// <summary>One line of the allow-list: an exact host or a range, either with a port of its own.</summary>
internal sealed record AllowEntry(string? Host, IPNetwork? Range, int? Port)
{
    public bool CoversPort(int port) => Port is null || Port == port;

    public bool CoversHost(string host, int port) =>
        Host is not null && CoversPort(port) && Host.Equals(host, StringComparison.OrdinalIgnoreCase);

    public bool CoversAddress(IPAddress address, int port)
    {
        IPAddress plain = NetworkRules.Plain(address);
        if (Range is not IPNetwork range || !CoversPort(port) || !range.Contains(plain))
        {
            return false;
        }

        bool exact = range.PrefixLength == (plain.AddressFamily == System.Net.Sockets.AddressFamily.InterNetwork ? 32 : 128);
        return exact || !NetworkRules.IsMetadata(plain);
    }

    public static AllowEntry? Parse(string written)
    {
        string text = written.Trim();
        if (!text.StartsWith('[') && IPAddress.TryParse(text, out IPAddress? bare) && (text.Contains(':', StringComparison.Ordinal) || IsDottedQuad(text)))
        {
            return new AllowEntry(null, Single(bare), null);
        }

        if (!text.StartsWith('[') && IPNetwork.TryParse(text, out IPNetwork network))
        {
            return new AllowEntry(null, network, null);
        }

        int colon = text.LastIndexOf(':');
        if (colon > 0 && int.TryParse(text.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out int port) && port is > 0 and < 65536)
        {
            return Parse(text[..colon].Trim('[', ']')) is { Port: null } entry ? entry with { Port = port } : null;
        }

        return IsHost(text) ? new AllowEntry(text.TrimEnd('.').ToLowerInvariant(), null, null) : null;
    }

    private static IPNetwork Single(IPAddress address) =>
        new(NetworkRules.Plain(address), NetworkRules.Plain(address).AddressFamily == System.Net.Sockets.AddressFamily.InterNetwork ? 32 : 128);

    private static bool IsDottedQuad(string text) => text.Count(c => c == '.') == 3;

    private static bool IsHost(string text) =>
        text.Length is > 0 and <= 253 && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.') && text.Any(char.IsAsciiLetter);
}
