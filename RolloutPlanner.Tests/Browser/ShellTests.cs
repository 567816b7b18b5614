using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace RolloutPlanner.Tests.Browser;

public class ShellTests(BrowserFixture browser) : IClassFixture<BrowserFixture>
{
    private const string Maya = "Maya Lindqvist";

    [BrowserFact]
    public async Task Menu_OpenedOnAPhone_HoldsTheFocusAndEscapeGivesItBack()
    {
        var page = await browser.VisitAsync("/", width: 390, who: Maya);
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
        var page = await browser.VisitAsync("/", dark: true, who: Maya);

        await Expect(page.Locator("html")).ToHaveAttributeAsync("data-mode", "dark");
        await Expect(page.Locator("#radzen-theme-link")).ToHaveAttributeAsync("href", new System.Text.RegularExpressions.Regex("material-dark-base"));
    }

    [BrowserFact]
    public async Task Theme_Chosen_IsRememberedAgainstTheSystem()
    {
        var page = await browser.VisitAsync("/", dark: true, who: Maya);

        await page.GetByRole(AriaRole.Button, new() { Name = "Switch to light theme" }).ClickAsync();
        await page.ReloadAsync();

        await Expect(page.Locator("html")).ToHaveAttributeAsync("data-mode", "light");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Switch to dark theme" })).ToBeVisibleAsync();
    }

    [BrowserFact]
    public async Task Page_ReachedByKeyboard_OffersTheSkipLinkFirst()
    {
        var page = await browser.VisitAsync("/", who: Maya);

        await page.Keyboard.PressAsync("Tab");
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Skip to the content" })).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");

        Assert.EndsWith("/", page.Url);
        Assert.True(await page.EvaluateAsync<bool>("document.getElementById('main').contains(document.activeElement)"));
    }

    [BrowserFact]
    public async Task Address_Unknown_AnswersNotFoundWithAWayOn()
    {
        var page = await browser.VisitAsync("/", who: Maya);

        var answer = await page.GotoAsync("/nowhere");

        Assert.Equal(404, answer!.Status);
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Page not found" })).ToBeVisibleAsync();
        await BrowserFixture.InteractiveAsync(page);
        await page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Link, new() { Name = "Go to Home" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1, NameRegex = new("^Good (morning|afternoon|evening), Maya$") })).ToBeFocusedAsync();
    }

    [BrowserFact]
    public async Task Connection_Lost_SaysSoAndHoldsTheButtons()
    {
        var page = await browser.VisitAsync("/", who: Maya);

        await page.EvaluateAsync("document.getElementById('components-reconnect-modal').className = 'components-reconnect-show'");

        await Expect(page.GetByText("Buttons are off until we are back")).ToBeVisibleAsync();
        await Expect(page.Locator("html[data-offline]")).ToHaveCountAsync(1);
        await page.EvaluateAsync("document.getElementById('components-reconnect-modal').className = 'components-reconnect-hide'");
        await Expect(page.Locator("html[data-offline]")).ToHaveCountAsync(0);
    }

    [BrowserFact]
    public async Task Page_OpenedByNobody_AsksToSignInAndComesBack()
    {
        var page = await browser.VisitAsync("/rollouts?status=Paused");

        Assert.EndsWith("/sign-in?returnUrl=%2Frollouts%3Fstatus%3DPaused", page.Url, StringComparison.OrdinalIgnoreCase);
        await page.GetByRole(AriaRole.Button, new() { Name = Maya }).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1, Name = "Rollouts" })).ToBeVisibleAsync();
        Assert.EndsWith("/rollouts?status=Paused", page.Url);
    }
}
