using Bunit;
using Bunit.TestDoubles;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using RolloutPlanner.Components.Pages.Rollouts;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Gates;
using RolloutPlanner.Domain.Rollouts;
using RolloutPlanner.Tests.Persistence;
using RolloutPlanner.Tests.TestKit;

namespace RolloutPlanner.Tests.Components.Pages;

/// <summary>The replay of a gate over real use-cases.</summary>
public sealed class ReplayPageTests : PageContext
{
    private static readonly RolloutKey Checkout = Stored.Key("checkout");

    [Fact]
    public async Task Page_BeforeTheStart_SaysThatNothingWasRecorded()
    {
        await Database.AddRolloutAsync("checkout");

        var page = Open();

        Assert.Contains("This rollout has not started, so nothing was recorded that could be replayed.", page.Markup);
    }

    [Fact]
    public async Task Page_ByTheRulesThatRan_AnswersInOneSentenceAndATable()
    {
        await RunningAsync();

        var page = Open();

        Assert.Equal("With these rules First share could have moved on 10 minutes in, after 500 people: the soak was done and every metric passed.", Text(page, "#replay-answer"));
        Assert.Equal(["Holds", "Could move on"], Pills(page, "tbody .pill"));
        Assert.Equal("page", page.Find(".kinds a[href$='/replay']").GetAttribute("aria-current"));
    }

    [Fact]
    public async Task OtherLimits_Typed_GoIntoTheAddressAndStandBesideTheRulesInForce()
    {
        await RunningAsync();
        var page = Open("?rules=given");

        await TypeAsync(page, "input[id*='limit']", "0.3");
        await ActAsync(page, "form", form => form.SubmitAsync());

        page.WaitForState(() => Text(page, "#replay-answer").Contains("rolled back", StringComparison.Ordinal));
        Assert.EndsWith("/rollouts/checkout/replay?rules=given&limits=0.3&samples=1&soak=0", Services.GetRequiredService<NavigationManager>().Uri);
        Assert.Equal("With these rules First share would have been rolled back 10 minutes in, after 500 people: Metric payment-errors 0.4%, the limit is at most 0.3%.", Text(page, "#replay-answer"));
        Assert.Equal(["Could move on", "Rolls back"], Pills(page, ".tried > .pad > div > .pill"));
    }

    [Theory]
    [InlineData("?rules=given&limits=lots", "limit")]
    [InlineData("?rules=given&samples=0", "minimumSample")]
    [InlineData("?rules=given&soak=-3", "soakHours")]
    public async Task OtherLimits_ThatAreWrong_AreRefusedAtTheirField(string address, string field)
    {
        await RunningAsync();

        var page = Open(address);

        Assert.Contains(field, page.Find("[aria-invalid=true]").Id);
        Assert.Empty(page.FindAll("#replay-answer"));
    }

    [Theory]
    [InlineData("?run=99")]
    [InlineData("?run=-1&rules=nonsense")]
    [InlineData("?run=%00&limits=%3Cscript%3E")]
    public async Task Address_ThatSaysNonsense_IsAsIfItSaidNothing(string address)
    {
        await RunningAsync();

        Assert.StartsWith("With these rules First share could have moved on", Text(Open(address), "#replay-answer"));
    }

    private static IEnumerable<string> Pills(IRenderedComponent<ReplayPage> page, string selector) => page.FindAll(selector).Select(pill => pill.ChildNodes[^1].TextContent.Trim());

    private IRenderedComponent<ReplayPage> Open(string query = "")
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo($"/rollouts/checkout/replay{query}");
        var page = Page<ReplayPage>(By.Maya, p => p.Add(one => one.Key, "checkout"));
        page.WaitForState(() => page.FindAll(".late, .skel").Count == 0 && page.Markup.Contains("kinds", StringComparison.Ordinal));
        return page;
    }

    private async Task RunningAsync()
    {
        await Database.DoAsync(By.Maya, workspace =>
        {
            workspace.Hooks.Save(Stored.Hook(), new HookCreated(Stored.Hook(), workspace.Actor, workspace.Now));
            return Task.FromResult(Result.Success);
        });
        await Database.AddRolloutAsync("checkout");
        await Database.ChangeAsync("checkout", By.Maya, (rollout, at) => rollout.Submit(By.Maya, at));
        await Database.ChangeAsync("checkout", By.Tom, (rollout, at) => rollout.SignOff(rollout.State.UnderReview!.Hash, "", Stored.Ready, By.Tom, at));
        await Database.ChangeAsync("checkout", By.Maya, (rollout, at) => rollout.Start(Stored.Ready, By.Maya, at));
        Database.Time.Advance(TimeSpan.FromMinutes(10));
        await Database.DoAsync(By.Maya, async workspace =>
        {
            var run = (await workspace.Rollouts.FindAsync(Checkout))!.State.Run!.Number;
            workspace.Rollouts.Add(Checkout, new Measurement(Stored.Errors, run, 0.4m, 500, workspace.Now, workspace.Now, By.Maya.Id, "Grafana"));
            return Result.Success;
        });
        Database.Time.Advance(TimeSpan.FromMinutes(10));
    }
}
