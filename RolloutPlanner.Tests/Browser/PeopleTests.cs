using Microsoft.Playwright;
using RolloutPlanner.Application.Rollouts;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Gates;
using RolloutPlanner.Domain.Rollouts;
using RolloutPlanner.Tests.Persistence;
using RolloutPlanner.Tests.TestKit;
using static Microsoft.Playwright.Assertions;

namespace RolloutPlanner.Tests.Browser;

/// <summary>What several people decide together, each in a browser of their own.</summary>
[Collection(SeededBrowserCollection.Name)]
public class PeopleTests(SeededBrowser browser)
{
    [BrowserFact]
    public async Task Readiness_SignedCheckByCheck_OpensTheStart()
    {
        const string key = "ready-by-check";
        await SignedAsync(key, Stored.Plan(key), Stored.Ready with { Hook = _ => null, Active = [] });
        var (tom, maya) = (await browser.SignInAsync(By.Tom, $"/rollouts/{key}/readiness"), await browser.SignInAsync(By.Maya, $"/rollouts/{key}"));
        await Expect(tom.GetByText("Five of seven readiness checks are signed.")).ToBeVisibleAsync();
        await BrowserFixture.ShootAsync(tom, "people-1-readiness-open");

        await SignAsync(tom, "Sign: Every metric of a gate has delivered");
        await Expect(tom.GetByText("Six of seven readiness checks are signed.")).ToBeVisibleAsync();
        await Expect(maya.GetByText("Six of seven readiness checks are signed.").First).ToBeVisibleAsync();
        await SignAsync(tom, "Sign: Rollback owner and engineering lead are named and active");
        await Expect(tom.GetByText("Every readiness check is signed.")).ToBeVisibleAsync();
        await tom.SetViewportSizeAsync(390, 900);
        await BrowserFixture.ShootAsync(tom, "people-2-readiness-signed");
        await maya.GetByRole(AriaRole.Button, new() { Name = "Start stage 1" }).First.ClickAsync();
        await Dialog(maya).GetByRole(AriaRole.Button, new() { Name = "Start stage 1" }).ClickAsync();

        await Expect(maya.GetByText("Stage 1 is live.")).ToBeVisibleAsync();
        Assert.Equal(RolloutStatus.Running, (await browser.StateAsync(key)).Status);
    }

    [BrowserFact]
    public async Task FailingTrigger_SetAsideByTwo_IsResumedAndReviewedByAThird()
    {
        const string key = "aside-by-two";
        await SignedAsync(key, Pausing(key), Stored.Ready);
        await browser.ChangeAsync(key, (rollout, at) => rollout.Start(Stored.Ready, By.Maya, at));
        await browser.Database.Get<RecordMeasurement>().RunAsync(
            new(By.Maya.Asks(), Stored.Key(key), (await browser.StateAsync(key)).Version), new(Stored.Errors, 9, 2000, null, "Grafana"), default);
        var (maya, tom, priya) = (await browser.SignInAsync(By.Maya, $"/rollouts/{key}"), await browser.SignInAsync(By.Tom, $"/rollouts/{key}"), await browser.SignInAsync(By.Priya, $"/rollouts/{key}"));

        await maya.GetByRole(AriaRole.Button, new() { Name = "Set aside Payment errors" }).ClickAsync();
        await Dialog(maya).GetByLabel("Why is it fine to go on?").FillAsync("Known since Monday, the fix is out");
        await BrowserFixture.ShootAsync(maya, "people-3-set-aside");
        await Dialog(maya).GetByRole(AriaRole.Button, new() { Name = "Ask to set it aside" }).ClickAsync();
        await Expect(maya.GetByText("A second engineering lead must agree now.")).ToBeVisibleAsync();

        await tom.GetByRole(AriaRole.Button, new() { NameRegex = new("^Agree to set aside") }).ClickAsync();
        await Dialog(tom).GetByLabel("Why do you agree?").FillAsync("I saw the cause");
        await Dialog(tom).GetByRole(AriaRole.Button, new() { Name = "Agree", Exact = true }).ClickAsync();
        await Expect(tom.Locator(".crit .pill", new() { HasText = "Accepted harm" })).ToBeVisibleAsync();
        await BrowserFixture.ShootAsync(tom, "people-4-accepted-harm");

        await Expect(maya.Locator(".crit .pill", new() { HasText = "Accepted harm" })).ToBeVisibleAsync();
        await maya.GetByRole(AriaRole.Button, new() { Name = "Resume" }).First.ClickAsync();
        await Dialog(maya).GetByLabel("Why is it fine to go on?").FillAsync("Two of us agreed");
        await Dialog(maya).GetByRole(AriaRole.Button, new() { Name = "Resume" }).ClickAsync();
        await Expect(maya.GetByText("It runs again.")).ToBeVisibleAsync();
        await Expect(maya.Locator(".crit .pill", new() { HasText = "Accepted harm" })).ToBeVisibleAsync();

        await priya.GetByRole(AriaRole.Button, new() { NameRegex = new("^Close review of") }).ClickAsync();
        await Dialog(priya).GetByLabel("What did you find?").FillAsync("The fix brought it down");
        await Accessible.CheckAsync(priya);
        await Dialog(priya).GetByRole(AriaRole.Button, new() { Name = "Close the review" }).ClickAsync();
        await Expect(priya.GetByText("The review is closed.")).ToBeVisibleAsync();

        Assert.Equal(["criterion-overridden", "override-seconded", "rollout-resumed", "override-reviewed"], (await browser.HistoryAsync(key))[^4..]);
        Assert.Equal(RolloutStatus.Running, (await browser.StateAsync(key)).Status);
    }

    private async Task SignedAsync(string key, Plan plan, ReadinessFacts facts)
    {
        await browser.Database.AddRolloutAsync(key, plan);
        await browser.ChangeAsync(key, (rollout, at) => rollout.Submit(By.Maya, at));
        Assert.False((await browser.Database.ChangeAsync(key, By.Tom, (rollout, at) => rollout.SignOff(rollout.State.UnderReview!.Hash, "", facts, By.Tom, at))).IsError);
    }

    private static Plan Pausing(string key)
    {
        var plan = Stored.Plan(key);
        return plan with
        {
            Stages = plan.Stages.Select(stage => stage with { Gate = stage.Gate with { Criteria = stage.Gate.Criteria.Select(one => one with { OnFail = FailAction.Pause }).ToValueList() } }).ToValueList(),
        };
    }

    private static async Task SignAsync(IPage page, string button)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();
        await Dialog(page).GetByRole(AriaRole.Button, new() { Name = "Sign the check" }).ClickAsync();
        await Expect(page.GetByText("The check is signed.")).ToBeVisibleAsync();
    }

    private static ILocator Dialog(IPage page) => page.Locator("dialog[open]");
}
