using System.Text.RegularExpressions;
using Microsoft.Playwright;
using RolloutPlanner.Tests.TestKit;
using static Microsoft.Playwright.Assertions;

namespace RolloutPlanner.Tests.Browser;

/// <summary>A support person who is asked "why not me, and when".</summary>
public sealed class PlaygroundTests(BrowserFixture browser) : IClassFixture<BrowserFixture>
{
    private const string Victor = "Victor Hale";

    [BrowserFact]
    public async Task WhyNotMe_ByKeyboardAlone_IsAnsweredAndTheLinkSaysTheSame()
    {
        var page = await browser.VisitAsync("/rollouts/checkout-redesign", who: Victor);
        await PressAsync(page, page.GetByRole(AriaRole.Link, new() { Name = "Why not me?" }));
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Playground" })).ToBeVisibleAsync();

        await TabToAsync(page, page.GetByLabel("Name or id"));
        await page.Keyboard.TypeAsync("Freya Patel");
        await page.Keyboard.PressAsync("Enter");
        await PressAsync(page, page.GetByRole(AriaRole.Link, new() { Name = "Freya Patel" }).First);

        var answer = page.Locator(".answer .lead");
        await Expect(answer).ToHaveTextAsync(new Regex("^Freya Patel does not have Redesigned checkout\\. They get it with stage 4, Half of everybody\\. Nobody can say when: "));
        await Expect(page.Locator(".traces > li").Nth(1)).ToContainTextAsync("Does not include them. In London. Bucket 5.626, needs below 5.");
        await TabToAsync(page, page.GetByText("For developers: the answer of the evaluation API"));
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("pre")).ToContainTextAsync("\"reason\": \"SPLIT\"");
        var (said, stages) = (await answer.InnerTextAsync(), await page.Locator(".traces").InnerTextAsync());
        var shared = await browser.VisitAsync(new Uri(page.Url).PathAndQuery, who: "Helen Wu");
        Assert.Equal(said, await shared.Locator(".answer .lead").InnerTextAsync());
        Assert.Equal(stages, await shared.Locator(".traces").InnerTextAsync());
    }

    [BrowserFact]
    public async Task Facts_TypedWrong_AreNamedAtTheirFieldAndNothingIsLost()
    {
        var page = await browser.VisitAsync("/playground?rollout=checkout-redesign", who: Victor);
        await page.GetByLabel("Type the facts").CheckAsync();
        await page.Locator("#f-facts").FillAsync("city = London\nage = 1e400");
        await page.GetByRole(AriaRole.Button, new() { Name = "Ask why and when" }).ClickAsync();

        await Expect(page.Locator("#f-facts-error")).ToContainTextAsync("Line 2: This number is too large.");
        await Expect(page.Locator("#f-facts")).ToHaveValueAsync("city = London\nage = 1e400");
        await page.ReloadAsync();
        await BrowserFixture.InteractiveAsync(page);
        await Expect(page.Locator("#f-facts-error")).ToContainTextAsync("Line 2: This number is too large.");
        await page.Locator("#f-facts").FillAsync("city = <img src=x onerror=window.hurt=1>");
        await page.GetByRole(AriaRole.Button, new() { Name = "Ask why and when" }).ClickAsync();
        await Expect(page.Locator(".traces > li").Nth(1)).ToContainTextAsync("theirs is <img src=x onerror=window.hurt=1>.");
        Assert.False(await page.EvaluateAsync<bool>("'hurt' in window || !!document.querySelector('#main img')"));
    }

    [BrowserFact]
    public async Task Facts_LongerThanALink_AreRefusedBeforeTheyAreSent()
    {
        var page = await browser.VisitAsync("/playground?rollout=checkout-redesign&by=facts", who: Victor);
        await page.Locator("#f-facts").FillAsync("city = " + new string('x', 10_000));
        await page.GetByRole(AriaRole.Button, new() { Name = "Ask why and when" }).ClickAsync();

        await Expect(page.Locator("#f-facts-error")).ToContainTextAsync("10,007 characters; at most 2,000 fit into a link.");
        Assert.DoesNotContain("xxxx", page.Url, StringComparison.Ordinal);
    }

    private static async Task PressAsync(IPage page, ILocator what)
    {
        await Expect(what).ToBeVisibleAsync();
        await TabToAsync(page, what);
        await page.Keyboard.PressAsync("Enter");
    }

    private static async Task TabToAsync(IPage page, ILocator what)
    {
        for (var step = 0; step < 80; step++)
        {
            if (await what.EvaluateAsync<bool>("element => element === document.activeElement")) return;
            await page.Keyboard.PressAsync("Tab");
        }
        Assert.Fail($"Tab never reaches {what}.");
    }
}
