using Microsoft.Playwright;
using RolloutPlanner.Tests.TestKit;
using static Microsoft.Playwright.Assertions;

namespace RolloutPlanner.Tests.Browser;

/// <summary>A token's life as an administrator sees it.</summary>
public class TokensTests(BrowserFixture browser) : IClassFixture<BrowserFixture>
{
    private const string Ingrid = "Ingrid Solberg";

    [BrowserFact]
    public async Task Token_MadeCopiedReloadedAndRevoked_ShowsItsSecretOnce()
    {
        var page = await browser.VisitAsync("/tokens", who: Ingrid);
        await page.Context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        await page.GetByRole(AriaRole.Button, new() { Name = "New token" }).ClickAsync();
        await page.GetByLabel("Name", new() { Exact = true }).FillAsync("Shop in London");
        await page.GetByRole(AriaRole.Checkbox, new() { NameRegex = new("^Evaluate flags") }).CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Create token" }).ClickAsync();

        var secret = page.Locator("#secret");
        await Expect(secret).ToHaveTextAsync(new System.Text.RegularExpressions.Regex("^rp_eval_[a-z0-9]{8}_[0-9A-Za-z]{49}$"));
        var text = await secret.InnerTextAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Copy token" }).ClickAsync();
        await Expect(page.GetByText("Copied").First).ToBeVisibleAsync();
        Assert.Equal(text, await page.EvaluateAsync<string>("navigator.clipboard.readText()"));
        Assert.DoesNotContain("rp_eval_", page.Url);
        await LookAsync(page, "token-secret");

        await page.ReloadAsync();
        await BrowserFixture.InteractiveAsync(page);
        var row = page.GetByRole(AriaRole.Row, new() { NameRegex = new("^Shop in London") });
        await Expect(row).ToContainTextAsync("Works");
        Assert.DoesNotContain(text, await page.ContentAsync());
        await LookAsync(page, "tokens-one");

        await row.GetByRole(AriaRole.Link, new() { Name = "Revoke Shop in London" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alertdialog)).ToContainTextAsync("Nobody has used it yet.");
        await LookAsync(page, "token-revoke");
        await page.GetByRole(AriaRole.Button, new() { Name = "Revoke token" }).ClickAsync();

        await Expect(row).ToContainTextAsync("Revoked");
        await Expect(page.GetByText("Shop in London is revoked.")).ToBeVisibleAsync();
    }

    [BrowserFact]
    public async Task Menu_OfWhoKeepsNoTokens_HasNoSuchPage()
    {
        var page = await browser.VisitAsync("/people", who: "Maya Lindqvist");

        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "API tokens" })).ToHaveCountAsync(0);
    }

    private static async Task LookAsync(IPage page, string name)
    {
        foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
        {
            await page.EmulateMediaAsync(new() { ColorScheme = scheme });
            var mode = scheme is ColorScheme.Dark ? "dark" : "light";
            await page.WaitForFunctionAsync("mode => document.documentElement.dataset.mode === mode && [...document.styleSheets].some(sheet => sheet.href?.includes(mode === 'dark' ? 'material-dark-base' : 'material-base'))", mode);
            foreach (var width in new[] { 390, 768, 1440 })
            {
                await page.SetViewportSizeAsync(width, 900);
                await BrowserFixture.ShootAsync(page, $"{name}-{width}-{mode}");
                Offenders.None(await page.EvaluateAsync<string[]>(Sideways.BeyondTheEdge));
                await Accessible.CheckAsync(page);
            }
        }
    }
}
