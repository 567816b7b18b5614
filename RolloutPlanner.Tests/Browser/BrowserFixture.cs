using Microsoft.Playwright;

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

    /// <summary>A fresh visitor: no cookies, <paramref name="width"/> pixels wide, with the system set to dark or light.</summary>
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
        return page;
    }

    public async Task DisposeAsync()
    {
        if (_browser is not null) await _browser.DisposeAsync();
        _playwright?.Dispose();
        if (_app is not null) await _app.DisposeAsync();
    }
}
