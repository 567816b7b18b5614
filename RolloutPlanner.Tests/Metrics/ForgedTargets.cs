using System.Globalization;
using System.Net;

namespace RolloutPlanner.Tests.Metrics;

/// <summary>Addresses of servers that nobody may reach through this application, in every writing that some program takes for an address.</summary>
internal static class ForgedTargets
{
    private static readonly string[] Private4 =
    [
        "0.0.0.0", "10.0.0.1", "100.64.0.1", "100.100.100.200", "127.0.0.1", "127.8.8.8", "169.254.169.254", "172.16.0.1", "172.31.255.255", "192.0.0.1", "192.0.2.1",
        "192.168.0.1", "198.18.0.1", "198.51.100.1", "203.0.113.1", "224.0.0.1", "240.0.0.1", "255.255.255.255",
    ];

    private static readonly string[] Private6 =
    [
        "::", "::1", "0:0:0:0:0:0:0:1", "fc00::1", "fd00::1", "fd00:ec2::254", "fe80::1", "fec0::1", "ff02::1", "100::1", "64:ff9b::7f00:1", "64:ff9b:1::1", "2001::1",
        "2001:db8::1", "2002:7f00:1::", "::ffff:0:1",
    ];

    private static readonly string[] Names =
    [
        "localhost", "LOCALHOST", "localhost.", "foo.localhost", "localhost.localdomain", "ip6-localhost", "localtest.me", "127.0.0.1.nip.io", "metadata.google.internal",
        "metadata", "kubernetes.default.svc", "intranet", "xn--lcalhost-54a", "ⓛⓞⓒⓐⓛⓗⓞⓢⓣ", "loc\u00ADalhost", "127.0.0.1.", "127.0.0.1.example",
    ];

    private static readonly string[] Whole =
    [
        "file:///etc/passwd", "ftp://127.0.0.1/", "gopher://127.0.0.1:6379/_INFO", "dict://127.0.0.1:11211/stats", "ldap://127.0.0.1/", "ws://127.0.0.1/", "javascript:alert(1)",
        "data:text/plain,x", "unix:/var/run/docker.sock", "//127.0.0.1/", "127.0.0.1:9090", "http:127.0.0.1", "http:/127.0.0.1", "http://", "http://:9090", "http:///x",
        "http://127.0.0.1@prometheus.example/", "http://prometheus.example@127.0.0.1/", "http://prometheus.example:80@127.0.0.1/", "http://a:b@127.0.0.1:9090/",
        "http://127.0.0.1#@prometheus.example/", "http://prometheus.example#@127.0.0.1/", "http://127.0.0.1?@prometheus.example", "http://127.0.0.1\\@prometheus.example/",
        "http:\\\\127.0.0.1\\", "http://127.0.0.1%2f@prometheus.example", "http://127.0.0.1%00.prometheus.example/", "http://[::1]@prometheus.example/", "http://127.0.0.1 /",
        "http://prometheus.example\r\nHost: x/", "http://127.0.0.1\t/", "http://%31%32%37.0.0.1/", "http://[fe80::1%25eth0]/", "http://[::ffff:127.0.0.1]:80/",
    ];

    public static IEnumerable<string> All(int port) =>
    [
        .. Private4.SelectMany(Writings).Select(host => $"http://{host}:{port}"), .. Private6.Select(host => $"http://[{host}]:{port}"),
        .. Names.Select(host => $"http://{host}:{port}"), .. Whole,
    ];

    private static IEnumerable<string> Writings(string address)
    {
        var bytes = IPAddress.Parse(address).GetAddressBytes();
        var number = (uint)(bytes[0] << 24 | bytes[1] << 16 | bytes[2] << 8 | bytes[3]);
        yield return address;
        yield return number.ToString(CultureInfo.InvariantCulture);
        yield return $"0x{number:x}";
        yield return $"0{Convert.ToString(number, 8)}";
        yield return string.Join('.', bytes.Select(part => $"0x{part:x}"));
        yield return string.Join('.', bytes.Select(part => $"0{Convert.ToString(part, 8)}"));
        yield return $"{bytes[0]}.{number & 0xFFFFFF}";
        yield return $"{bytes[0]}.{bytes[1]}.{number & 0xFFFF}";
        yield return $"0x{bytes[0]:x}.{bytes[1]}.0{Convert.ToString(bytes[2], 8)}.{bytes[3]}";
        yield return string.Join('。', bytes);
        yield return string.Join('．', bytes);
        yield return string.Concat(address.Select(c => char.IsDigit(c) ? (char)(c - '0' + '０') : c));
        yield return $"[::ffff:{address}]";
        yield return $"[0:0:0:0:0:ffff:{number >> 16:x}:{number & 0xFFFF:x}]";
        yield return $"[::{address}]";
        yield return $"[64:ff9b::{address}]";
        yield return $"[2002:{number >> 16:x}:{number & 0xFFFF:x}::]";
    }
}
