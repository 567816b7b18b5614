using System.Net;
using System.Net.Sockets;

namespace RolloutPlanner.Infrastructure.Metrics;

/// <summary>Addresses that an outgoing request must not reach: machines of this network, this machine, and what hands out its secrets.</summary>
internal static class PrivateAddresses
{
    private static readonly IPNetwork[] Link = Networks("169.254.0.0/16", "fe80::/10", "100.100.100.200/32", "fd00:ec2::254/128");

    private static readonly IPNetwork[] Private =
    [
        .. Networks("0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.168.0.0/16"),
        .. Networks("198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4"),
        .. Networks("::/96", "fc00::/7", "fe80::/10", "fec0::/10", "ff00::/8", "100::/64", "64:ff9b::/96", "64:ff9b:1::/48", "2002::/16", "2001::/32", "2001:db8::/32"),
    ];

    /// <summary>Whether it may only be asked where the configuration names its host and port.</summary>
    public static bool IsPrivate(IPAddress address) => Within(Plain(address), Private);

    /// <summary>Whether it may never be asked: link-local addresses and those of the services that tell a cloud machine its secrets, also inside a translated address.</summary>
    public static bool IsForbidden(IPAddress address)
    {
        var plain = Plain(address);
        return Within(plain, Link) || (Carried(plain) is { } carried && Within(carried, Link));
    }

    /// <summary>IPv4 as IPv4, and without the interface of a link.</summary>
    private static IPAddress Plain(IPAddress address) => address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : new(address.GetAddressBytes());

    /// <summary>The IPv4 address that a gateway would make of it.</summary>
    private static IPAddress? Carried(IPAddress address)
    {
        if (address.AddressFamily is not AddressFamily.InterNetworkV6) return null;
        var bytes = address.GetAddressBytes();
        if (Within(address, Relays)) return new(bytes.AsSpan(2, 4));
        return Within(address, Translators) ? new(bytes.AsSpan(12, 4)) : null;
    }

    private static bool Within(IPAddress address, IPNetwork[] networks) => Array.Exists(networks, network => network.Contains(address));

    private static IPNetwork[] Networks(params string[] networks) => [.. networks.Select(network => IPNetwork.Parse(network))];

    private static readonly IPNetwork[] Relays = Networks("2002::/16");

    private static readonly IPNetwork[] Translators = Networks("::/96", "64:ff9b::/96", "64:ff9b:1::/48");
}
