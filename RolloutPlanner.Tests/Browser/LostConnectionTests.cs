using Microsoft.Playwright;
using RolloutPlanner.Tests.TestKit;
using static Microsoft.Playwright.Assertions;

namespace RolloutPlanner.Tests.Browser;

/// <summary>The connection breaks at the moment of a click. The deed is done once or not at all, and the page tells which.</summary>
[Collection(SeededBrowserCollection.Name)]
public class LostConnectionTests(SeededBrowser browser)
{
    [BrowserFact]
    public async Task RollBack_AnswerLost_IsDoneOnceAndThePageSaysSoWhenItIsBack()
    {
        var (page, wire) = await OpenAsync("cut-after");
        wire.LoseTheAnswer();

        await Confirm(page).ClickAsync();

        await wire.Cut;
        await Expect(page.Locator("main dialog")).ToHaveCountAsync(0);
        await Expect(page.GetByRole(AriaRole.Main)).ToContainTextAsync("Rolled back");
        Assert.Equal(1, await TimesRolledBackAsync("cut-after"));
    }

    [BrowserFact]
    public async Task RollBack_ClickLost_IsNotDoneAndTheReasonIsStillThere()
    {
        var (page, wire) = await OpenAsync("cut-before");
        // The page may be away and back between two looks at it.
        await page.EvaluateAsync("() => new MutationObserver(() => { if (document.documentElement.hasAttribute('data-offline')) window.wasAway = true; }).observe(document.documentElement, { attributes: true })");
        wire.LoseTheClick();

        await Confirm(page).ClickAsync();

        await wire.Cut;
        await page.WaitForFunctionAsync("() => window.wasAway && !document.documentElement.hasAttribute('data-offline')");
        await Expect(page.Locator("dialog textarea")).ToHaveValueAsync("Orders fail");
        Assert.Equal(0, await TimesRolledBackAsync("cut-before"));
        await Confirm(page).ClickAsync();
        await Expect(page.Locator("main dialog")).ToHaveCountAsync(0);
        Assert.Equal(1, await TimesRolledBackAsync("cut-before"));
    }

    private static ILocator Confirm(IPage page) => page.Locator("dialog[open] .df button").Last;

    private async Task<(IPage Page, Wire Wire)> OpenAsync(string key)
    {
        await browser.AddOpenAsync(key);
        var first = await browser.SignInAsync(By.Maya, "/rollouts");
        var wire = new Wire();
        var page = await SeededBrowser.TabAsync(first, $"/rollouts/{key}/rollback", wire);
        await page.Locator("dialog textarea").FillAsync("Orders fail");
        await page.Locator("dialog textarea").BlurAsync();
        await Expect(Confirm(page)).Not.ToHaveAttributeAsync("aria-disabled", "true");
        return (page, wire);
    }

    private async Task<int> TimesRolledBackAsync(string key) => (await browser.HistoryAsync(key)).Count(kind => kind == "rolled-back-fully");
}
