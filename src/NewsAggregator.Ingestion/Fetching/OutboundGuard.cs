using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace NewsAggregator.Ingestion.Fetching;

/// <summary>Asks for a name's addresses; throws <see cref="SocketException"/> when there are none.</summary>
internal delegate Task<IPAddress[]> ResolveName(string host, CancellationToken cancellation);

/// <summary>
/// Decides where the program may connect. The spelling of an address is judged before anything is asked (<see cref="Check(string, bool)"/>),
/// the numbers behind its name at the moment of connecting (<see cref="ResolveAsync"/>), and the connection goes to the numbers judged.
/// </summary>
public sealed class OutboundGuard
{
    private const int MaxLength = 4096;

    private readonly OutboundOptions options;
    private readonly ResolveName resolve;
    private readonly AllowEntry[] allowed;
    private readonly ConcurrentDictionary<string, IPEndPoint> mapped = new(StringComparer.OrdinalIgnoreCase);

    public OutboundGuard(OutboundOptions options)
        : this(options, static (host, cancellation) => Dns.GetHostAddressesAsync(host, cancellation))
    {
    }

    internal OutboundGuard(OutboundOptions options, ResolveName resolve)
    {
        ArgumentNullException.ThrowIfNull(options);
        this.options = options;
        this.resolve = resolve;
        allowed = [.. options.AllowList.Select(AllowEntry.Parse).OfType<AllowEntry>()];
        foreach ((string host, string target) in options.HostMap)
        {
            MapHost(host, IPEndPoint.Parse(target));
        }
    }

    /// <summary>From now on this exact host is the given loopback address, for addresses that an admin or the program itself wrote.</summary>
    public void MapHost(string host, IPEndPoint loopback)
    {
        ArgumentNullException.ThrowIfNull(loopback);
        if (!IPAddress.IsLoopback(loopback.Address))
        {
            throw new ArgumentException("a host is mapped to loopback only", nameof(loopback));
        }

        mapped[host] = loopback;
    }

    /// <summary>
    /// Judges an address by its spelling alone; nothing is resolved. <paramref name="ofSource"/>: an admin named it (or a source
    /// that itself stands on the allow-list), so that the list holds; false for redirect targets and what strangers name.
    /// </summary>
    public OutboundVerdict Check(string address, bool ofSource = false)
    {
        if (string.IsNullOrEmpty(address) || address.Length > MaxLength)
        {
            return OutboundVerdict.No(string.IsNullOrEmpty(address) ? "the address is empty" : "the address is too long");
        }

        if (address.Any(char.IsControl) || char.IsWhiteSpace(address[0]) || char.IsWhiteSpace(address[^1]))
        {
            return OutboundVerdict.No("the address holds control characters or stands in white space");
        }

        int start = address.StartsWith("http://", StringComparison.OrdinalIgnoreCase) ? 7
            : address.StartsWith("https://", StringComparison.OrdinalIgnoreCase) ? 8 : 0;
        if (start == 0)
        {
            return OutboundVerdict.No("only http:// and https:// addresses are fetched");
        }

        int length = address.AsSpan(start).IndexOfAny('/', '?', '#');
        string authority = length < 0 ? address[start..] : address.Substring(start, length);
        string rest = length < 0 ? "" : address[(start + length)..];
        if (authority.Length == 0 || authority.AsSpan().IndexOfAny("@%\\ ") >= 0 || rest.Contains('\\', StringComparison.Ordinal)
            || (rest.Length > 0 && rest[0] != '/' && rest.Contains('@', StringComparison.Ordinal)))
        {
            return OutboundVerdict.No("the address carries a user name, escapes or backslashes around its host");
        }

        return CheckAuthority(address, authority, start == 8, ofSource);
    }

    /// <inheritdoc cref="Check(string, bool)"/>
    public OutboundVerdict Check(Uri address, bool ofSource = false)
    {
        ArgumentNullException.ThrowIfNull(address);
        return Check(address.OriginalString, ofSource);
    }

    /// <summary>Whether the list (or the host map) names this address itself, so that its source speaks for the private network.</summary>
    public bool IsListed(Uri address)
    {
        ArgumentNullException.ThrowIfNull(address);
        string host = address.IdnHost.TrimEnd('.');
        return mapped.ContainsKey(host) || allowed.Any(entry => entry.CoversHost(host, address.Port))
            || (IPAddress.TryParse(host, out IPAddress? literal) && allowed.Any(entry => entry.CoversAddress(literal, address.Port)));
    }

    /// <summary>
    /// The addresses to connect to for a host that <see cref="Check(string, bool)"/> let through. Refused when any answer is not public.
    /// A name is asked for twice, because a name that changes its mind between two questions is being rebound; the second answer is used.
    /// </summary>
    internal async Task<OutboundRoute> ResolveAsync(string host, int port, bool ofSource, CancellationToken cancellation)
    {
        string name = host.Trim('[', ']').TrimEnd('.');
        if (ofSource && mapped.TryGetValue(name, out IPEndPoint? target))
        {
            return new OutboundRoute([target], null);
        }

        if (IPAddress.TryParse(name, out IPAddress? literal))
        {
            return Route([literal], name, port, ofSource);
        }

        OutboundRoute first = Route(await resolve(name, cancellation).ConfigureAwait(false), name, port, ofSource);
        return first.Refusal is not null || (ofSource && IsListedHost(name, port))
            ? first
            : Route(await resolve(name, cancellation).ConfigureAwait(false), name, port, ofSource);
    }

    private OutboundVerdict CheckAuthority(string address, string authority, bool secure, bool ofSource)
    {
        int colon = authority.LastIndexOf(':');
        bool hasPort = colon >= 0 && authority.IndexOf(']', colon) < 0;
        string written = hasPort ? authority[..colon] : authority;
        string digits = hasPort ? authority[(colon + 1)..] : "";
        int port = secure ? 443 : 80;
        if (digits.Length > 0 && (digits[0] == '0' || !int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out port) || port > 65535))
        {
            return OutboundVerdict.No("the port is not spelled as a port");
        }

        (string? host, IPAddress? literal, string? refusal) = HostSpelling.Read(written);
        if (host is null)
        {
            return OutboundVerdict.No(refusal!);
        }

        bool listedHost = ofSource && IsListedHost(host, port);
        bool listed = listedHost || (ofSource && literal is not null && allowed.Any(entry => entry.CoversAddress(literal, port)));
        bool ranges = ofSource && allowed.Any(entry => entry.Range is not null && entry.CoversPort(port));
        if (!IsOpenPort(port, ofSource, host, literal, ranges))
        {
            return OutboundVerdict.No($"port {port} is not among the ports that are fetched from");
        }

        if (literal is not null && !listed && !NetworkRules.IsPublic(literal))
        {
            return OutboundVerdict.No($"{literal} is not an address of the public internet");
        }

        if (literal is null && !listedHost && (HostSpelling.IsSelfOrMetadata(host) || (HostSpelling.IsPrivateName(host) && !ranges)))
        {
            return OutboundVerdict.No($"{host} is a name of a private network");
        }

        return Uri.TryCreate(address, UriKind.Absolute, out Uri? uri) && SameHost(uri, host)
            ? new OutboundVerdict(uri, null)
            : OutboundVerdict.No("the address cannot be read in one way only");
    }

    private bool IsListedHost(string host, int port) => mapped.ContainsKey(host) || allowed.Any(entry => entry.CoversHost(host, port));

    private bool IsOpenPort(int port, bool ofSource, string host, IPAddress? literal, bool ranges) =>
        port is 80 or 443 or 8080 or 8443 || options.ExtraPorts.Contains(port)
        || (ofSource && (mapped.ContainsKey(host)
            || allowed.Any(entry => entry.Port == port && (entry.CoversHost(host, port) || (literal is null ? ranges && entry.Range is not null : entry.CoversAddress(literal, port))))));

    private OutboundRoute Route(IPAddress[] answers, string name, int port, bool ofSource)
    {
        if (answers.Length == 0)
        {
            throw new SocketException((int)SocketError.HostNotFound);
        }

        bool standardPort = port is 80 or 443 or 8080 or 8443 || options.ExtraPorts.Contains(port);
        bool listedHost = ofSource && IsListedHost(name, port);
        bool privateName = !IPAddress.TryParse(name, out _) && HostSpelling.IsPrivateName(name);
        foreach (IPAddress answer in answers)
        {
            bool inRange = ofSource && allowed.Any(entry => entry.CoversAddress(answer, port));
            bool fine = inRange
                || (listedHost ? !NetworkRules.IsMetadata(answer) : NetworkRules.IsPublic(answer) && !privateName && standardPort);
            if (!fine)
            {
                return new OutboundRoute([], $"{name} leads to {answer}, which is not an address of the public internet");
            }
        }

        return new OutboundRoute([.. answers.Select(answer => new IPEndPoint(answer, port))], null);
    }

    private static bool SameHost(Uri uri, string host) =>
        uri.UserInfo.Length == 0
        && (IPAddress.TryParse(host.Trim('[', ']'), out IPAddress? literal)
            ? IPAddress.TryParse(uri.IdnHost, out IPAddress? read) && read.Equals(literal)
            : uri.IdnHost.TrimEnd('.').Equals(host, StringComparison.OrdinalIgnoreCase));
}

/// <summary>An address that may be asked for, or why not, in words for an admin.</summary>
public readonly record struct OutboundVerdict(Uri? Address, string? Refusal)
{
    public bool Allowed => Address is not null;

    internal static OutboundVerdict No(string refusal) => new(null, refusal);
}

/// <summary>Where to connect, or why not.</summary>
internal readonly record struct OutboundRoute(IPEndPoint[] Points, string? Refusal);
