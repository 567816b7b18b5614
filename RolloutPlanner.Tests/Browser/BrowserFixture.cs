using Microsoft.Playwright;
using RolloutPlanner.Tests.TestKit;

namespace RolloutPlanner.Tests.Browser;

/// <summary>One running app and one browser for all browser tests of a class. Nothing starts where there is no browser.</summary>
public sealed class BrowserFixture : IAsyncLifetime
{
    private IPlaywright? _playwright;
    private IBrowser? _browser;
    private RunningApp? _app;

    public RunningApp App => _app ?? throw new InvalidOperationException("The app was not started: there is no browser here.");

    public async Task InitializeAsync()
    {
        if (Chromium.ReasonToSkip is not null) return;
        _playwright = await Playwright.CreateAsync();
        _browser = await Chromium.LaunchAsync(_playwright);
        _app = await RunningApp.StartAsync();
    }

    /// <summary>A fresh visitor on <paramref name="path"/>: no cookies, the system set to dark or light, and the page answering clicks.</summary>
    public async Task<IPage> VisitAsync(string path, int width = 1440, int height = 900, bool dark = false)
    {
        var context = await _browser!.NewContextAsync(new()
        {
            BaseURL = App.Address.ToString(),
            ViewportSize = new() { Width = width, Height = height },
            ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light,
            ReducedMotion = ReducedMotion.Reduce,
        });
        var page = await context.NewPageAsync();
        await page.GotoAsync(path);
        await InteractiveAsync(page);
        return page;
    }

    /// <summary>Waits until clicks reach the server. Pages outside the main layout are plain and are ready at once.</summary>
    public static async Task InteractiveAsync(IPage page)
    {
        if (await page.Locator(".app").CountAsync() > 0) await page.WaitForSelectorAsync(".app[data-interactive]");
    }

    /// <summary>The whole page as <c>artifacts/screenshots/{name}.png</c>, for people to look at.</summary>
    public static Task ShootAsync(IPage page, string name) =>
        page.ScreenshotAsync(new() { Path = Repository.File("artifacts", "screenshots", name + ".png"), FullPage = true });

    public async Task DisposeAsync()
    {
        if (_browser is not null) await _browser.DisposeAsync();
        _playwright?.Dispose();
        if (_app is not null) await _app.DisposeAsync();
    }
}
