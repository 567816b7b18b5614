using System.Text.RegularExpressions;
using Microsoft.Playwright;
using RolloutPlanner.Domain.Rollouts;
using static Microsoft.Playwright.Assertions;

namespace RolloutPlanner.Tests.Browser;

/// <summary>The main decisions from sign-in to done with Tab, Enter, Space, Escape and letters; nobody touches a mouse.</summary>
[Collection(SeededBrowserCollection.Name)]
public class KeyboardTests(SeededBrowser browser)
{
    [BrowserFact]
    public async Task Approve_ByKeyboardAlone_FromSignInToDone()
    {
        var page = await SignedInAsync("Priya Raman", "/rollouts/approve-keys");
        await PressAsync(page, "Review and approve");
        await Expect(page.GetByRole(AriaRole.Dialog)).ToBeVisibleAsync();
        await Expect(page.GetByLabel("Why are you comfortable with this?")).ToBeFocusedAsync();

        await page.Keyboard.PressAsync("Escape");
        await Expect(page.Locator("main dialog")).ToHaveCountAsync(0);
        await PressAsync(page, "Review and approve");
        await Expect(page.GetByLabel("Why are you comfortable with this?")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("Errors match the days before.");
        await PressAsync(page, "Approve stage 2");

        await Expect(page.Locator("main dialog")).ToHaveCountAsync(0);
        await Expect(page.GetByText(new Regex("Approved\\. Maya Lindqvist can go on"))).ToBeVisibleAsync();
        Assert.Equal("Errors match the days before.", Assert.Single((await browser.StateAsync("approve-keys")).Approvals).Comment);
    }

    [BrowserFact]
    public async Task Decline_ByKeyboardAlone_IsToldToTheOwner()
    {
        var page = await SignedInAsync("Priya Raman", "/rollouts/decline-keys/gates/1/approve");
        await Expect(page.GetByLabel("Why are you comfortable with this?")).ToBeFocusedAsync();
        await PressAsync(page, "Decline…");
        await Expect(page.GetByLabel("What has to change first?")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("Refunds look odd");
        await PressAsync(page, "Decline");

        await Expect(page.Locator("main dialog")).ToHaveCountAsync(0);
        await Expect(page.Locator(".pill").GetByText("Declined")).ToBeVisibleAsync();
        var maya = await SignedInAsync("Maya Lindqvist", "/");
        await Expect(maya.GetByRole(AriaRole.Main).GetByText("Priya Raman declined stage 2, Second share, of decline-keys")).ToBeVisibleAsync();
        Assert.Equal(1, (await browser.StateAsync("decline-keys")).CurrentStage);
    }

    [BrowserFact]
    public async Task RollBack_ByKeyboardAlone_FromSignInToDone()
    {
        var page = await SignedInAsync("Maya Lindqvist", "/rollouts/back-keys");
        await PressAsync(page, "Roll back…");
        await Expect(page.GetByRole(AriaRole.Alertdialog)).ToBeVisibleAsync();
        await Expect(page.GetByLabel("Reason")).ToBeFocusedAsync();

        await page.Keyboard.PressAsync("Escape");
        await Expect(page.Locator("main dialog")).ToHaveCountAsync(0);
        Assert.Equal(RolloutStatus.Running, (await browser.StateAsync("back-keys")).Status);
        await PressAsync(page, "Roll back…");
        await Expect(page.GetByLabel("Reason")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("Orders fail on old phones");
        await page.Keyboard.PressAsync("Shift+Tab");
        await Expect(page.GetByLabel("To nobody.")).ToBeFocusedAsync();
        await PressAsync(page, "^Roll back( |$)");

        await Expect(page.Locator("main dialog")).ToHaveCountAsync(0);
        await Expect(page.Locator("main .pill").First).ToContainTextAsync("Rolled back");
        Assert.Equal(RolloutStatus.RolledBack, (await browser.StateAsync("back-keys")).Status);
    }

    [BrowserFact]
    public async Task Pause_BySpaceAlone_NeedsNoTyping()
    {
        var page = await SignedInAsync("Maya Lindqvist", "/rollouts/pause-tap?dialog=pause");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Numbers look odd" })).ToBeFocusedAsync();

        await page.Keyboard.PressAsync("Space");
        await PressAsync(page, "^Pause$");

        await Expect(page.Locator("main dialog")).ToHaveCountAsync(0);
        Assert.Equal(RolloutStatus.Paused, (await browser.StateAsync("pause-tap")).Status);
    }

    [BrowserFact]
    public async Task Dialog_BackButton_ClosesItAndNothingHappened()
    {
        var page = await SignedInAsync("Maya Lindqvist", "/rollouts/dialog-reload");
        await PressAsync(page, "Pause…");
        await Expect(page.GetByRole(AriaRole.Dialog)).ToBeVisibleAsync();

        await page.GoBackAsync();

        await Expect(page.Locator("main dialog")).ToHaveCountAsync(0);
        Assert.Equal(RolloutStatus.Running, (await browser.StateAsync("dialog-reload")).Status);
    }

    [BrowserFact]
    public async Task History_ArrowKeys_GoFromEntryToEntry()
    {
        var page = await SignedInAsync("Helen Wu", "/history?rollout=advance-tabs");
        await TabToAsync(page, "^Entry ");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("[data-drawer] h2")).ToBeVisibleAsync();
        var first = await page.Locator("[data-drawer] h2").TextContentAsync();

        await page.Keyboard.PressAsync("ArrowDown");

        await Expect(page.Locator("[data-drawer] h2")).Not.ToHaveTextAsync(first!);
        await page.Keyboard.PressAsync("ArrowUp");
        await Expect(page.Locator("[data-drawer] h2")).ToHaveTextAsync(first!);
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.Locator("[data-drawer]")).ToHaveCountAsync(0);
    }

    [BrowserFact]
    public async Task Reason_Of5MegabytesPushedPastTheInput_IsRefusedInWords()
    {
        var page = await SignedInAsync("Maya Lindqvist", "/rollouts/reason-pasted?dialog=pause");
        var box = page.Locator("#f-reason");

        await box.EvaluateAsync("box => { box.removeAttribute('maxlength'); box.value = 'x'.repeat(5 * 1024 * 1024); box.dispatchEvent(new Event('input', { bubbles: true })); }");
        await Expect(page.GetByText("This text is too large to send at once: it has 5.2 MB, and 60 KB fit.")).ToBeVisibleAsync();

        await PressAsync(page, "^Pause$");
        await Expect(page.Locator("#f-reason-error")).ToContainTextAsync("The reason is missing.");
        Assert.Equal(RolloutStatus.Running, (await browser.StateAsync("reason-pasted")).Status);
    }

    private async Task<IPage> SignedInAsync(string who, string path)
    {
        var page = await browser.AtTheDoorAsync(path);
        await PressAsync(page, "^" + who);
        await page.WaitForURLAsync(url => !url.Contains("/sign-in", StringComparison.Ordinal));
        await BrowserFixture.InteractiveAsync(page);
        return page;
    }

    private static async Task PressAsync(IPage page, string name)
    {
        await TabToAsync(page, name);
        await page.Keyboard.PressAsync("Enter");
    }

    /// <summary>Tab by Tab, until what has the focus is called so.</summary>
    private static async Task TabToAsync(IPage page, string name)
    {
        for (var stops = 0; stops < 120; stops++)
        {
            var called = await page.EvaluateAsync<string>("() => { const it = document.activeElement; if (!it || it === document.body) return ''; const text = it?.querySelector('.rz-button-text')?.textContent; return it?.getAttribute('aria-label') || text || it?.textContent?.trim() || ''; }");
            if (Regex.IsMatch(called, name)) return;
            await page.Keyboard.PressAsync("Tab");
        }
        Assert.Fail($"Nothing called {name} can be reached by Tab.");
    }
}
