using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace RolloutPlanner.Tests.Browser;

/// <summary>What the frame of every page does: finding, keys, the reader's time, and the hours without a connection or a session.</summary>
public class FrameTests(BrowserFixture browser) : IClassFixture<BrowserFixture>
{
    private const string Maya = "Maya Lindqvist";

    // Lets a test cut the line at once, where the browser would wait half a minute for a silent one.
    private const string HoldSockets = """
        const Real = WebSocket;
        window.sockets = [];
        window.WebSocket = class extends Real { constructor(...given) { super(...given); window.sockets.push(this); } };
        """;

    [BrowserFact]
    public async Task Palette_ByKeyboardAlone_LeadsToTheDialogThatAsks()
    {
        var page = await browser.VisitAsync("/", who: Maya);

        await page.Keyboard.PressAsync("Control+k");
        await Expect(page.GetByRole(AriaRole.Combobox, new() { Name = "Find or jump to" })).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("pause red");
        await Expect(page.GetByRole(AriaRole.Option)).ToHaveCountAsync(1);
        await page.Keyboard.PressAsync("Enter");

        await Expect(page).ToHaveURLAsync(new Regex("/rollouts/checkout-redesign\\?dialog=pause$"));
        await Expect(page.GetByRole(AriaRole.Dialog)).ToBeVisibleAsync();
    }

    [BrowserFact]
    public async Task Palette_Escaped_GivesTheFocusBackAndRemembersWhereThePersonWent()
    {
        var page = await browser.VisitAsync("/cohorts", who: Maya);
        await page.Keyboard.PressAsync("Control+k");
        await Expect(page.GetByRole(AriaRole.Combobox)).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("saved cards");
        await Expect(page.GetByRole(AriaRole.Option).First).ToContainTextAsync("Saved cards");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1, Name = "Saved cards" })).ToBeVisibleAsync();

        var find = page.GetByRole(AriaRole.Button, new() { Name = "Find or jump to" });
        await find.ClickAsync();
        await Expect(page.GetByRole(AriaRole.Option).First).ToContainTextAsync("Saved cards");
        await page.Keyboard.PressAsync("ArrowDown");
        await Expect(page.GetByRole(AriaRole.Combobox)).ToHaveAttributeAsync("aria-activedescendant", "palette-1");
        await page.Keyboard.PressAsync("Escape");

        await Expect(page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
        await Expect(find).ToBeFocusedAsync();
    }

    [BrowserFact]
    public async Task Keys_OnHome_MoveBetweenNeedsAndCanBeSwitchedOff()
    {
        var page = await browser.VisitAsync("/", who: Maya);

        await page.Keyboard.PressAsync("j");
        await Expect(page.Locator(".need li").Nth(0).Locator("[data-open]")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("j");
        await Expect(page.Locator(".need li").Nth(1).Locator("[data-open]")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("?");
        var list = page.GetByRole(AriaRole.Dialog, new() { Name = "Keyboard shortcuts" });
        await Expect(list.GetByText("Find or jump to")).ToBeVisibleAsync();
        await list.GetByRole(AriaRole.Checkbox).UncheckAsync();
        await page.ReloadAsync();
        await BrowserFixture.InteractiveAsync(page);
        await page.Keyboard.PressAsync("?");
        await page.Keyboard.PressAsync("j");

        await Expect(list).ToBeHiddenAsync();
        await Expect(page.Locator(".need [data-open]:focus")).ToHaveCountAsync(0);
    }

    [BrowserFact]
    public async Task Times_ForAReaderInSydney_AreTheirsWithThePlacesBeside()
    {
        var page = await browser.VisitAsync("/", who: Maya, zone: "Australia/Sydney");

        await Expect(page.Locator("html")).ToHaveAttributeAsync("data-zone", "Australia/Sydney");
        await Expect(page.Locator(".up .d").First).ToHaveTextAsync(new Regex("^\\d\\d:\\d\\d, \\d\\d:\\d\\d \\w{3} London$"));
        await Expect(page.GetByRole(AriaRole.Main)).Not.ToContainTextAsync(new Regex("\\bUTC\\b"));
    }

    [BrowserFact]
    public async Task Times_UnderAWrongClockInTheBrowser_StayTheSame()
    {
        var page = await browser.VisitAsync("/rollouts", who: Maya);
        var right = await page.Locator("table").InnerTextAsync();

        await page.AddInitScriptAsync("const now = Date.now; Date.now = () => now() + 3 * 86400000; const Real = Date; window.Date = class extends Real { constructor(...given) { if (given.length) super(...given); else super(Real.now()); } };");
        await page.ReloadAsync();
        await BrowserFixture.InteractiveAsync(page);

        Assert.Equal(right, await page.Locator("table").InnerTextAsync());
    }

    [BrowserFact]
    public async Task Connection_LostAndBack_HoldsTheButtonsSaysWhyAndGoesOn()
    {
        var page = await VisitWithSocketsAsync("/rollouts");
        var filter = page.GetByRole(AriaRole.Searchbox, new() { Name = "Find" });

        await CutAsync(page);
        await Expect(page.GetByText("Buttons are off until we are back")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "New rollout" }).ClickAsync();
        await Expect(page.GetByText("That did nothing, because the connection is away")).ToBeVisibleAsync();
        await filter.PressSequentiallyAsync("saved");
        await Expect(filter).ToHaveValueAsync("");
        await page.Context.SetOfflineAsync(false);

        await Expect(page.Locator("html[data-offline]")).ToHaveCountAsync(0, new() { Timeout = 30_000 });
        await BrowserFixture.InteractiveAsync(page);
        Assert.EndsWith("/rollouts", page.Url);
        await filter.FillAsync("saved");
        await filter.BlurAsync();
        await Expect(page.Locator("tbody tr")).ToHaveCountAsync(1);
    }

    [BrowserFact]
    public async Task Session_EndedMeanwhile_LeadsToSignInAndBack()
    {
        var page = await VisitWithSocketsAsync("/rollouts?status=Paused");
        await page.Context.ClearCookiesAsync(new() { Name = "rp-session" });

        await page.EvaluateAsync("sockets.forEach(socket => socket.close())");
        await Expect(page.Locator("html[data-offline]")).ToHaveCountAsync(1);
        await page.EvaluateAsync("document.querySelector('.bar [data-reconnect]').click()");

        await page.WaitForURLAsync(new Regex("/sign-in\\?returnUrl="));
        await page.GetByRole(AriaRole.Button, new() { Name = Maya }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("/rollouts\\?status=Paused$"));
    }

    [BrowserFact]
    public async Task Filters_AfterBack_AreWhatTheyWere()
    {
        var page = await browser.VisitAsync("/rollouts?status=Paused&sort=Name", who: Maya);

        await page.GetByRole(AriaRole.Link, new() { Name = "Saved cards" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1, Name = "Saved cards" })).ToBeFocusedAsync();
        await page.GoBackAsync();

        await Expect(page.Locator(".flt select").Nth(0)).ToHaveValueAsync("Paused");
        await Expect(page.Locator(".flt select").Nth(2)).ToHaveValueAsync("Name");
        await Expect(page.Locator("tbody tr")).ToHaveCountAsync(1);
    }

    [BrowserFact]
    public async Task Show_OnHome_StandsInTheAddressAndSurvivesBack()
    {
        var page = await browser.VisitAsync("/", who: Maya);

        await page.GetByRole(AriaRole.Link, new() { NameRegex = new("^Finished") }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Finished rollouts" })).ToBeVisibleAsync();
        Assert.EndsWith("/?show=finished", page.Url);
        await page.GoBackAsync();

        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Live rollouts" })).ToBeVisibleAsync();
    }

    private async Task<IPage> VisitWithSocketsAsync(string path)
    {
        var page = await browser.VisitAsync("/", who: Maya);
        await page.AddInitScriptAsync(HoldSockets);
        await page.GotoAsync(path);
        await BrowserFixture.InteractiveAsync(page);
        return page;
    }

    private static async Task CutAsync(IPage page)
    {
        await page.Context.SetOfflineAsync(true);
        await page.EvaluateAsync("sockets.forEach(socket => socket.close())");
        await Expect(page.Locator("html[data-offline]")).ToHaveCountAsync(1);
    }
}
