using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Domain.Gates;

/// <summary>The address of a server that is asked for numbers, written one way: <c>http://prometheus:9090</c>, with a path where its API is not at the root.</summary>
public static class ServerAddress
{
    private const int MaxLength = 300;

    /// <summary>
    /// Only http and https, without a user name, a query and a fragment: secrets belong in the configuration. An address that is a number in disguise is
    /// written as the number, so that it reads as what it is. Which addresses may be asked is decided when they are.
    /// </summary>
    public static string Read(string? text, string path, ParseErrors errors)
    {
        var typed = errors.Text(text, path, "The address of the server", 1, MaxLength);
        if (typed.Length is 0 or > MaxLength) return "";
        if (Wrong(typed, out var address) is not { } wrong) return Written(address!);
        errors.Add("hook.server", wrong, path);
        return "";
    }

    private static string? Wrong(string text, out Uri? address)
    {
        address = null;
        var isWeb = text.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || text.StartsWith("https://", StringComparison.OrdinalIgnoreCase);
        if (!isWeb) return "The address begins with http:// or https://, such as http://prometheus:9090.";
        if (text.Any(c => c is '\\' or '%' || char.IsWhiteSpace(c))) return "The address holds a character that no address of a server needs: a blank, a backslash or a percent sign.";
        if (!Uri.TryCreate(text, UriKind.Absolute, out address) || address.IdnHost.Length == 0) return "This is no address of a server. Write it as http://prometheus:9090.";
        if (address.UserInfo.Length > 0 || text.Contains('@', StringComparison.Ordinal)) return "The address holds no user name or password. They belong in the configuration, under Outbound:Authorization.";
        if (text.Contains('#', StringComparison.Ordinal) || text.Contains('?', StringComparison.Ordinal)) return "The address ends with the host, the port or a path: no question mark and no #.";
        return null;
    }

    private static string Written(Uri address)
    {
        var host = address.HostNameType is UriHostNameType.IPv6 ? $"[{address.IdnHost.Trim('[', ']')}]" : address.IdnHost;
        var port = address.IsDefaultPort ? "" : string.Create(System.Globalization.CultureInfo.InvariantCulture, $":{address.Port}");
        return $"{address.Scheme}://{host}{port}{address.AbsolutePath.TrimEnd('/')}";
    }
}
