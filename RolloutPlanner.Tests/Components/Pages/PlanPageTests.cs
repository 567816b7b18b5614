using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using RolloutPlanner.Application.Cohorts;
using RolloutPlanner.Application.Gates;
using RolloutPlanner.Application.Ports;
using RolloutPlanner.Application.Rollouts;
using RolloutPlanner.Components.Pages.Rollouts;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Flags;
using RolloutPlanner.Domain.Rollouts;
using RolloutPlanner.Tests.Persistence;
using RolloutPlanner.Tests.TestKit;

namespace RolloutPlanner.Tests.Components.Pages;

/// <summary>The plan editor over real use-cases: it saves by itself, and whatever is refused, what was typed stays.</summary>
public class PlanPageTests : PageContext
{
    private static readonly RolloutKey Key = Stored.Key("checkout");
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        await Database.AddCohortAsync(Stored.Document("london"));
        var stage = new StageDocument { Name = "All", Audience = "everybody", Share = 100, SoakHours = 0 };
        var plan = PlanDocuments.From(Stored.Plan()) with { Stages = [stage, stage with { Name = "Last" }] };
        var made = await new CreateRollout(Database.Executor).RunAsync(By.Maya.Asks(), new("checkout", FlagType.Boolean, null, null, "blank", plan), default);
        Assert.False(made.IsError, made.IsError ? made.Error.Message : "");
        Database.Time.HoldDelays();
    }

    [Fact]
    public async Task Typing_PausedForTwoSeconds_IsSavedAndSaid()
    {
        var page = Open();
        await TypeAsync(page, "#f-stages-0-name", "First guests 🛒");
        Database.Time.Advance(Pause - TimeSpan.FromMilliseconds(1));
        page.WaitForAssertion(() => Assert.NotEmpty(Storage.Kept), Patience);
        Assert.Contains("Version 1, not saved yet.", page.Markup);
        Assert.Equal(1, (await StoredAsync()).Version);

        Database.Time.Advance(TimeSpan.FromMilliseconds(1));

        page.WaitForAssertion(() => Assert.Contains("Version 1, saved 12:00 by you.", page.Markup), Patience);
        Assert.Equal(("First guests 🛒", 2L), ((await StoredAsync()).Draft.Stages[0].Name, (await StoredAsync()).Version));
        Assert.Empty(Storage.Kept);
    }

    [Fact]
    public async Task Typing_WhichGoesOn_IsSavedOnceAtItsEnd()
    {
        var page = Open();
        await TypeAsync(page, "#f-stages-0-name", "Fir");
        Database.Time.Advance(TimeSpan.FromSeconds(1.5));
        await TypeAsync(page, "#f-stages-0-name", "First");

        Database.Time.Advance(TimeSpan.FromSeconds(1.5));
        Assert.Equal(1, (await StoredAsync()).Version);
        Database.Time.Advance(TimeSpan.FromSeconds(0.5));

        page.WaitForAssertion(() => Assert.Contains("saved 12:00 by you", page.Markup), Patience);
        Assert.Equal(("First", 2L), ((await StoredAsync()).Draft.Stages[0].Name, (await StoredAsync()).Version));
    }

    [Theory]
    [InlineData("0", "0 % reaches nobody")]
    [InlineData("100.0001", "100")]
    [InlineData("ten", "\"ten\" is not a number.")]
    public async Task Typing_ShareOutside_SaysSoAndIsKeptInTheBrowserOnly(string share, string why)
    {
        var page = Open();
        await TypeAsync(page, "#f-stages-0-name", "First guests");
        await TypeAsync(page, "#f-stages-0-share", share);

        Database.Time.Advance(Pause);

        page.WaitForAssertion(() => Assert.Contains(why, Text(page, "#f-stages-0-share-error")), Patience);
        Assert.Contains("Not saved yet: one value cannot be read.", page.Markup);
        Assert.Equal(("First guests", share), (Value(page, "#f-stages-0-name"), Value(page, "#f-stages-0-share")));
        Assert.Contains($"\"{share}\"", Storage.Kept["plan/checkout"].Text);
        Assert.Equal(1, (await StoredAsync()).Version);
    }

    [Fact]
    public async Task Saving_CohortDeletedMeanwhile_SaysSoAtTheCohortAndKeepsWhatWasTyped()
    {
        var page = Open();
        await TypeAsync(page, "#f-stages-0-name", "First guests 🛒");
        await ActAsync(page, "#f-stages-0-cohort", element => element.ChangeAsync("london"));
        await new DeleteCohort(Database.Executor).RunAsync(By.Tom.Asks(), Stored.Cohort("london"), 1, default);

        Database.Time.Advance(Pause);

        page.WaitForAssertion(() => Assert.Contains("The cohort \"london\" does not exist any more. Choose another one.", Text(page, "#f-stages-0-cohort-error")), Patience);
        Assert.Contains("Not saved: The cohort", page.Markup);
        Assert.Equal(("First guests 🛒", "london"), (Value(page, "#f-stages-0-name"), Value(page, "#f-stages-0-cohort")));
        Assert.Equal("All", (await StoredAsync()).Draft.Stages[0].Name);
    }

    [Fact]
    public async Task Typing_InReview_WaitsForConsentThatNamesTheSignature()
    {
        await DoneAsync(new SaveHook(Database.Executor).RunAsync(By.Maya.Asks(), new(Stored.Errors.Value, "Payment errors", "%", "Grafana", 0), default));
        await DoneAsync(Database.ChangeAsync("checkout", By.Maya, (rollout, at) => rollout.Edit(Stored.Plan("checkout") with { SignOffsNeeded = 2 }, By.Maya, at)));
        await DoneAsync(Database.ChangeAsync("checkout", By.Maya, (rollout, at) => rollout.Submit(By.Maya, at)));
        await DoneAsync(Database.ChangeAsync("checkout", By.Tom, (rollout, at) => rollout.SignOff(rollout.State.UnderReview!.Hash, "", Stored.Ready, By.Tom, at)));
        var page = Open();
        await TypeAsync(page, "#f-stages-0-name", "Changed");
        Database.Time.Advance(Pause);
        page.WaitForAssertion(() => Assert.NotEmpty(Storage.Kept), Patience);
        Assert.Equal((PlanPhase.InReview, 1), ((await StoredAsync()).Phase, (await StoredAsync()).SignOffs.Count));

        await ClickAsync(page, "Change the plan and clear Tom Okafor's signature");

        page.WaitForAssertion(() => Assert.Contains("Version 2, saved 12:00 by you.", page.Markup), Patience);
        var stored = await StoredAsync();
        Assert.Equal((PlanPhase.Draft, 0, "Changed"), (stored.Phase, stored.SignOffs.Count, stored.Draft.Stages[0].Name));
    }

    [Fact]
    public async Task Conflict_KeepMine_SavesOverTheirs()
    {
        var page = await InConflictAsync(0);

        await ClickAsync(page, "Keep mine");

        page.WaitForAssertion(() => Assert.DoesNotContain("while you were editing", page.Markup), Patience);
        Assert.Equal(("Mine", 3L), ((await StoredAsync()).Draft.Stages[0].Name, (await StoredAsync()).Version));
    }

    [Fact]
    public async Task Conflict_LoadTheirs_ShowsTheirsAndSavesNothing()
    {
        var page = await InConflictAsync(0);

        await ClickAsync(page, "Load theirs");
        Database.Time.Advance(Pause);

        page.WaitForAssertion(() => Assert.Empty(Storage.Kept), Patience);
        Assert.DoesNotContain("while you were editing", page.Markup);
        Assert.Equal("Theirs", Value(page, "#f-stages-0-name"));
        Assert.Equal(2, (await StoredAsync()).Version);
    }

    [Fact]
    public async Task Conflict_InAnotherStage_KeepBothStoresBoth()
    {
        var page = await InConflictAsync(1);
        Database.Time.Advance(Pause);
        Assert.Equal(2, (await StoredAsync()).Version);

        await ClickAsync(page, "Keep both");

        page.WaitForAssertion(() => Assert.DoesNotContain("while you were editing", page.Markup), Patience);
        Assert.Equal(["Mine", "Theirs"], (await StoredAsync()).Draft.Stages.Select(stage => stage.Name));
    }

    [Fact]
    public async Task Leaving_WithSomethingTyped_SavesItWithoutAQuestion()
    {
        var page = Open();
        await TypeAsync(page, "#f-stages-0-name", "Saved on the way");

        Services.GetRequiredService<NavigationManager>().NavigateTo("/rollouts");

        page.WaitForAssertion(() => Assert.EndsWith("/rollouts", Services.GetRequiredService<NavigationManager>().Uri), Patience);
        Assert.Equal("Saved on the way", (await StoredAsync()).Draft.Stages[0].Name);
    }

    [Theory]
    [InlineData(false, "What you typed stays in this browser until you come back.")]
    [InlineData(true, "What you typed is lost when you leave.")]
    public async Task Leaving_WithSomethingUnreadable_Asks(bool refuses, string words)
    {
        Storage.Refuses = refuses;
        var page = Open();
        await TypeAsync(page, "#f-stages-0-share", "ten");
        Database.Time.Advance(Pause);
        page.WaitForAssertion(() => Assert.Contains("Not saved yet", page.Markup), Patience);
        if (!refuses) page.WaitForAssertion(() => Assert.NotEmpty(Storage.Kept), Patience);

        Services.GetRequiredService<NavigationManager>().NavigateTo("/rollouts");

        page.WaitForAssertion(() => Assert.Contains(words, page.Markup), Patience);
    }

    [Fact]
    public async Task Opened_WithADraftInTheBrowser_TakesItUpAndDropsItWhenAsked()
    {
        var first = Open();
        await TypeAsync(first, "#f-stages-0-name", "Before the restart");
        await TypeAsync(first, "#f-stages-0-share", "ten");
        Database.Time.Advance(Pause);
        first.WaitForAssertion(() => Assert.NotEmpty(Storage.Kept), Patience);
        await DisposeComponentsAsync();

        var page = Open();

        page.WaitForAssertion(() => Assert.Contains("Back online, your draft from 12:00 is here.", page.Markup), Patience);
        Assert.Equal(("Before the restart", "ten"), (Value(page, "#f-stages-0-name"), Value(page, "#f-stages-0-share")));
        await ClickAsync(page, "Drop it");
        Database.Time.Advance(Pause);
        page.WaitForAssertion(() => Assert.Empty(Storage.Kept), Patience);
        Assert.Equal("All", Value(page, "#f-stages-0-name"));
        Assert.Equal(1, (await StoredAsync()).Version);
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("""{"Version":1,"Basis":null,"Typed":null}""")]
    [InlineData("""{"Version":1,"Basis":{},"Typed":{"Stages":[null]}}""")]
    [InlineData("""{"Version":1,"Basis":{"Name":"x"},"Typed":{"Name":null}}""")]
    public void Opened_WithNonsenseInTheBrowser_ShowsWhatIsStored(string kept)
    {
        Storage.Kept["plan/checkout"] = (kept, 0);

        var page = Open();

        page.WaitForAssertion(() => Assert.Empty(Storage.Kept), Patience);
        Assert.Equal("All", Value(page, "#f-stages-0-name"));
        Assert.DoesNotContain("Back online", page.Markup);
    }

    [Theory]
    [InlineData("x", "y")]
    [InlineData("-1", "-1")]
    [InlineData("99999999999", "99999999999")]
    public void Opened_WithATamperedAddress_ShowsThePlan(string stage, string version)
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo($"/rollouts/checkout/plan?stage={stage}&v={version}");

        var page = Page<PlanPage>(By.Maya, parameters => parameters.Add(p => p.Key, "checkout"));

        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll("li.s")), Patience);
    }

    private static TimeSpan Patience { get; } = TimeSpan.FromSeconds(20);

    private async Task<IRenderedComponent<PlanPage>> InConflictAsync(int theirStage)
    {
        var page = Open();
        await TypeAsync(page, "#f-stages-0-name", "Mine");
        var state = await StoredAsync();
        var document = PlanDocuments.From(state.Draft);
        var theirs = await Database.Get<EditPlan>().RunAsync(
            new(By.Tom.Asks(), Key, state.Version), document with { Stages = document.Stages.Replace(theirStage, document.Stages[theirStage] with { Name = "Theirs" }) }, default);
        Assert.False(theirs.IsError);
        page.WaitForAssertion(() => Assert.Contains("Tom Okafor saved version 1 while you were editing.", page.Markup), Patience);
        Assert.Equal("Mine", Value(page, "#f-stages-0-name"));
        return page;
    }

    private IRenderedComponent<PlanPage> Open()
    {
        var page = Page<PlanPage>(By.Maya, parameters => parameters.Add(p => p.Key, "checkout"));
        page.WaitForElement("#f-stages-0-name", Patience);
        return page;
    }

    private async Task<RolloutState> StoredAsync() => (await Database.Get<IRolloutReader>().FindAsync(Key, default))!;

    private static async Task DoneAsync(Task<Result<Receipt>> command)
    {
        var done = await command;
        Assert.False(done.IsError, done.IsError ? string.Join("; ", done.Errors) : "");
    }

    // Awaited, so that the pause after it has begun whatever the page was doing.
    private static string? Value(IRenderedComponent<PlanPage> page, string selector) => page.Find(selector).GetAttribute("value");
}
