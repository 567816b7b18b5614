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
    public void RemovedStage_ComesBackWhereItWas()
    {
        var session = new PlanSession(ARollout.Draft().State);

        session.RemoveStage(1);
        Assert.Equal((2, "Second share", true), (session.Model.Stages.Count, session.Removed, session.IsDirty));
        session.RestoreStage();

        Assert.Equal((3, (string?)null, false), (session.Model.Stages.Count, session.Removed, session.IsDirty));
    }

    private static PlanSession Typed(Rollout rollout, string goal)
    {
        var session = new PlanSession(rollout.State);
        session.Model.Goal = goal;
        session.Changed();
        return session;
    }
}
