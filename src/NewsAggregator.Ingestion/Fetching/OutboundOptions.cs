using System.ComponentModel.DataAnnotations;

namespace NewsAggregator.Ingestion.Fetching;

/// <summary>How the program behaves towards the rest of the world.</summary>
public sealed class OutboundOptions : IValidatableObject
{
    public const string Section = "Outbound";

    /// <summary>Name and version in the User-Agent.</summary>
    [Required, RegularExpression(@"[A-Za-z0-9._-]+(/[A-Za-z0-9._-]+)?")]
    public string UserAgent { get; set; } = "NewsAggregator/0.1";

    /// <summary>Where a publisher learns who reads its feeds; written into the User-Agent. Empty: not said.</summary>
    public string ContactAddress { get; set; } = "";

    /// <summary>Decoded bytes of a feed document.</summary>
    [Range(1024, 1_000_000_000)]
    public int MaxFeedBytes { get; set; } = 10_000_000;

    /// <summary>Decoded bytes of a page.</summary>
    [Range(1024, 1_000_000_000)]
    public int MaxPageBytes { get; set; } = 5_000_000;

    /// <summary>For everything from the first connection to the last byte, redirects included; waiting for a turn does not count.</summary>
    [Range(1, 600)]
    public int TimeoutSeconds { get; set; } = 30;

    [Range(0, 20)]
    public int MaxRedirects { get; set; } = 5;

    /// <summary>Requests at once to one host and port.</summary>
    [Range(1, 100)]
    public int MaxPerHost { get; set; } = 2;

    /// <summary>Requests at once in all.</summary>
    [Range(1, 1000)]
    public int MaxConcurrent { get; set; } = 32;

    /// <summary>
    /// Hosts or address ranges of a private network that sources may have: <c>nas.lan</c>, <c>nas.lan:8081</c>, <c>192.168.1.10</c>,
    /// <c>192.168.1.0/24</c>, <c>[fd00::1]:8080</c>, <c>127.0.0.0/8:5000</c>. An entry with a port opens that port as well.
    /// Never for redirects to another place, and cloud metadata addresses only where listed exactly.
    /// </summary>
    public IList<string> AllowList { get; } = [];

    /// <summary>Ports besides 80, 443, 8080 and 8443.</summary>
    public IList<int> ExtraPorts { get; } = [];

    /// <summary>Exact host to a loopback <c>address:port</c> that it is connected to, for the demo in Development.</summary>
    public IDictionary<string, string> HostMap { get; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>How long a host's robots.txt is believed.</summary>
    [Range(1, 168)]
    public int RobotsHours { get; set; } = 24;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        foreach (string entry in AllowList)
        {
            if (AllowEntry.Parse(entry) is null)
            {
                yield return new ValidationResult($"AllowList: '{entry}' is neither a host, an address nor a range", [nameof(AllowList)]);
            }
        }

        foreach (int port in ExtraPorts)
        {
            if (port is < 1 or > 65535)
            {
                yield return new ValidationResult($"ExtraPorts: {port} is no port", [nameof(ExtraPorts)]);
            }
        }

        foreach ((string host, string target) in HostMap)
        {
            if (!System.Net.IPEndPoint.TryParse(target, out System.Net.IPEndPoint? point) || !System.Net.IPAddress.IsLoopback(point.Address) || point.Port == 0)
            {
                yield return new ValidationResult($"HostMap: '{host}' must lead to a loopback address and port, not '{target}'", [nameof(HostMap)]);
            }
        }

        if (ContactAddress.Length > 0 && !Uri.TryCreate(ContactAddress, UriKind.Absolute, out _))
        {
            yield return new ValidationResult("ContactAddress is no absolute address", [nameof(ContactAddress)]);
        }
    }
}
