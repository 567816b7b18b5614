using System.Globalization;
using System.Text;
using Microsoft.Extensions.Options;
using RolloutPlanner.Application.Ports;
using RolloutPlanner.Application.Tokens;

namespace RolloutPlanner.Api.Ofrep;

/// <summary>
/// Server-sent events: one for every change of what is served, its id the version. A client that comes back with the last id it saw is told at once
/// when it missed any. Ends when its token does.
/// </summary>
internal sealed class EventStream(
    EventTickets tickets, ITokenCheck tokens, ChangeSignal changes, IOptions<OfrepOptions> options, TimeProvider clock, IHostApplicationLifetime lifetime)
{
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(25);
    private int _open;

    public async Task RunAsync(HttpContext http)
    {
        if (tickets.TokenOf(http.Request.Query["ticket"]) is not { } id || tokens.FindById(id)?.Allows(TokenScopes.Evaluate) != true)
        {
            await OfrepRefusal.WriteAsync(http, OfrepError.NoTicket, null);
            return;
        }
        try
        {
            if (Interlocked.Increment(ref _open) > options.Value.MostStreams)
            {
                await OfrepRefusal.WriteAsync(http, OfrepError.TooManyStreams, null, waitSeconds: 30);
                return;
            }
            using var ends = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, lifetime.ApplicationStopping);
            await SendAsync(http, id, ends.Token);
        }
        catch (OperationCanceledException)
        {
            // The client went away, or the program ends.
        }
        finally
        {
            Interlocked.Decrement(ref _open);
        }
    }

    private async Task SendAsync(HttpContext http, string id, CancellationToken ct)
    {
        http.Response.ContentType = "text/event-stream; charset=utf-8";
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers.XContentTypeOptions = "nosniff";
        await WriteAsync(http, "retry: 1000\n: connected\n\n", ct);
        var seen = long.TryParse(http.Request.Headers["Last-Event-ID"], NumberStyles.None, CultureInfo.InvariantCulture, out var last) ? last : changes.Version;
        while (true)
        {
            var next = changes.Next;
            if (changes.Version is var version && version != seen)
            {
                await WriteAsync(http, string.Create(CultureInfo.InvariantCulture, $"id: {version}\ndata: {{\"type\":\"refetchEvaluation\"}}\n\n"), ct);
                seen = version;
                continue;
            }
            using var pause = CancellationTokenSource.CreateLinkedTokenSource(ct);
            var beat = Task.Delay(Beat, clock, pause.Token);
            if (await Task.WhenAny(next, beat) == beat)
            {
                ct.ThrowIfCancellationRequested();
                if (tokens.FindById(id)?.Allows(TokenScopes.Evaluate) != true) return;
                await WriteAsync(http, ": still here\n\n", ct);
            }
            await pause.CancelAsync();
        }
    }

    private static async Task WriteAsync(HttpContext http, string text, CancellationToken ct)
    {
        await http.Response.BodyWriter.WriteAsync(Encoding.UTF8.GetBytes(text), ct);
        await http.Response.BodyWriter.FlushAsync(ct);
    }
}
