using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Playwright;

namespace RolloutPlanner.Tests.Browser;

/// <summary>
/// The real program with a demo workspace, one browser, and a server of metrics on this machine that answers as the test says. The program may ask that
/// server and no other private address.
/// </summary>
public sealed class MetricsBrowser : IAsyncLifetime
{
    private WebApplication? _server;
    private IPlaywright? _playwright;
    private IBrowser? _browser;
    private RunningApp? _app;

    /// <summary>Where the server of metrics is.</summary>
    public string Server { get; private set; } = "";

    /// <summary>What it answers to every query.</summary>
    public Func<HttpContext, Task> Answer { get; set; } = context => Task.CompletedTask;

    /// <summary>One series with this value, of now.</summary>
    public static Func<HttpContext, Task> Number(string value) => context => context.Response.WriteAsync(
        $$$"""{"status":"success","data":{"resultType":"vector","result":[{"metric":{},"value":[{{{DateTimeOffset.UtcNow.ToUnixTimeSeconds()}}},"{{{value}}}"]}]}}""");

    public static Func<HttpContext, Task> Status(int status) => context =>
    {
        context.Response.StatusCode = status;
        return Task.CompletedTask;
    };

    /// <summary>Nothing, for as long as somebody waits for it.</summary>
    public static async Task Silence(HttpContext context)
    {
        var gone = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = context.RequestAborted.Register(() => gone.TrySetResult());
        await gone.Task;
    }

    public async Task InitializeAsync()
    {
        if (Chromium.ReasonToSkip is not null) return;
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        _server = builder.Build();
        _server.Run(context => Answer(context));
        await _server.StartAsync();
        Server = _server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        _playwright = await Playwright.CreateAsync();
        _browser = await Chromium.LaunchAsync(_playwright);
        _app = await RunningApp.StartAsync(new Dictionary<string, string> { ["Outbound__AllowedHosts__0"] = new Uri(Server).Authority });
    }

    public async Task DisposeAsync()
    {
        if (_browser is not null) await _browser.DisposeAsync();
        _playwright?.Dispose();
        if (_app is not null) await _app.DisposeAsync();
        if (_server is not null) await _server.DisposeAsync();
    }

    /// <summary>This person at this page, in a browser of its own.</summary>
    public async Task<IPage> VisitAsync(string who, string path)
    {
        var context = await _browser!.NewContextAsync(new() { BaseURL = _app!.Address.ToString(), ViewportSize = new() { Width = 1440, Height = 900 }, ReducedMotion = ReducedMotion.Reduce });
        var page = await context.NewPageAsync();
        await BrowserFixture.SignInAsync(page, who);
        await page.GotoAsync(path);
        await BrowserFixture.InteractiveAsync(page);
        return page;
    }
}
