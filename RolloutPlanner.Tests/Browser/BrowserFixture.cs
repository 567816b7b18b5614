using Microsoft.Playwright;
using RolloutPlanner.Tests.TestKit;

namespace RolloutPlanner.Tests.Browser;

/// <summary>One running app and one browser for all browser tests of a class. Nothing starts where there is no browser.</summary>
public sealed class BrowserFixture : IAsyncLifetime
{
    private readonly Dictionary<string, Cookie[]> _sessions = [];
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

    /// <summary>
    /// A fresh visitor on <paramref name="path"/>, the system set to dark or light, and the page answering clicks. Without <paramref name="who"/>
    /// nobody is signed in; with it the visitor has that person's session and no other cookie.
    /// </summary>
    public async Task<IPage> VisitAsync(string path, int width = 1440, int height = 900, bool dark = false, string? who = null, string? zone = null)
    {
        var page = await NewPageAsync(width, height, dark, zone);
        if (who is not null) await page.Context.AddCookiesAsync(await SessionAsync(who));
        await page.GotoAsync(path);
        await InteractiveAsync(page);
        return page;
    }

    /// <summary>Signs in through the button that a demo workspace offers for <paramref name="who"/>, such as "Maya Lindqvist".</summary>
    public static async Task SignInAsync(IPage page, string who)
    {
        await page.GotoAsync("/sign-in");
        await page.GetByRole(AriaRole.Button, new() { Name = who }).ClickAsync();
        await page.WaitForURLAsync(url => !url.Contains("/sign-in", StringComparison.Ordinal));
        await InteractiveAsync(page);
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

    private async Task<IPage> NewPageAsync(int width, int height, bool dark, string? zone = null)
    {
        var context = await _browser!.NewContextAsync(new()
        {
            BaseURL = App.Address.ToString(),
            ViewportSize = new() { Width = width, Height = height },
            ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light,
            ReducedMotion = ReducedMotion.Reduce,
            TimezoneId = zone,
        });
        return await context.NewPageAsync();
    }

    // Everybody signs in once; the theme that the sign-in page remembered stays behind.
    private async Task<Cookie[]> SessionAsync(string who)
    {
        if (_sessions.TryGetValue(who, out var session)) return session;
        var page = await NewPageAsync(1440, 900, dark: false);
        await SignInAsync(page, who);
        var cookies = await page.Context.CookiesAsync();
        await page.Context.CloseAsync();
        return _sessions[who] =
        [
            .. cookies.Where(cookie => cookie.Name != "rp-theme").Select(cookie => new Cookie
            {
                Name = cookie.Name,
                Value = cookie.Value,
                Domain = cookie.Domain,
                Path = cookie.Path,
                HttpOnly = cookie.HttpOnly,
                Secure = cookie.Secure,
                SameSite = cookie.SameSite,
            }),
        ];
    }
}
