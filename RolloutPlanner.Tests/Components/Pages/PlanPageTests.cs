using Bunit;
using RolloutPlanner.Application.Cohorts;
using RolloutPlanner.Application.Ports;
using RolloutPlanner.Application.Rollouts;
using RolloutPlanner.Components.Pages.Rollouts;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Flags;
using RolloutPlanner.Domain.Rollouts;
using RolloutPlanner.Tests.Persistence;
using RolloutPlanner.Tests.TestKit;

namespace RolloutPlanner.Tests.Components.Pages;

/// <summary>The plan editor over real use-cases: whatever is refused, what was typed stays.</summary>
public class PlanPageTests : PageContext
{
    private static readonly RolloutKey Key = Stored.Key("checkout");

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        await Database.AddCohortAsync(Stored.Document("london"));
        var plan = PlanDocuments.From(Stored.Plan()) with { Stages = [new() { Name = "All", Audience = "everybody", Share = 100, SoakHours = 0, Gate = new() }] };
        var made = await new CreateRollout(Database.Executor).RunAsync(By.Maya.Asks(), new("checkout", FlagType.Boolean, null, null, "blank", plan), default);
        Assert.False(made.IsError, made.IsError ? made.Error.Message : "");
    }

    [Fact]
    public async Task Save_CohortDeletedMeanwhile_SaysSoAtTheCohortAndKeepsWhatWasTyped()
    {
        var page = Open();
        await page.Find("#f-stages-0-name").InputAsync("First guests 🛒");
        await page.Find("#f-stages-0-cohort").ChangeAsync("london");
        await new DeleteCohort(Database.Executor).RunAsync(By.Tom.Asks(), Stored.Cohort("london"), 1, default);

        await ClickAsync(page, "Save plan");

        Assert.Contains("The cohort \"london\" does not exist any more. Choose another one.", Text(page, "#f-stages-0-cohort-error"));
        Assert.Equal(("First guests 🛒", "london"), (Value(page, "#f-stages-0-name"), Value(page, "#f-stages-0-cohort")));
        Assert.Equal("All", (await StoredAsync()).Draft.Stages[0].Name);
    }

    [Theory]
    [InlineData("0", "0 % reaches nobody")]
    [InlineData("100.0001", "100")]
    [InlineData("ten", "\"ten\" is not a number.")]
    public async Task Save_ShareOutside_SaysSoAtTheShareAndKeepsWhatWasTyped(string share, string why)
    {
        var page = Open();
        await page.Find("#f-stages-0-name").InputAsync("First guests");
        await page.Find("#f-stages-0-share").InputAsync(share);

        await ClickAsync(page, "Save plan");

        Assert.Contains(why, Text(page, "#f-stages-0-share-error"));
        Assert.Equal(("First guests", share), (Value(page, "#f-stages-0-name"), Value(page, "#f-stages-0-share")));
        Assert.Equal(1, (await StoredAsync()).Version);
    }

    [Fact]
    public async Task Save_SomebodyElseSaved_KeepMineSavesOverTheirs()
    {
        var page = await InConflictAsync();

        await ClickAsync(page, "Keep mine");

        page.WaitForAssertion(() => Assert.DoesNotContain("changed this plan meanwhile", page.Markup));
        var stored = await StoredAsync();
        Assert.Equal(("Mine", 3L), (stored.Draft.Stages[0].Name, stored.Version));
    }

    [Fact]
    public async Task Save_SomebodyElseSaved_LoadTheirsShowsTheirsAndSavesNothing()
    {
        var page = await InConflictAsync();

        await ClickAsync(page, "Load theirs");

        Assert.DoesNotContain("changed this plan meanwhile", page.Markup);
        Assert.Equal("Theirs", Value(page, "#f-stages-0-name"));
        Assert.Equal(2, (await StoredAsync()).Version);
    }

    private async Task<IRenderedComponent<PlanPage>> InConflictAsync()
    {
        var page = Open();
        await page.Find("#f-stages-0-name").InputAsync("Mine");
        var state = await StoredAsync();
        var document = PlanDocuments.From(state.Draft);
        var theirs = await Database.Get<EditPlan>().RunAsync(
            new(By.Tom.Asks(), Key, state.Version), document with { Stages = [document.Stages[0] with { Name = "Theirs" }] }, default);
        Assert.False(theirs.IsError);

        await ClickAsync(page, "Save plan");

        page.WaitForAssertion(() => Assert.Contains("Tom Okafor changed this plan meanwhile.", page.Markup));
        Assert.Equal("Mine", Value(page, "#f-stages-0-name"));
        return page;
    }

    private IRenderedComponent<PlanPage> Open()
    {
        var page = Page<PlanPage>(By.Maya, parameters => parameters.Add(p => p.Key, "checkout"));
        page.WaitForElement("#f-stages-0-name", TimeSpan.FromSeconds(10));
        return page;
    }

    private async Task<RolloutState> StoredAsync() => (await Database.Get<IRolloutReader>().FindAsync(Key, default))!;

    private static string? Value(IRenderedComponent<PlanPage> page, string selector) => page.Find(selector).GetAttribute("value");
}
