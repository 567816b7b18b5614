using System.Text;
using Microsoft.Playwright;

namespace RolloutPlanner.Tests.Browser;

/// <summary>The line between one tab and the server, which a test can cut at the moment of a click. The tab gets through again when it tries anew.</summary>
internal sealed class Wire
{
    private readonly TaskCompletionSource _cut = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Armed _armed;

    private enum Armed
    {
        Not,

        /// <summary>What the page says next is lost.</summary>
        BeforeTheServer,

        /// <summary>What the page says next arrives, and every answer to it is lost.</summary>
        BeforeTheAnswer,
        Deaf,
    }

    /// <summary>Done when the line was cut.</summary>
    public Task Cut => _cut.Task;

    /// <summary>The next click does not reach the server.</summary>
    public void LoseTheClick() => _armed = Armed.BeforeTheServer;

    /// <summary>The next click reaches the server, and the page does not hear of it.</summary>
    public void LoseTheAnswer() => _armed = Armed.BeforeTheAnswer;

    /// <summary>To be called before the tab goes anywhere.</summary>
    public Task LayAsync(IPage tab) => tab.RouteWebSocketAsync(url => url.Contains("/_blazor", StringComparison.Ordinal), page =>
    {
        var server = page.ConnectToServer();
        page.OnMessage(frame => FromPage(frame, page, server));
        server.OnMessage(frame => FromServer(frame, page, server));
    });

    private void FromPage(IWebSocketFrame frame, IWebSocketRoute page, IWebSocketRoute server)
    {
        if (_armed is Armed.BeforeTheServer && IsEvent(frame))
        {
            _ = CutAsync(page, server);
            return;
        }
        if (_armed is Armed.BeforeTheAnswer && IsEvent(frame)) _armed = Armed.Deaf;
        Pass(frame, server);
    }

    private void FromServer(IWebSocketFrame frame, IWebSocketRoute page, IWebSocketRoute server)
    {
        if (_armed is Armed.Deaf) _ = CutAsync(page, server);
        else Pass(frame, page);
    }

    private async Task CutAsync(IWebSocketRoute page, IWebSocketRoute server)
    {
        if (_cut.Task.IsCompleted) return;
        _armed = Armed.Not;
        _cut.SetResult();
        await server.CloseAsync(new() { Code = 3000 });
        await page.CloseAsync(new() { Code = 3000 });
    }

    // A keep-alive and the note that a drawing has arrived are no clicks.
    private static bool IsEvent(IWebSocketFrame frame) =>
        frame.Binary is { } bytes ? Encoding.Latin1.GetString(bytes).Contains("DispatchEvent", StringComparison.Ordinal) : frame.Text?.Contains("DispatchEvent", StringComparison.Ordinal) == true;

    private static void Pass(IWebSocketFrame frame, IWebSocketRoute to)
    {
        if (frame.Binary is { } bytes) to.Send(bytes);
        else to.Send(frame.Text ?? "");
    }
}
