using System.Text.RegularExpressions;
using Microsoft.Playwright;
using RolloutPlanner.Tests.TestKit;
using static Microsoft.Playwright.Assertions;

namespace RolloutPlanner.Tests.Browser;

/// <summary>What impatient people do: click twice, work in two tabs, load again in the middle.</summary>
[Collection(SeededBrowserCollection.Name)]
public class HurryTests(SeededBrowser browser)
{
    [BrowserFact]
    public async Task Advance_ClickedTwice_AdvancesOnce()
    {
        var page = await browser.SignInAsync(By.Maya, "/rollouts/advance-twice?dialog=advance");
        var before = await browser.HistoryAsync("advance-twice");

        await SeededBrowser.DoubleClickAsync(Confirm(page));

        await Expect(page.Locator("dialog[open]")).ToHaveCountAsync(0);
        Assert.Equal(2, (await browser.StateAsync("advance-twice")).CurrentStage);
        Assert.Equal(before.Length + 1, (await browser.HistoryAsync("advance-twice")).Length);
    }

    [BrowserFact]
    public async Task RollBack_ClickedTwice_RollsBackOnce()
    {
        var page = await browser.SignInAsync(By.Maya, "/rollouts/back-twice/rollback");
        var before = await browser.HistoryAsync("back-twice");
        await page.Locator("dialog[open] textarea").FillAsync("Orders fail on old phones");

        await SeededBrowser.DoubleClickAsync(Confirm(page));

        await Expect(page.Locator("dialog[open]")).ToHaveCountAsync(0);
        var after = await browser.HistoryAsync("back-twice");
        Assert.Equal([.. before, "rolled-back-fully"], after);
    }

    [BrowserFact]
    public async Task SignOff_ClickedTwice_SignsOnce()
    {
        var page = await browser.SignInAsync(By.Priya, "/rollouts/sign-twice/review");
        var before = await browser.HistoryAsync("sign-twice");
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign off…" }).ClickAsync();

        await SeededBrowser.DoubleClickAsync(page.GetByRole(AriaRole.Button, new() { Name = "Sign off the plan" }));

        await Expect(page.Locator("dialog[open]")).ToHaveCountAsync(0);
        Assert.Single((await browser.StateAsync("sign-twice")).SignOffs);
        Assert.Equal(before.Length + 1, (await browser.HistoryAsync("sign-twice")).Length);
    }

    [BrowserFact]
    public async Task Create_ClickedTwice_MakesOneRollout()
    {
        var page = await browser.SignInAsync(By.Maya, "/rollouts/new?step=details");
        await page.GetByLabel("Name", new() { Exact = true }).FillAsync("Made once");
        await page.GetByRole(AriaRole.Button, new() { Name = "Continue", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Radio, new() { NameRegex = new Regex("^Empty plan") }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^Continue") }).ClickAsync();

        await SeededBrowser.DoubleClickAsync(page.GetByRole(AriaRole.Button, new() { Name = "Create rollout" }));

        await page.WaitForURLAsync(new Regex("/rollouts/made-once/plan"));
        Assert.Equal("rollout-created", Assert.Single(await browser.HistoryAsync("made-once")));
    }

    [BrowserFact]
    public async Task Advance_InTwoTabsAtOnce_OneAdvancesTheOtherIsTold()
    {
        var one = await browser.SignInAsync(By.Maya, "/rollouts/advance-tabs?dialog=advance");
        var two = await browser.SignInAsync(By.Priya, "/rollouts/advance-tabs?dialog=advance");
        var before = await browser.HistoryAsync("advance-tabs");

        await Task.WhenAll(SeededBrowser.DoubleClickAsync(Confirm(one)), SeededBrowser.DoubleClickAsync(Confirm(two)));

        var left = await LeftOpenAsync(one, two);
        await Expect(left.GetByText(new Regex("changed while"))).Not.ToHaveCountAsync(0);
        Assert.Equal(2, (await browser.StateAsync("advance-tabs")).CurrentStage);
        Assert.Equal(before.Length + 1, (await browser.HistoryAsync("advance-tabs")).Length);
    }

    [BrowserFact]
    public async Task RollBack_WhileAnotherTabPauses_IsToldAndKeepsTheReason()
    {
        var one = await browser.SignInAsync(By.Maya, "/rollouts/back-tabs/rollback");
        var two = await SeededBrowser.TabAsync(one, "/rollouts/back-tabs?dialog=pause");
        await one.Locator("dialog[open] textarea").FillAsync("Orders fail 🛒");
        await two.Locator("dialog[open] textarea").FillAsync("Looking closer");

        await Confirm(two).ClickAsync();

        await Expect(two.Locator("dialog[open]")).ToHaveCountAsync(0);
        await Expect(one.Locator("dialog[open]").GetByText("This changed while the dialog was open.")).ToBeVisibleAsync();
        await Expect(one.Locator("dialog[open] textarea")).ToHaveValueAsync("Orders fail 🛒");
        await Confirm(one).ClickAsync();
        await Expect(one.Locator("dialog[open]")).ToHaveCountAsync(0);
        var after = await browser.HistoryAsync("back-tabs");
        Assert.Equal(["rollout-paused", "rolled-back-fully"], after[^2..]);
    }

    [BrowserFact]
    public async Task Dialog_PageLoadedAgain_IsStillOpen()
    {
        var page = await browser.SignInAsync(By.Maya, "/rollouts/dialog-reload");
        await page.GetByRole(AriaRole.Button, new() { Name = "Roll back…" }).First.ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("/rollouts/dialog-reload/rollback$"));
        await Expect(page.Locator("dialog[open]")).ToHaveCountAsync(1);

        await page.ReloadAsync();
        await BrowserFixture.InteractiveAsync(page);

        await Expect(page.Locator("dialog[open]")).ToHaveCountAsync(1);
        await page.Keyboard.PressAsync("Escape");
        await Expect(page).ToHaveURLAsync(new Regex("/rollouts/dialog-reload$"));
        await Expect(page.Locator("dialog[open]")).ToHaveCountAsync(0);
    }

    private static ILocator Confirm(IPage page) => page.Locator("dialog[open] .df button").Last;

    /// <summary>The page whose dialog stays, once the other one's is gone.</summary>
    private static async Task<IPage> LeftOpenAsync(IPage one, IPage two)
    {
        var gone = await Task.WhenAny(GoneAsync(one), GoneAsync(two));
        return await gone == one ? two : one;
    }

    private static async Task<IPage> GoneAsync(IPage page)
    {
        await Expect(page.Locator("dialog[open]")).ToHaveCountAsync(0);
        return page;
    }
}
