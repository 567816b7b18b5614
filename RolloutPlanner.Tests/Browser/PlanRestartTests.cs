using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace RolloutPlanner.Tests.Browser;

/// <summary>The real program, ended without warning under somebody who is typing, and started again on the same data and address.</summary>
public sealed class PlanRestartTests : IDisposable
{
    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("rolloutplanner-data-");

    public void Dispose() => _data.Delete(recursive: true);

    [BrowserFact]
    public async Task Server_RestartedWithAnUnsavedDraft_HasItAfterwards()
    {
        using var playwright = await Playwright.CreateAsync();
        await using var chromium = await Chromium.LaunchAsync(playwright);
        IPage page;
        Uri address;
        await using (var app = await StartAsync("http://127.0.0.1:0"))
        {
            address = app.Address;
            page = await (await chromium.NewContextAsync(new() { BaseURL = address.ToString(), ReducedMotion = ReducedMotion.Reduce })).NewPageAsync();
            await BrowserFixture.SignInAsync(page, "Maya Lindqvist");
            await page.GotoAsync("/rollouts/billing-v2/plan?stage=2");
            await BrowserFixture.InteractiveAsync(page);
            await page.Locator("#f-stages-1-name").FillAsync("Partners who were typed");
            await Expect(page.GetByText("Stage 2: Partners who were typed").First).ToBeVisibleAsync();
            await page.Locator("#f-stages-1-share").FillAsync("a quarter");
            await Expect(page.GetByText("\"a quarter\" is not a number").First).ToBeVisibleAsync();
            await page.WaitForFunctionAsync("() => Object.entries(localStorage).some(([key, text]) => key.startsWith('rp-draft:') && text.includes('a quarter'))");
        }

        await using var again = await StartAsync(address.ToString());
        var context = page.Context;
        await page.CloseAsync();
        page = await context.NewPageAsync();
        await page.GotoAsync("/rollouts/billing-v2/plan?stage=2");

        await Expect(page.GetByText(new Regex("Back online, your draft from .* is here"))).ToBeVisibleAsync(new() { Timeout = 30_000 });
        await Expect(page.Locator("#f-stages-1-name")).ToHaveValueAsync("Partners who were typed");
        await Expect(page.Locator("#f-stages-1-share")).ToHaveValueAsync("a quarter");
        await page.Locator("#f-stages-1-share").FillAsync("25");
        await Expect(page.GetByText(new Regex("saved .* by you"))).ToBeVisibleAsync(new() { Timeout = 30_000 });
    }

    private Task<RunningApp> StartAsync(string address) => RunningApp.StartAsync(new Dictionary<string, string>
    {
        ["ASPNETCORE_URLS"] = address,
        ["Storage__Path"] = Path.Combine(_data.FullName, "rolloutplanner.db"),
    });
}
