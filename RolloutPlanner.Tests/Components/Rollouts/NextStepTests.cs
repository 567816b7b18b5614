using RolloutPlanner.Components.Rollouts;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Gates;
using RolloutPlanner.Domain.Rollouts;
using RolloutPlanner.Tests.TestKit;

namespace RolloutPlanner.Tests.Components.Rollouts;

public class NextStepTests
{
    private static readonly Measurement Good = AGate.Reading(0.4m, At.Minutes(5));

    [Fact]
    public void Step_Draft_LeadsToThePlan()
    {
        var step = Of(ARollout.Draft(), By.Maya);

        Assert.Equal(("Send for review", "/rollouts/checkout-redesign/plan"), (step.Label, step.Href));
    }

    [Fact]
    public void Step_InReview_LeadsLeadsToSignAndOthersToRead()
    {
        Assert.Equal("Review and sign off", Of(ARollout.InReview(), By.Tom).Label);
        Assert.Equal("Open the review", Of(ARollout.InReview(), By.Maya).Label);
    }

    [Fact]
    public void Step_Approved_StartsTheFirstStage()
    {
        var step = Of(ARollout.Approved(), By.Maya);

        Assert.Equal(("Start stage 1", new Ask(DialogKind.Start), 0), (step.Label, step.Ask, step.Blocked.Count));
    }

    [Fact]
    public void Step_ApprovedWithSilentMetric_SaysWhichOne()
    {
        var plan = APlan.Of(APlan.Stage("All", gate: AGate.With(AGate.Trigger(hook: AGate.Hook("silent")))));

        var step = Of(ARollout.Approved(plan), By.Maya);

        Assert.Equal("One thing is left before you can start:", step.Intro);
        Assert.StartsWith("The metric \"silent\" has never delivered", step.Blocked[0].Text);
    }

    [Fact]
    public void Step_RunningWithoutEvidence_ListsEverythingThatIsLeft()
    {
        var step = Of(ARollout.Running(), By.Maya);

        Assert.Equal("Advance to Second share", step.Label);
        Assert.Equal("Two things are left before you can advance:", step.Intro);
        Assert.Equal(["A reading of Payment errors.", "1 approval."], step.Blocked.Select(reason => reason.Text));
    }

    [Fact]
    public void Step_SoakLeft_SaysWhenItEnds()
    {
        var plan = APlan.Of(APlan.Stage("First", 5, gate: AView.Watched, soakHours: 10), APlan.Stage("All", gate: AView.Watched));

        var view = AView.Of(ARollout.Running(plan), At.Hours(4), AGate.Reading(0.4m, At.Noon));

        var step = NextStep.Of(view, By.Maya.Looks(), view.Clock());

        Assert.Equal(("6 hours of soak time.", "Ends Wed 18 Nov, 22:00 UTC."), (step.Blocked[0].Text, step.Blocked[0].Detail));
    }

    [Fact]
    public void Step_OnlyApprovalsMissing_AsksTheLeadWhoMayGiveThem()
    {
        Assert.Equal(("Review and approve", new Ask(DialogKind.Approve)), (Of(ARollout.Running(), By.Tom, Good).Label, Of(ARollout.Running(), By.Tom, Good).Ask));
        Assert.Equal(["1 approval."], Of(ARollout.Running(), By.Maya, Good).Blocked.Select(reason => reason.Text));
    }

    [Fact]
    public void Step_GateOpen_Advances()
    {
        var rollout = ARollout.Running();
        rollout.ApprovedBy(By.Tom, rollout.Facts(Good), At.Minutes(6)).Worked();

        var step = Of(rollout, By.Maya, Good);

        Assert.Equal(("Advance to Second share", new Ask(DialogKind.Advance), 0), (step.Label, step.Ask, step.Blocked.Count));
    }

    [Fact]
    public void Step_GateOpenButNextStageDated_SaysTheDate()
    {
        var plan = APlan.Of(APlan.Stage("First", 5, gate: AView.Watched), APlan.Stage("Second", gate: AView.Watched) with { NotBefore = At.Hours(48) });

        Assert.Contains("does not start before 20 Nov 2026", Of(ARollout.Running(plan), By.Maya, Good).Blocked[0].Text);
    }

    [Fact]
    public void Step_LastStage_Finishes() =>
        Assert.Equal("Finish", Of(ARollout.Running(APlan.Of(APlan.Stage("All", gate: AView.Watched))), By.Maya, Good).Label);

    [Fact]
    public void Step_Paused_Resumes()
    {
        var rollout = ARollout.Running();
        rollout.Pause("Looking closer", By.Maya, At.Minutes(1)).Worked();

        Assert.Equal(("Resume", new Ask(DialogKind.Resume)), (Of(rollout, By.Maya).Label, Of(rollout, By.Maya).Ask));
    }

    [Fact]
    public void Step_RolledBack_StartsOver()
    {
        var rollout = ARollout.Running();
        rollout.RollBackFully("Broken", By.Maya, At.Minutes(1)).Worked();

        Assert.Equal("Start over", Of(rollout, By.Maya).Label);
    }

    [Fact]
    public void Step_CompletedOrArchived_IsNone()
    {
        var rollout = ARollout.Running(APlan.Of(APlan.Stage("All", gate: AView.Watched)));
        rollout.Advance(rollout.Facts(Good), By.Maya, At.Minutes(6)).Worked();

        Assert.Equal((null, "Nothing is left to do. Everybody has the feature."), (Of(rollout, By.Maya).Label, Of(rollout, By.Maya).Note));

        rollout.Archive("", By.Maya, At.Minutes(7)).Worked();

        Assert.Null(Of(rollout, By.Maya).Label);
    }

    [Fact]
    public void Step_AuditorOrViewer_HasNoButtonAndANote()
    {
        foreach (var step in new[] { ARollout.Draft(), ARollout.Approved(), ARollout.Running() }.SelectMany(rollout => new[] { Of(rollout, By.Helen), Of(rollout, By.Victor) }))
        {
            Assert.Null(step.Label);
            Assert.NotEmpty(step.Note);
        }
    }

    private static NextStep Of(Rollout rollout, Actor me, params Measurement[] readings)
    {
        var view = AView.Of(rollout, At.Minutes(10), readings);
        return NextStep.Of(view, me.Looks(), view.Clock());
    }
}
