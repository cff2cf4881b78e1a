using System.Net;
using System.Net.Sockets;

namespace NewsAggregator.Ingestion.Fetching;

/// <summary>
/// Which addresses belong to the public internet: everything that the IANA registries of special-purpose addresses (RFC 6890 and
/// its successors) do not set apart, and that no cloud uses for itself.
/// </summary>
internal static class NetworkRules
{
    private static readonly IPNetwork[] Special4 =
    [
        .. "0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 192.0.0.0/24 192.0.2.0/24 192.31.196.0/24 192.52.193.0/24 192.88.99.0/24 192.168.0.0/16 192.175.48.0/24 198.18.0.0/15 198.51.100.0/24 203.0.113.0/24 224.0.0.0/4 240.0.0.0/4 168.63.129.16/32"
            .Split(' ').Select(IPNetwork.Parse),
    ];

    // Only 2000::/3 is given out as global unicast; of it, these are not.
    private static readonly IPNetwork Global6 = IPNetwork.Parse("2000::/3");
    private static readonly IPNetwork[] Special6 =
    [
        .. "2001::/23 2001:db8::/32 2002::/16 2620:4f:8000::/48 3fff::/20".Split(' ').Select(IPNetwork.Parse),
    ];

    private static readonly IPNetwork Nat64 = IPNetwork.Parse("64:ff9b::/96");
    private static readonly IPNetwork LinkLocal = IPNetwork.Parse("169.254.0.0/16");

    public static bool IsPublic(IPAddress address)
    {
        if (address.AddressFamily == AddressFamily.InterNetwork)
        {
            return !Special4.Any(network => network.Contains(address));
        }

        if (address.AddressFamily != AddressFamily.InterNetworkV6 || address.ScopeId != 0)
        {
            return false;
        }

        return Embedded(address) is IPAddress inner
            ? IsPublic(inner)
            : Global6.Contains(address) && !Special6.Any(network => network.Contains(address)) && !HidesPrivate(address);
    }

    /// <summary>Where clouds answer with credentials: never covered by a range, only by its exact listing.</summary>
    public static bool IsMetadata(IPAddress address)
    {
        IPAddress inner = Plain(address);
        return inner.AddressFamily == AddressFamily.InterNetwork
            ? LinkLocal.Contains(inner) || inner.Equals(IPAddress.Parse("100.100.100.200")) || inner.Equals(IPAddress.Parse("168.63.129.16"))
            : inner.Equals(IPAddress.Parse("fd00:ec2::254"));
    }

    /// <summary>The IPv4 address that a mapped or translated one stands for, else the address itself.</summary>
    public static IPAddress Plain(IPAddress address) => Embedded(address) ?? address;

    private static IPAddress? Embedded(IPAddress address)
    {
        if (address.AddressFamily != AddressFamily.InterNetworkV6)
        {
            return null;
        }

        return address.IsIPv4MappedToIPv6 || Nat64.Contains(address) ? new IPAddress(address.GetAddressBytes().AsSpan(12)) : null;
    }

    /// <summary>ISATAP (RFC 5214) writes an IPv4 address behind 0:5efe or 200:5efe.</summary>
    private static bool HidesPrivate(IPAddress address)
    {
        byte[] bytes = address.GetAddressBytes();
        return bytes[8] is 0 or 2 && bytes[9] == 0 && bytes[10] == 0x5e && bytes[11] == 0xfe && !IsPublic(new IPAddress(bytes.AsSpan(12)));
    }
}
