using RolloutPlanner.Components.Editing;
using RolloutPlanner.Domain.Rollouts;
using RolloutPlanner.Tests.TestKit;

namespace RolloutPlanner.Tests.Components.Editing;

public class PlanSessionTests
{
    [Fact]
    public void Session_Untouched_IsCleanAndTakesWhatOthersSave()
    {
        var rollout = ARollout.Draft();
        var session = new PlanSession(rollout.State);

        rollout.Edit(APlan.Guarded() with { Goal = "Another goal" }, By.Jonas, At.Noon).Worked();
        session.Meanwhile(rollout.State);

        Assert.Equal((false, "Another goal", null), (session.IsDirty, session.Model.Goal, session.Theirs));
    }

    [Fact]
    public void Session_Typed_KeepsItAndSaysTheConflict()
    {
        var rollout = ARollout.Draft();
        var session = Typed(rollout, "Mine");

        rollout.Edit(APlan.Guarded() with { Goal = "Theirs" }, By.Jonas, At.Noon).Worked();
        session.Meanwhile(rollout.State);

        Assert.Equal((true, "Mine", "Theirs"), (session.IsDirty, session.Model.Goal, session.Theirs!.Draft.Goal));
        session.KeepMine();
        Assert.Equal(("Mine", rollout.State.Version, null), (session.Model.Goal, session.State.Version, session.Theirs));
    }

    [Fact]
    public void Session_Typed_GoesOnWhenThePlanReadsTheSame()
    {
        var rollout = ARollout.InReview();
        var session = Typed(rollout, "Mine");

        rollout.SignedBy(By.Tom, At.Noon);
        session.Meanwhile(rollout.State);

        Assert.Equal(("Mine", RolloutStatus.Approved, null), (session.Model.Goal, session.State.Status, session.Theirs));
    }

    [Fact]
    public void Session_OlderState_ChangesNothing()
    {
        var rollout = ARollout.Draft();
        var old = rollout.State;
        rollout.Edit(APlan.Guarded() with { Goal = "Newer" }, By.Maya, At.Noon).Worked();
        var session = new PlanSession(rollout.State);

        session.Meanwhile(old);

        Assert.Equal("Newer", session.Model.Goal);
    }

    [Fact]
    public void Session_DefaultLeftOut_IsTheSamePlan()
    {
        var plan = APlan.Guarded();
        var session = new PlanSession(ARollout.Draft(plan with { TimeZone = "UTC" }).State);

        session.Model.TimeZone = "";
        session.Model.Name += " ";
        session.Changed();

        Assert.False(session.IsDirty);
    }

    [Fact]
    public void RemovedStage_ComesBackWhereItWas()
    {
        var session = new PlanSession(ARollout.Draft().State);

        session.RemoveStage(1);
        Assert.Equal((2, "Bring back Second share", true), (session.Model.Stages.Count, session.Undo?.Label, session.IsDirty));
        session.TakeBack();

        Assert.Equal((3, (string?)null, false), (session.Model.Stages.Count, session.Undo?.Label, session.IsDirty));
    }

    [Fact]
    public void StagesOfATemplate_GoOutAgain()
    {
        var session = new PlanSession(ARollout.Draft().State);

        session.AddStages([new() { Name = "Fourth" }, new() { Name = "Fifth" }], "Ladder");
        Assert.Equal(["First share", "Second share", "Everybody", "Fourth", "Fifth"], session.Model.Stages.Select(stage => stage.Name));
        session.Model.Stages[0].Name = "Typed meanwhile";
        session.TakeBack();

        Assert.Equal(["Typed meanwhile", "Second share", "Everybody"], session.Model.Stages.Select(stage => stage.Name));
    }

    [Fact]
    public void Saved_WhileSomebodyElseSavedOnTop_TakesTheirs()
    {
        var rollout = ARollout.Draft();
        var session = Typed(rollout, "Mine");
        var mine = APlan.Guarded() with { Goal = "Mine" };
        rollout.Edit(mine, By.Maya, At.Noon).Worked();
        var version = rollout.State.Version;
        rollout.Edit(mine with { Risk = "Theirs" }, By.Jonas, At.Noon).Worked();

        session.Saved(mine, version, rollout.State);

        Assert.Equal(("Mine", "Theirs", false, null), (session.Model.Goal, session.Model.Risk, session.IsDirty, session.Theirs));
    }

    [Fact]
    public void Saved_WhileTypingWentOn_KeepsWhatWasTypedSince()
    {
        var rollout = ARollout.Draft();
        var session = Typed(rollout, "Min");
        var mine = APlan.Guarded() with { Goal = "Min" };
        rollout.Edit(mine, By.Maya, At.Noon).Worked();
        session.Model.Goal = "Mine";

        session.Saved(mine, rollout.State.Version, rollout.State);

        Assert.Equal(("Mine", true, rollout.State.Version), (session.Model.Goal, session.IsDirty, session.State.Version));
    }

    [Fact]
    public void KeptPlan_OfATypedSession_IsTheSameAgain()
    {
        var rollout = ARollout.Draft(APlan.Of(APlan.Stage("London", 5, "london", AGate.With(AGate.Trigger())) with { NotBefore = At.Noon.AddSeconds(7) }));
        var session = Typed(rollout, "Mine");
        session.Model.Stages[0].Share = "ten";

        var kept = KeptPlan.Read(KeptPlan.Write(session))!;
        var again = new PlanSession(rollout.State);
        again.TakeUp(kept.Typed, PlanParser.Parse(kept.Basis.ToDocument()).Value, kept.Version);

        Assert.Equal(session.Model.ToDocument(), again.Model.ToDocument());
        Assert.Equal(("ten", true, null), (again.Model.Stages[0].Share, again.IsDirty, again.Theirs));
    }

    [Fact]
    public void TakenUp_OnAPlanThatChangedMeanwhile_IsAConflict()
    {
        var rollout = ARollout.Draft();
        var kept = KeptPlan.Read(KeptPlan.Write(Typed(rollout, "Mine")))!;
        rollout.Edit(APlan.Guarded() with { Risk = "Theirs" }, By.Jonas, At.Noon).Worked();
        var session = new PlanSession(rollout.State);

        session.TakeUp(kept.Typed, PlanParser.Parse(kept.Basis.ToDocument()).Value, kept.Version);

        Assert.Equal(("Mine", "Theirs"), (session.Model.Goal, session.Theirs?.Draft.Risk));
    }

    [Fact]
    public void TypedBackToWhatItWas_TakesTheirs()
    {
        var rollout = ARollout.Draft();
        var session = Typed(rollout, "Mine");
        rollout.Edit(APlan.Guarded() with { Risk = "Theirs" }, By.Jonas, At.Noon).Worked();
        session.Meanwhile(rollout.State);

        session.Model.Goal = APlan.Guarded().Goal;
        session.Changed();

        Assert.Equal(("Theirs", false, null), (session.Model.Risk, session.IsDirty, session.Theirs));
    }

    private static PlanSession Typed(Rollout rollout, string goal)
    {
        var session = new PlanSession(rollout.State);
        session.Model.Goal = goal;
        session.Changed();
        return session;
    }
}
