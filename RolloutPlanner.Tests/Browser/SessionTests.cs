using System.Text.RegularExpressions;
using Microsoft.Playwright;
using RolloutPlanner.Tests.TestKit;
using static Microsoft.Playwright.Assertions;

namespace RolloutPlanner.Tests.Browser;

/// <summary>Open pages of people who lose a role or leave. Tom loses his here, so no other test of this collection is his.</summary>
[Collection(SeededBrowserCollection.Name)]
public class SessionTests(SeededBrowser browser)
{
    [BrowserFact]
    public async Task RoleTaken_WhileAPageIsOpen_ThePageGoesToSignIn()
    {
        var tom = await browser.SignInAsync(By.Tom, "/rollouts/lost-role");
        var ingrid = await browser.SignInAsync(By.Ingrid, $"/people?person={By.Tom.Id}");
        await ingrid.GetByRole(AriaRole.Button, new() { Name = "Take the role Engineering lead" }).ClickAsync();
        await ingrid.Locator("dialog [role=alert] button").Last.ClickAsync();

        await Expect(tom).ToHaveURLAsync(new Regex("/sign-in\\?returnUrl=%2Frollouts%2Flost-role"));
        await Expect(tom.GetByRole(AriaRole.Heading, new() { Name = "Sign in" })).ToBeVisibleAsync();
    }

    [BrowserFact]
    public async Task SignOut_InOneTab_EndsTheOther()
    {
        var one = await browser.SignInAsync(By.Victor, "/rollouts");
        var two = await SeededBrowser.TabAsync(one, "/cohorts");

        await one.Locator(".sidefoot summary").ClickAsync();
        await one.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();

        await Expect(one).ToHaveURLAsync(new Regex("/sign-in"));
        await Expect(two).ToHaveURLAsync(new Regex("/sign-in\\?returnUrl=%2Fcohorts"));
    }
}
