using System.Text.RegularExpressions;
using Microsoft.Playwright;
using RolloutPlanner.Application.Planning;
using RolloutPlanner.Domain.Flags;
using RolloutPlanner.Tests.TestKit;
using static Microsoft.Playwright.Assertions;

namespace RolloutPlanner.Tests.Browser;

/// <summary>The wizard in a real browser: by keyboard alone, loaded again in the middle, and with the back button.</summary>
[Collection(SeededBrowserCollection.Name)]
public class NewRolloutTests(SeededBrowser browser)
{
    [BrowserFact]
    public async Task Rollout_OfAnOwnTemplate_IsMadeByKeyboardAlone()
    {
        await browser.Database.Get<CreateTemplate>().RunAsync(By.Maya.Asks(), ATemplate.Document("By hand"), default);
        var page = await browser.SignInAsync(By.Maya, "/rollouts/new");

        await AnswerAsync(page, "Could this go wrong in a way customers notice?", "Yes");
        await AnswerAsync(page, "Do you want some people to have it before others?", "No");
        await PressAsync(page, AriaRole.Button, "Continue");
        await TabToAsync(page, "input#f-name");
        await page.Keyboard.TypeAsync("Made by keyboard");
        await PressAsync(page, AriaRole.Button, "Continue");
        await PressAsync(page, AriaRole.Radio, "By hand");
        await PressAsync(page, AriaRole.Button, "Continue with By hand");
        await PressAsync(page, AriaRole.Button, "Create rollout");

        await page.WaitForURLAsync(new Regex("/rollouts/made-by-keyboard/plan"));
        var state = await browser.StateAsync("made-by-keyboard");
        Assert.Equal(new FlagAnswers(true, false, null, null, null, null), state.WhyFlag);
        Assert.Equal(["First share", "Second share", "Everybody"], state.Draft.Stages.Select(stage => stage.Name));
    }

    [BrowserFact]
    public async Task Step_LoadedAgain_KeepsTheStepAndWhatWasTyped()
    {
        var page = await browser.SignInAsync(By.Priya, "/rollouts/new?step=details");
        await page.GetByLabel("Name", new() { Exact = true }).FillAsync("Kept over a reload");
        await page.GetByRole(AriaRole.Button, new() { Name = "Continue", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Radio, new() { NameRegex = new("^Small steps") }).ClickAsync();
        await Expect(page.GetByText("Your draft is kept on this device.")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Continue with Small steps" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Check and create" })).ToBeVisibleAsync();

        await page.ReloadAsync();
        await BrowserFixture.InteractiveAsync(page);

        await Expect(page.GetByText(new Regex("^Your draft from"))).ToBeVisibleAsync();
        await Expect(page.Locator("dd").First).ToHaveTextAsync("Kept over a reload");

        await page.GoBackAsync();
        await Expect(page.GetByRole(AriaRole.Radio, new() { NameRegex = new("^Small steps") })).ToHaveAttributeAsync("aria-checked", "true");
        await page.GoBackAsync();
        await Expect(page.GetByLabel("Name", new() { Exact = true })).ToHaveValueAsync("Kept over a reload");
    }

    [BrowserFact]
    public async Task Key_ThatIsTaken_IsRefusedAtItsFieldAndNothingIsLost()
    {
        var page = await browser.SignInAsync(By.Maya, "/rollouts/new?step=details");
        await page.GetByLabel("Name", new() { Exact = true }).FillAsync("A second draft");
        await page.GetByLabel("Flag key", new() { Exact = true }).FillAsync("draft");
        await page.GetByLabel("Goal").FillAsync("Less of everything");

        await page.GetByRole(AriaRole.Button, new() { Name = "Continue", Exact = true }).ClickAsync();

        await Expect(page.Locator("#f-flag-key-error")).ToContainTextAsync("There is a rollout of \"draft\" already.");
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Open the rollout of “draft”" })).ToHaveAttributeAsync("href", "/rollouts/draft");
        await Expect(page.GetByLabel("Goal")).ToHaveValueAsync("Less of everything");
    }

    [BrowserFact]
    public async Task Escape_KeepsTheDraftAndSaysSo()
    {
        var page = await browser.SignInAsync(By.Priya, "/rollouts/new?step=details");
        await page.GetByLabel("Name", new() { Exact = true }).FillAsync("Left in the middle");

        await page.Keyboard.PressAsync("Escape");

        await Expect(page.GetByText("You can leave and go on later.")).ToBeVisibleAsync();
        await page.GotoAsync("/rollouts");
        await page.GotoAsync("/rollouts/new?step=details");
        await Expect(page.GetByLabel("Name", new() { Exact = true })).ToHaveValueAsync("Left in the middle");
        await page.GetByRole(AriaRole.Button, new() { Name = "Start afresh" }).ClickAsync();
        await page.GotoAsync("/rollouts/new?step=details");
        await Expect(page.GetByLabel("Name", new() { Exact = true })).ToHaveValueAsync("");
    }

    [BrowserFact]
    public async Task Decision_AgainstAFlag_EndsInTheHistory()
    {
        var page = await browser.SignInAsync(By.Maya, "/rollouts/new");
        await Expect(page.GetByRole(AriaRole.Radiogroup)).ToHaveCountAsync(6);
        foreach (var question in await page.GetByRole(AriaRole.Radiogroup).AllAsync()) await question.GetByRole(AriaRole.Radio, new() { Name = "No", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Keep this decision" }).ClickAsync();
        await page.GetByLabel("Feature").FillAsync("Footer links");

        await page.GetByRole(AriaRole.Button, new() { Name = "Keep decision" }).ClickAsync();

        await page.GetByRole(AriaRole.Link, new() { Name = "Read it there" }).ClickAsync();
        await Expect(page.GetByText("decided to release Footer links without a flag").First).ToBeVisibleAsync();
    }

    private static async Task AnswerAsync(IPage page, string question, string answer)
    {
        var choice = page.GetByRole(AriaRole.Radiogroup, new() { NameRegex = new(Regex.Escape(question)) }).GetByRole(AriaRole.Radio, new() { Name = answer, Exact = true });
        await TabToAsync(page, choice);
        await page.Keyboard.PressAsync("Space");
        await Expect(choice).ToHaveAttributeAsync("aria-checked", "true");
    }

    private static async Task PressAsync(IPage page, AriaRole role, string words)
    {
        await TabToAsync(page, page.GetByRole(role, new() { NameRegex = new("^" + Regex.Escape(words)) }));
        await page.Keyboard.PressAsync("Enter");
    }

    private static Task TabToAsync(IPage page, string selector) => TabToAsync(page, page.Locator(selector));

    /// <summary>Walks the page from where the focus is, as a person without a mouse does.</summary>
    private static async Task TabToAsync(IPage page, ILocator target)
    {
        await Expect(target).ToBeVisibleAsync();
        for (var step = 0; step < 120; step++)
        {
            if (await target.EvaluateAsync<bool>("element => element === document.activeElement")) return;
            await page.Keyboard.PressAsync("Tab");
        }
        Assert.Fail($"Tab never reached {target}.");
    }
}
