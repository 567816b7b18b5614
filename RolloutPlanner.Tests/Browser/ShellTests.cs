using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace RolloutPlanner.Tests.Browser;

public class ShellTests(BrowserFixture browser) : IClassFixture<BrowserFixture>
{
    [BrowserFact]
    public async Task Menu_OpenedOnAPhone_HoldsTheFocusAndEscapeGivesItBack()
    {
        var page = await browser.VisitAsync("/", width: 390);
        var open = page.GetByRole(AriaRole.Button, new() { Name = "Open the menu" });

        await open.ClickAsync();

        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Close the menu" })).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Cohorts" })).ToBeHiddenAsync();
        await Expect(open).ToBeFocusedAsync();
    }

    [BrowserFact]
    public async Task Theme_NeverChosen_FollowsTheSystem()
    {
        var page = await browser.VisitAsync("/", dark: true);

        await Expect(page.Locator("html")).ToHaveAttributeAsync("data-mode", "dark");
        await Expect(page.Locator("#radzen-theme-link")).ToHaveAttributeAsync("href", new System.Text.RegularExpressions.Regex("material-dark-base"));
    }

    [BrowserFact]
    public async Task Theme_Chosen_IsRememberedAgainstTheSystem()
    {
        var page = await browser.VisitAsync("/", dark: true);

        await page.GetByRole(AriaRole.Button, new() { Name = "Switch to light theme" }).ClickAsync();
        await page.ReloadAsync();

        await Expect(page.Locator("html")).ToHaveAttributeAsync("data-mode", "light");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Switch to dark theme" })).ToBeVisibleAsync();
    }

    [BrowserFact]
    public async Task Page_ReachedByKeyboard_OffersTheSkipLinkFirst()
    {
        var page = await browser.VisitAsync("/");

        await page.Keyboard.PressAsync("Tab");
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Skip to the content" })).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");

        Assert.EndsWith("/", page.Url);
        Assert.True(await page.EvaluateAsync<bool>("document.getElementById('main').contains(document.activeElement)"));
    }

    [BrowserFact]
    public async Task Address_Unknown_AnswersNotFoundWithAWayOn()
    {
        var page = await browser.VisitAsync("/");

        var answer = await page.GotoAsync("/nowhere");

        Assert.Equal(404, answer!.Status);
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Page not found" })).ToBeVisibleAsync();
        await BrowserFixture.InteractiveAsync(page);
        await page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Link, new() { Name = "Go to Home" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1, Name = "Home" })).ToBeFocusedAsync();
    }

    [BrowserFact]
    public async Task Connection_Lost_SaysSoAndHoldsTheButtons()
    {
        var page = await browser.VisitAsync("/");

        await page.EvaluateAsync("document.getElementById('components-reconnect-modal').className = 'components-reconnect-show'");

        await Expect(page.GetByText("Buttons are off until we are back")).ToBeVisibleAsync();
        await Expect(page.Locator("html[data-offline]")).ToHaveCountAsync(1);
        await page.EvaluateAsync("document.getElementById('components-reconnect-modal').className = 'components-reconnect-hide'");
        await Expect(page.Locator("html[data-offline]")).ToHaveCountAsync(0);
    }

    [BrowserTheory]
    [InlineData(1440, false)]
    [InlineData(1440, true)]
    [InlineData(390, false)]
    [InlineData(390, true)]
    public async Task Home_InEachModeAndWidth_IsAccessibleAndDoesNotScrollSideways(int width, bool dark)
    {
        var page = await browser.VisitAsync("/", width, dark: dark);

        await BrowserFixture.ShootAsync(page, $"home-{width}-{(dark ? "dark" : "light")}");

        await Accessible.CheckAsync(page);
        Assert.Equal(width, await page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
    }
}
