using System.Text.RegularExpressions;
using Microsoft.Playwright;
using RolloutPlanner.Application.Accounts;
using RolloutPlanner.Application.Ports;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Tests.TestKit;
using static Microsoft.Playwright.Assertions;

namespace RolloutPlanner.Tests.Browser;

/// <summary>Open pages of people who lose a role or leave. Tom gets his back at the end, as other tests of this collection need him.</summary>
[Collection(SeededBrowserCollection.Name)]
public class SessionTests(SeededBrowser browser)
{
    [BrowserFact]
    public async Task RoleTaken_WhileAPageIsOpen_ThePageGoesToSignIn()
    {
        var tom = await browser.SignInAsync(By.Tom, "/rollouts/lost-role");
        var ingrid = await browser.SignInAsync(By.Ingrid, $"/people?person={By.Tom.Id}");
        try
        {
            await ingrid.GetByRole(AriaRole.Button, new() { Name = "Take the role Engineering lead" }).ClickAsync();
            await ingrid.Locator("dialog [role=alert] button").Last.ClickAsync();

            await Expect(tom).ToHaveURLAsync(new Regex("/sign-in\\?returnUrl=%2Frollouts%2Flost-role"));
            await Expect(tom.GetByRole(AriaRole.Heading, new() { Name = "Sign in" })).ToBeVisibleAsync();
        }
        finally
        {
            var seen = (await browser.Database.Get<IAccountReader>().AllAsync(default)).Single(person => person.Id == By.Tom.Id).Version;
            Assert.False((await new GrantRole(browser.Database.Executor).RunAsync(new(By.Ingrid.Asks(), By.Tom.Id, Roles.EngineeringLead, seen), default)).IsError);
        }
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
