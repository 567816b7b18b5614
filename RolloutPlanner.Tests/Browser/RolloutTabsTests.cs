using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace RolloutPlanner.Tests.Browser;

/// <summary>The page of a rollout with the keyboard, its tabs by their addresses, and names and numbers that are larger than usual.</summary>
public class RolloutTabsTests(BrowserFixture browser) : IClassFixture<BrowserFixture>
{
    private const string Maya = "Maya Lindqvist";
    private const string Rollout = "/rollouts/checkout-redesign";

    [BrowserFact]
    public async Task Menu_ByKeyboard_OpensMovesAndGivesTheFocusBack()
    {
        var page = await browser.VisitAsync(Rollout, width: 390, who: Maya);
        var opener = page.GetByRole(AriaRole.Button, new() { Name = "More actions" });

        await page.Keyboard.PressAsync(".");
        await Expect(page.GetByRole(AriaRole.Menuitem, new() { Name = "Pause…" })).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("ArrowDown");
        await Expect(page.GetByRole(AriaRole.Menuitem, new() { Name = "Kill switch…" })).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Escape");

        await Expect(page.GetByRole(AriaRole.Menu)).ToHaveCountAsync(0);
        await Expect(opener).ToBeFocusedAsync();
    }

    [BrowserFact]
    public async Task Menu_ClickElsewhere_Closes()
    {
        var page = await browser.VisitAsync(Rollout, width: 390, who: Maya);
        await page.GetByRole(AriaRole.Button, new() { Name = "More actions" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Menu)).ToBeVisibleAsync();

        await page.GetByRole(AriaRole.Heading, new() { Name = "Automatic safety" }).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Menu)).ToHaveCountAsync(0);
    }

    [BrowserFact]
    public async Task Keys_OfTheTabsAndDialogs_LeadThere()
    {
        var page = await browser.VisitAsync(Rollout, who: Maya);

        // Both keys in one breath: on a busy machine two presses may lie further apart than the keys of a person.
        await page.EvaluateAsync("() => ['g', 'r'].forEach(key => document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true })))");
        await page.WaitForURLAsync("**/readiness");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Readiness" })).ToBeVisibleAsync();
        await Expect(page).ToHaveTitleAsync("Readiness · Redesigned checkout · RolloutPlanner");
        await page.Keyboard.PressAsync("Shift+P");
        await Expect(page.GetByRole(AriaRole.Dialog)).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Escape");

        await page.WaitForURLAsync("**/readiness");
        await Expect(page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
    }

    [BrowserFact]
    public async Task Draft_Opened_ShowsItsPlanAndTheGateWhenAsked()
    {
        var page = await browser.VisitAsync("/rollouts/billing-v2", who: Maya);

        await page.WaitForURLAsync("**/rollouts/billing-v2/plan");
        await page.GetByRole(AriaRole.Navigation, new() { Name = "Rollout sections" }).GetByRole(AriaRole.Link, new() { Name = "Gate" }).ClickAsync();

        await Expect(page.GetByText("No gate is open yet")).ToBeVisibleAsync();
    }

    [BrowserFact]
    public async Task Simulation_OfOneAddress_ShowsTheSamePeopleAgain()
    {
        var page = await browser.VisitAsync(Rollout + "/simulation", who: Maya);
        await page.GetByRole(AriaRole.Link, new() { Name = "Try 1,000 random people" }).ClickAsync();
        var people = page.Locator(".walked tbody tr");
        await Expect(people).ToHaveCountAsync(20);
        var first = await people.AllTextContentsAsync();

        await page.ReloadAsync();

        await Expect(people).ToHaveTextAsync(first);
        await BrowserFixture.InteractiveAsync(page);
        await page.GetByLabel("Name or id of one person").FillAsync("p-0010");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByText("gets it with stage 5.")).ToBeVisibleAsync();
        await page.GoBackAsync();
        await Expect(people).ToHaveCountAsync(20);
    }

    [BrowserFact]
    public async Task Addresses_ThatSayNonsense_ShowThePageAsIfTheySaidNothing()
    {
        var page = await browser.VisitAsync(Rollout + "/simulation?seed=-4&stage=%00&page=99999999999999&who=%3Cscript%3Ealert(1)%3C/script%3E", who: Maya);

        await Expect(page.GetByText("The people directory knows nobody with that name or id.")).ToBeVisibleAsync();
        await page.GotoAsync(Rollout + "?metric=..%2F..&as=%00&tab=x&dialog=nothing&from=javascript:alert(1)");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Payment errors" })).ToBeVisibleAsync();
        await page.GotoAsync("/rollouts/nothing-here/simulation");
        await Expect(page.GetByText("There is no rollout \"nothing-here\". Its link may be old.")).ToBeVisibleAsync();
    }

    // What is drawn is replaced where it stands: no directory of the tests has ten million people.
    [BrowserTheory]
    [InlineData(1440)]
    [InlineData(768)]
    [InlineData(390)]
    public async Task Page_WithSevenDigitsAndLongNames_StaysInItsWidth(int width)
    {
        var page = await browser.VisitAsync(Rollout, width: width, who: Maya);

        await page.EvaluateAsync("""
            () => {
              const name = "Sixty letters without a single gap are a name that must wrap".replaceAll(" ", "");
              const set = (places, text) => document.querySelectorAll(places).forEach(place => { place.firstChild.nodeValue = text; });
              set("main h1, .st .nm a, .crit .q, .gate .gl, .seg a, .facts bdi, .trg .b, #gate-title, #readings", name);
              set(".st .ppl, .kpi b, .crit .now", "9,999,999");
            }
            """);

        await BrowserFixture.ShootAsync(page, $"rollout-large-{width}");
        Assert.InRange(await page.EvaluateAsync<int>("document.documentElement.scrollWidth"), 1, width);
        Assert.Empty(await page.EvaluateAsync<string[]>("""
            () => [...document.querySelectorAll(".st, .kpi, .stand, .card > header > h2")].filter(part => part.scrollWidth > part.clientWidth + 1).map(part => part.textContent)
            """));
    }
}
