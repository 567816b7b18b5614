using System.Text.RegularExpressions;
using Microsoft.Playwright;
using RolloutPlanner.Tests.TestKit;
using static Microsoft.Playwright.Assertions;

namespace RolloutPlanner.Tests.Browser;

/// <summary>What only a browser shows of the plan editor: moving stages, and that what was typed outlives reloads, lost connections and other people.</summary>
[Collection(SeededBrowserCollection.Name)]
public partial class PlanEditorTests(SeededBrowser browser)
{
    private static readonly string[] Moved = ["1. Second share", "2. First share", "3. Everybody"];

    [BrowserFact]
    public async Task Stage_MovedByKeyboard_KeepsTheFocusAndIsSaved()
    {
        var page = await browser.SignInAsync(By.Maya, "/rollouts/plan-keys/plan?stage=1");
        await page.Locator(".sl .s a").First.FocusAsync();

        await page.Keyboard.PressAsync("Alt+ArrowDown");

        await Expect(page.Locator(".sl .n")).ToHaveTextAsync(Moved);
        await Expect(page.GetByText("Stage 1 moved to position 2 of 3.")).ToHaveCountAsync(1);
        await Expect(page.Locator(".sl .s").Nth(1).Locator("a")).ToBeFocusedAsync();
        await SavedAsync(page);
        Assert.Equal("Second share", (await browser.StateAsync("plan-keys")).Draft.Stages[0].Name);
    }

    [BrowserFact]
    public async Task Stage_Dragged_TakesThePlaceItIsDroppedOn()
    {
        var page = await browser.SignInAsync(By.Maya, "/rollouts/plan-drag/plan?stage=1");

        await page.Locator(".sl .s").Nth(1).Locator("summary").DragToAsync(page.Locator(".sl .s").First);

        await Expect(page.Locator(".sl .n")).ToHaveTextAsync(Moved);
        await SavedAsync(page);
        Assert.Equal("Second share", (await browser.StateAsync("plan-drag")).Draft.Stages[0].Name);
    }

    [BrowserFact]
    public async Task Stage_Menu_IsWalkedWithArrowsAndGivesTheFocusBack()
    {
        var page = await browser.SignInAsync(By.Maya, "/rollouts/plan-menu/plan?stage=1");
        var handle = page.Locator(".sl .s").Nth(1).Locator("summary");
        await handle.FocusAsync();

        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Menuitem, new() { Name = "Move up" })).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("ArrowUp");
        await Expect(page.GetByRole(AriaRole.Menuitem, new() { Name = "Remove" })).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Escape");
        await Expect(handle).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("ArrowDown");
        await Expect(page.GetByRole(AriaRole.Menuitem, new() { Name = "Move up" })).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");

        await Expect(page.Locator(".sl .n")).ToHaveTextAsync(Moved);
        await Expect(page.Locator(".sl .s").First.Locator("summary")).ToBeFocusedAsync();
        await Expect(page.Locator("details[data-menu][open]")).ToHaveCountAsync(0);
    }

    [BrowserFact]
    public async Task Reload_InTheMiddle_BringsTheDraftBack()
    {
        var page = await browser.SignInAsync(By.Maya, "/rollouts/plan-reload/plan?stage=1");
        await page.Locator("#f-stages-0-name").FillAsync("Typed before");
        await page.Locator("#f-stages-0-share").FillAsync("ten");
        await KeptAsync(page, "plan/plan-reload", "ten");

        await page.ReloadAsync();

        await Expect(page.GetByText(BackOnline())).ToBeVisibleAsync();
        await Expect(page.Locator("#f-stages-0-name")).ToHaveValueAsync("Typed before");
        await Expect(page.Locator("#f-stages-0-share")).ToHaveValueAsync("ten");
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^Drop it") }).ClickAsync();
        await Expect(page.Locator("#f-stages-0-name")).ToHaveValueAsync("First share");
    }

    [BrowserFact]
    public async Task Typing_OnALineThatWasDeadAlready_IsThereAfterTheReload()
    {
        var page = await browser.SignInAsync(By.Maya, "/rollouts/plan-offline/plan?stage=1");
        await page.EvaluateAsync("() => { for (const kind of ['input', 'change']) document.addEventListener(kind, event => event.stopImmediatePropagation(), true); }");
        await page.Locator("#f-stages-0-name").FillAsync("Typed in the tunnel");
        await page.EvaluateAsync("() => document.documentElement.setAttribute('data-offline', '')");

        await page.ReloadAsync();

        await Expect(page.Locator(".sl .n").First).ToHaveTextAsync("1. Typed in the tunnel");
        await Expect(page.Locator("#f-stages-0-name")).ToHaveValueAsync("Typed in the tunnel");
    }

    [BrowserFact]
    public async Task TwoTabs_ChangeDifferentStages_BothAreKept()
    {
        var one = await browser.SignInAsync(By.Maya, "/rollouts/plan-both/plan?stage=1");
        var two = await browser.SignInAsync(By.Priya, "/rollouts/plan-both/plan?stage=2");

        await Task.WhenAll(one.Locator("#f-stages-0-name").FillAsync("Of Maya"), two.Locator("#f-stages-1-name").FillAsync("Of Priya"));

        var contested = await ContestedAsync(one, two);
        await Expect(contested.GetByText(new Regex("touch different stages, so both can be kept."))).ToBeVisibleAsync();
        await contested.GetByRole(AriaRole.Button, new() { Name = "Keep both" }).ClickAsync();
        await SavedAsync(contested);
        Assert.Equal(["Of Maya", "Of Priya", "Everybody"], (await browser.StateAsync("plan-both")).Draft.Stages.Select(stage => stage.Name));
    }

    [BrowserFact]
    public async Task TwoTabs_ChangeTheSamePlace_OneDecidesAndNothingTypedIsLost()
    {
        var one = await browser.SignInAsync(By.Maya, "/rollouts/plan-same/plan?stage=1");
        var two = await browser.SignInAsync(By.Priya, "/rollouts/plan-same/plan?stage=1");

        await Task.WhenAll(one.Locator("#f-stages-0-name").FillAsync("Of Maya"), two.Locator("#f-stages-0-name").FillAsync("Of Priya"));

        var contested = await ContestedAsync(one, two);
        var mine = contested == one ? "Of Maya" : "Of Priya";
        await Expect(contested.GetByText(new Regex("You both changed Stage 1, name."))).ToBeVisibleAsync();
        await Expect(contested.Locator("#f-stages-0-name")).ToHaveValueAsync(mine);
        await contested.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^Keep mine") }).ClickAsync();
        await SavedAsync(contested);
        Assert.Equal(mine, (await browser.StateAsync("plan-same")).Draft.Stages[0].Name);
    }

    /// <summary>The page that was second to save.</summary>
    private static async Task<IPage> ContestedAsync(IPage one, IPage two)
    {
        var first = await Task.WhenAny(ToldAsync(one), ToldAsync(two));
        return await first;

        static async Task<IPage> ToldAsync(IPage page)
        {
            await Expect(page.GetByText(new Regex("while you were editing"))).ToBeVisibleAsync(new() { Timeout = 30_000 });
            return page;
        }
    }

    private static Task SavedAsync(IPage page) => Expect(page.GetByText(new Regex("saved .* by you"))).ToBeVisibleAsync(new() { Timeout = 20_000 });

    private static Task KeptAsync(IPage page, string key, string text) => page.WaitForFunctionAsync(
        "([key, text]) => localStorage.getItem(`rp-draft:${document.documentElement.dataset.person}:${key}`)?.includes(text)", new[] { key, text });

    [GeneratedRegex("Back online, your draft from .* is here")]
    private static partial Regex BackOnline();
}
