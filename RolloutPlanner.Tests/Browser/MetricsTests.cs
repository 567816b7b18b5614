using System.Text.RegularExpressions;
using Microsoft.Playwright;
using RolloutPlanner.Tests.TestKit;
using static Microsoft.Playwright.Assertions;

namespace RolloutPlanner.Tests.Browser;

/// <summary>The metrics pages as people use them: by keyboard, against a server that fails and then works.</summary>
public class MetricsTests(MetricsBrowser browser) : IClassFixture<MetricsBrowser>
{
    private const string Maya = "Maya Lindqvist";

    [BrowserTheory]
    [InlineData(0, "Entered by hand", "Entering readings")]
    [InlineData(1, "Push API", "Sending numbers")]
    [InlineData(2, "Prometheus, every minute", "Query")]
    public async Task Metric_OfEachKind_IsMadeByKeyboardAlone(int kind, string source, string card)
    {
        var page = await browser.VisitAsync(Maya, "/metrics");
        await TabToAsync(page, "^New metric$");
        await page.Keyboard.PressAsync("Enter");
        var name = page.Locator("#f-name");
        await Expect(name).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync($"Keyboard metric {kind}");
        await page.Keyboard.PressAsync("Shift+Tab");
        for (var i = 0; i < kind; i++) await page.Keyboard.PressAsync("ArrowDown");
        await Expect(page.Locator("input[name=f-kind]").Nth(kind)).ToBeCheckedAsync();
        if (kind == 2)
        {
            await TypeIntoAsync(page, "f-server", browser.Server);
            await TypeIntoAsync(page, "f-value", "sum(up)");
            await TypeIntoAsync(page, "f-windowSeconds", "5m");
        }
        await TabToAsync(page, "^Create metric$");
        await page.Keyboard.PressAsync("Enter");

        await Expect(page.Locator("h1")).ToHaveTextAsync($"Keyboard metric {kind}");
        await Expect(page.Locator("dl.facts-list")).ToContainTextAsync(source);
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = card, Exact = true })).ToBeVisibleAsync();
        await LookAsync(page, $"metric-{(kind == 0 ? "manual" : kind == 1 ? "pushed" : "polled")}");
    }

    [BrowserFact]
    public async Task Query_OfAServerThatFailsAndThenWorks_IsTestedUntilItDoes()
    {
        var page = await browser.VisitAsync(Maya, "/metrics?do=new");
        await page.Locator("input[name=f-kind]").Nth(2).CheckAsync();
        await page.Locator("#f-name").FillAsync("Errors of a stub");
        await page.Locator("#f-server").FillAsync(browser.Server);
        await page.GetByRole(AriaRole.Button, new() { Name = "Error percentage" }).ClickAsync();
        await page.Locator("#f-people").FillAsync("");
        await page.Locator("#f-value").FillAsync("sum(rate(errors_total[5m]))");
        await LookAsync(page, "metric-new-polled");
        await page.GetByRole(AriaRole.Button, new() { Name = "Create metric" }).ClickAsync();
        var test = page.GetByRole(AriaRole.Button, new() { Name = "Test the query" });

        browser.Answer = MetricsBrowser.Status(401);
        await test.ClickAsync();
        await Expect(page.GetByText("The server wants credentials. An administrator can set them in the configuration under Outbound:Authorization.")).ToBeVisibleAsync();
        await Expect(page.Locator(".title .pill")).ToContainTextAsync("Error");
        await LookAsync(page, "metric-failed");

        browser.Answer = MetricsBrowser.Silence;
        await test.ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Stop asking" }).ClickAsync();
        await Expect(page.GetByText("Stopped. Nothing was kept.")).ToBeVisibleAsync();

        browser.Answer = MetricsBrowser.Number("1.4");
        await test.ClickAsync();
        await Expect(page.GetByText("1.4%. It does not say how many people that rests on.")).ToBeVisibleAsync();
        await Expect(page.Locator("#raw")).ToContainTextAsync("\"1.4\"");
        await Expect(page.Locator(".title .pill")).ToContainTextAsync("Verified");
        await LookAsync(page, "metric-verified");
    }

    [BrowserFact]
    public async Task Query_OfAClosedAddress_NamesTheSettingThatOpensIt()
    {
        var page = await browser.VisitAsync(Maya, "/metrics?do=new");
        await page.Locator("input[name=f-kind]").Nth(2).CheckAsync();
        await page.Locator("#f-name").FillAsync("Errors of a closed server");
        await page.Locator("#f-server").FillAsync("http://127.0.0.1:9");
        await page.Locator("#f-value").FillAsync("up");
        await page.Locator("#f-windowSeconds").FillAsync("1m");
        await page.GetByRole(AriaRole.Button, new() { Name = "Create metric" }).ClickAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "Test the query" }).ClickAsync();

        await Expect(page.GetByText("under Outbound:AllowedHosts")).ToBeVisibleAsync();
    }

    [BrowserFact]
    public async Task Import_Pasted_ShowsTheFateOfEveryRow()
    {
        var page = await browser.VisitAsync(Maya, "/metrics/import");
        await page.Locator("#f-csv").FillAsync("rollout,hook,windowStart,windowEnd,value,sampleSize\ncheckout-redesign,nothing-like-it,2026-01-01T00:00:00Z,2026-01-01T00:01:00Z,1.2,100\ncheckout-redesign,payment-errors,later,2026-01-01T00:01:00Z,=1+1,many");

        await page.GetByRole(AriaRole.Button, new() { Name = "Look at the rows" }).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Heading, new() { NameRegex = new Regex("^2 rows: 2 wrong$") })).ToBeVisibleAsync();
        await Expect(page.Locator("table.imp")).ToContainTextAsync("windowStart:");
        await LookAsync(page, "metric-import-preview");
        await page.GetByRole(AriaRole.Button, new() { Name = "Discard" }).ClickAsync();
        await Expect(page.Locator("#f-csv")).ToHaveValueAsync(new Regex("nothing-like-it"));
    }

    private static async Task TypeIntoAsync(IPage page, string id, string text)
    {
        for (var stops = 0; stops < 60; stops++)
        {
            if (await page.EvaluateAsync<string>("() => document.activeElement?.id ?? ''") == id)
            {
                await page.Keyboard.TypeAsync(text);
                return;
            }
            await page.Keyboard.PressAsync("Tab");
        }
        Assert.Fail($"The field {id} cannot be reached by Tab.");
    }

    private static async Task TabToAsync(IPage page, string name)
    {
        for (var stops = 0; stops < 120; stops++)
        {
            var called = await page.EvaluateAsync<string>("() => { const it = document.activeElement; if (!it || it === document.body) return ''; return it.getAttribute('aria-label') || it.querySelector('.rz-button-text')?.textContent || it.textContent?.trim() || ''; }");
            if (Regex.IsMatch(called, name)) return;
            await page.Keyboard.PressAsync("Tab");
        }
        Assert.Fail($"Nothing called {name} can be reached by Tab.");
    }

    private static async Task LookAsync(IPage page, string name)
    {
        foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
        {
            await page.EmulateMediaAsync(new() { ColorScheme = scheme });
            var mode = scheme is ColorScheme.Dark ? "dark" : "light";
            await page.WaitForFunctionAsync("mode => document.documentElement.dataset.mode === mode && [...document.styleSheets].some(sheet => sheet.href?.includes(mode === 'dark' ? 'material-dark-base' : 'material-base'))", mode);
            foreach (var width in new[] { 390, 1440 })
            {
                await page.SetViewportSizeAsync(width, 900);
                await BrowserFixture.ShootAsync(page, $"{name}-{width}-{mode}");
                Offenders.None(await page.EvaluateAsync<string[]>(Sideways.BeyondTheEdge));
                await Accessible.CheckAsync(page);
            }
        }
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
    }
}
