using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace RolloutPlanner.Tests.Metrics;

/// <summary>A server on a loopback port that answers with bytes, right or wrong, as the test says. Each connection is closed after one answer.</summary>
internal sealed class RawServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _gone = new();
    private readonly Func<RawExchange, Task> _answer;
    private readonly ConcurrentQueue<string> _requests = new();
    private readonly TaskCompletionSource _asked = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task _loop;
    private int _connections;

    private RawServer(Func<RawExchange, Task> answer)
    {
        _answer = answer;
        _listener.Start();
        _loop = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public string HostAndPort => $"127.0.0.1:{Port}";

    public string Server => $"http://{HostAndPort}";

    public int Connections => Volatile.Read(ref _connections);

    /// <summary>Heads and bodies, in the order in which they came.</summary>
    public IReadOnlyList<string> Requests => [.. _requests];

    /// <summary>Ends when the first request is here in whole.</summary>
    public Task Asked => _asked.Task.WaitAsync(TimeSpan.FromMinutes(1));

    public static RawServer Start(Func<RawExchange, Task> answer) => new(answer);

    /// <summary>Answers 200 with this body.</summary>
    public static RawServer Saying(string body) => Start(exchange => exchange.SendAsync(Http(200, body)));

    public static string Http(int status, string body, params string[] headers) =>
        $"HTTP/1.1 {status} Any\r\nContent-Type: application/json\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\nConnection: close\r\n{string.Concat(headers.Select(header => header + "\r\n"))}\r\n{body}";

    public async ValueTask DisposeAsync()
    {
        await _gone.CancelAsync();
        _listener.Stop();
        await _loop;
        _gone.Dispose();
    }

    private async Task AcceptAsync()
    {
        var open = new List<Task>();
        try
        {
            while (true)
            {
                var socket = await _listener.AcceptSocketAsync(_gone.Token);
                Interlocked.Increment(ref _connections);
                open.Add(ServeAsync(socket));
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            await Task.WhenAll(open);
        }
    }

    private async Task ServeAsync(Socket socket)
    {
        using (socket)
        {
            try
            {
                var request = await ReadAsync(socket);
                _requests.Enqueue(request);
                _asked.TrySetResult();
                await _answer(new(socket, request, _gone.Token));
            }
            catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
            {
                // The other side has hung up, or the test is over.
            }
        }
    }

    private async Task<string> ReadAsync(Socket socket)
    {
        var (text, bytes) = ("", new byte[16 * 1024]);
        while (!IsWhole(text))
        {
            var count = await socket.ReceiveAsync(bytes, _gone.Token);
            if (count == 0) return text;
            text += Encoding.UTF8.GetString(bytes, 0, count);
        }
        return text;
    }

    private static bool IsWhole(string text)
    {
        var end = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        if (end < 0) return false;
        var length = text[..end].Split("\r\n").FirstOrDefault(line => line.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase))?.Split(':')[1];
        return text.Length - end - 4 >= int.Parse(length ?? "0");
    }
}

/// <summary>One request, and the line that its answer goes over.</summary>
/// <param name="Gone">Cancelled when the test is over.</param>
internal sealed record RawExchange(Socket Socket, string Request, CancellationToken Gone)
{
    public async Task SendAsync(string text) => await Socket.SendAsync(Encoding.UTF8.GetBytes(text), Gone);

    /// <summary>Says nothing more until the other side hangs up or the test is over.</summary>
    public async Task KeepSilentAsync() => await Socket.ReceiveAsync(new byte[1], Gone);

    /// <summary>Breaks the line without a goodbye.</summary>
    public void Reset()
    {
        Socket.LingerState = new(true, 0);
        Socket.Close();
    }
}
