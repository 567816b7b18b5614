using Microsoft.Playwright;

namespace RolloutPlanner.Tests.Browser;

public class HomeTests(BrowserFixture browser) : IClassFixture<BrowserFixture>
{
    [BrowserFact]
    public async Task Home_ButtonClicked_AnswersOverTheCircuit()
    {
        var page = await browser.VisitAsync("/");
        await page.WaitForFunctionAsync("() => window.Blazor !== undefined");

        await page.GetByRole(AriaRole.Button).ClickAsync();

        await Assertions.Expect(page.GetByRole(AriaRole.Button)).ToHaveTextAsync("Clicked 1 times");
    }
}
