using Bunit;
using Bunit.TestDoubles;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using RolloutPlanner.Application.Ports;
using RolloutPlanner.Components.Pages.Rollouts;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Gates;
using RolloutPlanner.Domain.Rollouts;
using RolloutPlanner.Tests.Persistence;
using RolloutPlanner.Tests.TestKit;

namespace RolloutPlanner.Tests.Components.Pages;

/// <summary>The readiness tab over a real database: what it offers whom, and what it stores.</summary>
public sealed class ReadinessPageTests : PageContext
{
    private static readonly ReadinessFacts Silent = Stored.Ready with { Hook = _ => null };

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        await Database.DoAsync(By.Maya, workspace =>
        {
            var hook = Stored.Hook() with { LastReading = new(0.4m, workspace.Now, "Grafana") };
            workspace.Hooks.Save(hook, new HookCreated(hook, workspace.Actor, workspace.Now));
            return Task.FromResult(Result.Success);
        });
        await Database.AddRolloutAsync("checkout");
        await StepAsync(By.Maya, (rollout, at) => rollout.Submit(By.Maya, at));
        await StepAsync(By.Tom, (rollout, at) => rollout.SignOff(rollout.State.UnderReview!.Hash, "", Silent, By.Tom, at));
    }

    [Fact]
    public void Tab_WithOneCheckOpen_SaysHowManyAreSignedAndWhichIsNot()
    {
        var page = Show(By.Maya);

        page.WaitForAssertion(() => Assert.Equal(
            "Six of seven readiness checks are signed. All seven are needed to start. Open: every metric delivers.", Text(page, "[aria-labelledby=ready-title] > p")));
        Assert.Equal(6, page.FindAll(".vt.pass").Count(line => line.TextContent.StartsWith("Signed by Tom Okafor, ", StringComparison.Ordinal) || line.TextContent.Contains("Accepted with the plan")));
        Assert.DoesNotContain(page.FindAll("button"), button => button.TextContent.Contains("Sign…"));
    }

    [Fact]
    public async Task Sign_ByALead_PutsTheirSignatureThere()
    {
        var page = Show(By.Priya, "?do=sign&check=metrics");
        page.WaitForAssertion(() => Assert.Contains("Sign this check?", page.Markup));

        await TypeAsync(page, "textarea", "Seen on the board");
        await ClickAsync(page, "Sign the check");

        var signature = (await StateAsync()).ReadinessSignatures.Single(one => one.Topic is ReadinessTopic.Metrics);
        Assert.Equal((By.Priya.Id, 1, "Seen on the board"), (signature.By, signature.PlanVersion, signature.Note));
        page.WaitForAssertion(() => Assert.Equal("Every readiness check is signed.", Text(page, "[aria-labelledby=ready-title] > p")));
    }

    [Fact]
    public async Task Sign_EvidenceChangedBehindTheDialog_IsRefusedThere()
    {
        var page = Show(By.Priya, "?do=sign&check=metrics");
        page.WaitForAssertion(() => Assert.Contains("Sign this check?", page.Markup));
        await Database.DoAsync(By.Maya, async workspace =>
        {
            var hook = (await workspace.Hooks.FindAsync(Stored.Errors))!;
            var broken = hook with { Version = hook.Version + 1, Problem = new(FailureKind.Timeout, "No answer in 30 s.", workspace.Now) };
            workspace.Hooks.Save(broken, new HookChanged(hook, broken, workspace.Actor, workspace.Now));
            return Result.Success;
        });

        page.WaitForAssertion(() => Assert.Contains(RolloutErrors.ReadinessChanged.Message, page.Markup));
        await ClickAsync(page, "Sign the check");

        Assert.DoesNotContain((await StateAsync()).ReadinessSignatures, one => one.Topic is ReadinessTopic.Metrics);
    }

    [Fact]
    public async Task Note_ByTheOwner_IsShownAndSignsNothing()
    {
        var page = Show(By.Maya, "?do=note&check=people");
        page.WaitForAssertion(() => Assert.Contains("Leave a note?", page.Markup));

        await TypeAsync(page, "textarea", "Away on Friday");
        await ClickAsync(page, "Leave the note");

        page.WaitForAssertion(() => Assert.Contains("“Away on Friday”", page.Markup));
        Assert.Equal("Away on Friday", (await StateAsync()).ReadinessNotes.Single().Text);
    }

    private IRenderedComponent<ReadinessPage> Show(Actor who, string query = "")
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo("/rollouts/checkout/readiness" + query);
        return Page<ReadinessPage>(who, page => page.Add(it => it.Key, "checkout"));
    }

    private async Task<RolloutState> StateAsync() => (await Database.Get<IRolloutReader>().FindAsync(Stored.Key("checkout"), default))!;

    private async Task StepAsync(Actor by, Func<Rollout, DateTimeOffset, Result> step) => Assert.False((await Database.ChangeAsync("checkout", by, step)).IsError);
}
