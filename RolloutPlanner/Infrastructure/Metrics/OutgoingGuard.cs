using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;

namespace RolloutPlanner.Infrastructure.Metrics;

/// <summary>Looks a name up. A stand-in for tests; otherwise the system's own.</summary>
internal delegate Task<IPAddress[]> ResolveHost(string host, CancellationToken ct);

/// <summary>
/// Stands before every request that people can direct somewhere. The address is judged where the line is opened, and that very address is taken: what a
/// name meant a moment before does not matter. Redirects are not followed, no proxy and no cookies are used, and secrets come from the configuration only.
/// </summary>
internal sealed class OutgoingGuard(OutboundOptions options, ResolveHost resolve) : IDisposable
{
    private readonly HttpMessageInvoker _line = new(Handler(options, resolve));

    /// <summary>Sends where that is allowed; throws <see cref="OutgoingRefusedException"/> where it is not. The body is not read yet.</summary>
    public Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken ct)
    {
        var target = request.RequestUri!;
        if (Wrong(target) is { } wrong) throw new OutgoingRefusedException(wrong);
        request.Headers.Remove("Host");
        request.Headers.Authorization = null;
        if (options.Authorization.TryGetValue(HostAndPort.Of(target), out var secret)) request.Headers.TryAddWithoutValidation("Authorization", secret);
        return _line.SendAsync(request, ct);
    }

    /// <summary>Takes every configured secret out of a text, should the other side have sent it back.</summary>
    public string Redact(string text)
    {
        foreach (var secret in options.Authorization.Values)
        {
            text = text.Replace(secret, "•••", StringComparison.Ordinal);
            if (AuthenticationHeaderValue.TryParse(secret, out var parts) && parts.Parameter is { Length: > 3 } bare) text = text.Replace(bare, "•••", StringComparison.Ordinal);
        }
        return text;
    }

    /// <summary>The body, or null where it is larger than fits. Reading stops there.</summary>
    public static async Task<byte[]?> ReadAsync(HttpResponseMessage answer, int most, CancellationToken ct)
    {
        if (answer.Content.Headers.ContentLength > most) return null;
        await using var stream = await answer.Content.ReadAsStreamAsync(ct);
        var bytes = new byte[most + 1];
        var count = await stream.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, ct);
        return count > most ? null : bytes[..count];
    }

    public void Dispose() => _line.Dispose();

    private static string? Wrong(Uri target)
    {
        if (!target.IsAbsoluteUri || target.Scheme is not ("http" or "https")) return "Only http and https are asked.";
        if (target.UserInfo.Length > 0) return "The address holds a user name or password. They belong in the configuration, under Outbound:Authorization.";
        if (target.Fragment.Length > 0) return "The address holds a #, which no server gets to see.";
        return target.IdnHost.Length == 0 ? "The address names no host." : null;
    }

    private static SocketsHttpHandler Handler(OutboundOptions options, ResolveHost resolve) => new()
    {
        AllowAutoRedirect = false,
        AutomaticDecompression = DecompressionMethods.None,
        ConnectCallback = (context, ct) => ConnectAsync(context.DnsEndPoint, options, resolve, ct),
        ConnectTimeout = options.ConnectTimeout,
        Credentials = null,
        MaxResponseDrainSize = 0,
        MaxResponseHeadersLength = 16,
        PooledConnectionLifetime = TimeSpan.FromMinutes(2),
        UseCookies = false,
        UseProxy = false,
    };

    private static async ValueTask<Stream> ConnectAsync(DnsEndPoint target, OutboundOptions options, ResolveHost resolve, CancellationToken ct)
    {
        var addresses = IPAddress.TryParse(target.Host, out var literal) ? [literal] : await resolve(target.Host, ct);
        if (addresses.Length == 0) throw new SocketException((int)SocketError.HostNotFound);
        var isNamed = options.AllowedHosts.Contains(HostAndPort.Of(target.Host, target.Port));
        if (Array.Exists(addresses, PrivateAddresses.IsForbidden)) throw new OutgoingRefusedException("This server has an address that is never asked: one of the link, or of the services that hand out a machine's secrets.");
        if (!isNamed && Array.Exists(addresses, PrivateAddresses.IsPrivate))
            throw new OutgoingRefusedException("This server has a private address. Whoever runs this application can allow its host and port in the setting Outbound:AllowedHosts.");
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, target.Port, ct);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
