using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace RolloutPlanner.Tests.Browser;

/// <summary>The cohort editor as a person meets it: nothing typed is lost, and saving says first what it does.</summary>
public class CohortEditorTests(BrowserFixture browser) : IClassFixture<BrowserFixture>
{
    private const string Maya = "Maya Lindqvist";

    [BrowserFact]
    public async Task Save_CohortOfARunningRollout_ShowsTheDifferenceFirst()
    {
        var page = await browser.VisitAsync("/cohorts/london", who: Maya);
        await page.Locator(".vrow input").FillAsync("Sydney");

        await page.GetByRole(AriaRole.Button, new() { Name = "Save cohort" }).ClickAsync();

        var dialog = page.Locator("dialog[open]");
        await Expect(dialog).ToContainTextAsync("720 people join, 1,860 leave.");
        await Expect(dialog).ToContainTextAsync("Redesigned checkout is running and keeps version 1");
        await page.Keyboard.PressAsync("Escape");
        await Expect(dialog).ToHaveCountAsync(0);
        await Expect(page.Locator(".vrow input")).ToHaveValueAsync("Sydney");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save cohort" }).ClickAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Save cohort" }).ClickAsync();
        await Expect(page.GetByText("Saved as version 2.")).ToBeVisibleAsync();
    }

    [BrowserFact]
    public async Task Typed_PageLoadedAgain_IsBroughtBackUntilItIsDropped()
    {
        var page = await browser.VisitAsync("/cohorts/sydney", who: Maya);
        await page.Locator(".vrow input").FillAsync("Melbourne");
        await Expect(page.GetByText("Not saved yet, kept here")).ToBeVisibleAsync();

        await page.ReloadAsync();
        await BrowserFixture.InteractiveAsync(page);

        await Expect(page.GetByText("What you typed and did not save")).ToBeVisibleAsync();
        await Expect(page.Locator(".vrow input")).ToHaveValueAsync("Melbourne");
        await page.GetByRole(AriaRole.Button, new() { Name = "Drop it" }).ClickAsync();
        await Expect(page.Locator(".vrow input")).ToHaveValueAsync("Sydney");
        await page.ReloadAsync();
        await BrowserFixture.InteractiveAsync(page);
        await Expect(page.Locator(".vrow input")).ToHaveValueAsync("Sydney");
    }

    [BrowserFact]
    public async Task NestedRule_ByKeyboardAlone_IsBuiltAndSaved()
    {
        var page = await browser.VisitAsync("/cohorts/new", who: Maya);
        await TypeAsync(page, page.Locator("#f-name"), "Built by keys");
        await TypeAsync(page, page.Locator("#f-rule-rules-0-attribute"), "plan");
        await TypeAsync(page, page.Locator("#f-rule-rules-0-values-0"), "premium");
        await TabToAsync(page, page.GetByRole(AriaRole.Button, new() { Name = "Add a group here" }));
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("#f-rule-rules-1-rules-0-attribute")).ToBeVisibleAsync();
        await TypeAsync(page, page.Locator("#f-rule-rules-1-rules-0-attribute"), "signupIp", backwards: true);
        await TypeAsync(page, page.Locator("#f-rule-rules-1-rules-0-operator"), "is in range");
        var values = page.Locator("#f-rule-rules-1-rules-0-values textarea");
        await Expect(values).ToBeVisibleAsync();
        await TypeAsync(page, values, "203.0.113.0/33");
        await Expect(page.GetByText("/33 is too long, IPv4 stops at /32.")).ToBeVisibleAsync();
        await Expect(values).ToHaveValueAsync("203.0.113.0/33");
        await page.Keyboard.PressAsync("Backspace");
        await page.Keyboard.PressAsync("Backspace");
        await page.Keyboard.TypeAsync("24");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByText("256 addresses").First).ToBeVisibleAsync();
        await page.Keyboard.TypeAsync("198.51.100.0/25");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByText("384 addresses").First).ToBeVisibleAsync();
        await TabToAsync(page, page.GetByRole(AriaRole.Button, new() { Name = "Create cohort" }), backwards: true);
        await page.Keyboard.PressAsync("Enter");

        await Expect(page).ToHaveURLAsync(new Regex("/cohorts/built-by-keys$"));
        await Expect(page.GetByText("plan is premium, and signupIp is in 203.0.113.0/24 or 198.51.100.0/25.")).ToBeVisibleAsync();
    }

    [BrowserFact]
    public async Task Values_5MegabytesInOneLine_RefusedAndThePageLivesOn()
    {
        var page = await browser.VisitAsync("/cohorts/new", who: Maya);
        await page.Locator("#f-name").FillAsync("Too much");
        await page.GetByLabel("Comparison").SelectOptionAsync("in");
        var box = page.Locator(".vals textarea");

        await box.EvaluateAsync("box => { box.value = 'x'.repeat(5000000); box.dispatchEvent(new Event('input', { bubbles: true })); }");

        await Expect(page.Locator(".vals .ferr")).ToContainTextAsync("This text is too large to send at once: it has 5.0 MB, and 3.5 MB fit.");
        await box.FillAsync("London");
        await box.BlurAsync();
        await Expect(page.Locator(".vals .tok")).ToHaveTextAsync(new Regex("London"));
        await Expect(page.Locator("#f-name")).ToHaveValueAsync("Too much");
    }

    [BrowserFact]
    public async Task Phone_ReadsTheRulesAndSaysWhereTheyAreEdited()
    {
        var page = await browser.VisitAsync("/cohorts/premium-partner-network", width: 390, who: Maya);

        await Expect(page.GetByText("Cohorts are edited on a wider screen.")).ToBeVisibleAsync();
        await Expect(page.GetByText("plan is premium").First).ToBeVisibleAsync();
        await Expect(page.GetByLabel("Attribute", new() { Exact = true }).First).ToBeHiddenAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Save cohort" })).ToHaveCountAsync(0);
    }

    private static async Task TypeAsync(IPage page, ILocator control, string text, bool backwards = false)
    {
        await TabToAsync(page, control, backwards);
        await page.Keyboard.TypeAsync(text);
    }

    private static async Task TabToAsync(IPage page, ILocator control, bool backwards = false)
    {
        for (var i = 0; i < 80; i++)
        {
            if (await control.EvaluateAsync<bool>("it => it === document.activeElement")) return;
            await page.Keyboard.PressAsync(backwards ? "Shift+Tab" : "Tab");
        }
        Assert.Fail("The control cannot be reached by the keyboard.");
    }
}
