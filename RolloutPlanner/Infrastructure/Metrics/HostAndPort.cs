using System.Globalization;

namespace RolloutPlanner.Infrastructure.Metrics;

/// <summary>A host and a port, written one way: lower case, international names in their ASCII form, IPv6 without brackets.</summary>
internal readonly record struct HostAndPort
{
    private HostAndPort(string host, int port) => (Host, Port) = (host, port);

    public string Host { get; }

    public int Port { get; }

    public static HostAndPort Of(Uri address) => Of(address.IdnHost, address.Port);

    public static HostAndPort Of(string host, int port) => new(host.Trim('[', ']').ToLowerInvariant(), port);

    /// <summary><c>prometheus:9090</c>, <c>10.0.0.7:9090</c>, <c>[fd00::7]:9090</c>; null for anything else. The port is never left out.</summary>
    public static HostAndPort? Parse(string text) =>
        text.IndexOfAny(['/', '@', '?', '#', '\\', ' ']) < 0
        && int.TryParse(text[(text.LastIndexOf(':') + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var port)
        && port is > 0 and <= 65_535
        && text.Contains(':', StringComparison.Ordinal)
        && Uri.TryCreate($"http://{text}", UriKind.Absolute, out var address)
        && address.Port == port
            ? Of(address)
            : null;
}
