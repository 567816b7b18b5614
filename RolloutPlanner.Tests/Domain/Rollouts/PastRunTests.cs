using RolloutPlanner.Domain.Rollouts;
using RolloutPlanner.Tests.TestKit;

namespace RolloutPlanner.Tests.Domain.Rollouts;

/// <summary>Stays in stages, read back from the moves alone.</summary>
public sealed class PastRunTests
{
    [Fact]
    public void Of_EveryMove_GivesThePresentRunAndTheVisits()
    {
        var rollout = ARollout.Running();
        var state = rollout.State;
        rollout.Pause("Lunch", By.Maya, At.Minutes(10)).Worked();
        rollout.Resume("Back", By.Maya, At.Minutes(40)).Worked();
        rollout.ApprovedBy(By.Priya, rollout.GoodNews(At.Hours(1)), At.Hours(1)).Worked();
        rollout.Advance(rollout.GoodNews(At.Hours(1)), By.Maya, At.Hours(2)).Worked();
        rollout.RollBackToStage(1, "Slow", By.Maya, At.Hours(3)).Worked();
        rollout.Resume("Fast again", By.Maya, At.Hours(4)).Worked();
        var live = rollout.State;
        rollout.RollBackFully("Slow again", By.Maya, At.Hours(5)).Worked();

        var (then, now) = (PastRun.Of(Moves(rollout).SkipLast(1)), PastRun.Of(Moves(rollout)));

        Assert.Equal((3, live.Run), (then.Count, then[^1].Run));
        Assert.Null(then[^1].LeftAt);
        Assert.Equal(rollout.State.Visits, now.Select(run => new StageVisit(run.Run.Stage, run.Run.EnteredAt, run.LeftAt!.Value)));
        Assert.Equal(state.Run!.Pause(At.Minutes(10)).Resume(At.Minutes(40)), now[0].Run);
        Assert.Equal([1, 1, 1], now.Select(run => run.PlanVersion));
    }

    private static IEnumerable<Move> Moves(Rollout rollout) => rollout.Pending.OfType<RolloutMoved>().Select(moved => new Move(moved.From, moved.To, moved.At));
}
