using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Gates;
using RolloutPlanner.Domain.Planning;
using RolloutPlanner.Domain.Rollouts;
using RolloutPlanner.Tests.TestKit;

namespace RolloutPlanner.Tests.Domain.Planning;

public sealed class ScheduleTests
{
    private static readonly Gate Automatic = AGate.With(AGate.Trigger()) with { Mode = AdvanceMode.Automatic };
    private static readonly Plan Plan = APlan.Of(
        APlan.Stage("One", gate: Automatic, soakHours: 24), APlan.Stage("Two", gate: Automatic, soakHours: 48), APlan.Stage("Three", gate: APlan.Guard));

    [Fact]
    public void Project_BeforeTheStart_AddsTheSoaks() => Assert.Equal<StageForecast>(
        [new(1, At.Noon, false, false), new(2, At.Hours(24), false, false), new(3, At.Hours(72), false, false)], Schedule.Project(Plan, null, At.Noon));

    [Fact]
    public void Project_GateLeftByHand_MarksWhatFollowsAsEarliest()
    {
        var plan = Plan with { Stages = Plan.Stages.Replace(0, Plan.Stages[0] with { Gate = APlan.Guard }) };

        Assert.Equal([false, true, true], Schedule.Project(plan, null, At.Noon).Select(f => f.IsEarliest));
    }

    [Fact]
    public void Project_EarlierAdvance_RebasesAllLaterStages()
    {
        var plan = Plan with { Stages = Plan.Stages.Replace(0, Plan.Stages[0] with { MinimumSoak = TimeSpan.FromHours(2) }) };
        var rollout = ARollout.Running(plan);
        var facts = rollout.GoodNews(At.Noon);
        rollout.Advance(facts, By.Automation, At.Hours(5)).Worked();

        Assert.Equal<StageForecast>(
            [new(1, At.Noon, true, false), new(2, At.Hours(5), true, false), new(3, At.Hours(53), false, false)], Schedule.Project(plan, rollout.State, null));
    }

    [Fact]
    public void Project_SoakThatDidNotCount_PutsTheNextStagesOff()
    {
        var rollout = ARollout.Running(Plan);

        var late = Schedule.Project(Plan, rollout.State, null, new(new(TimeSpan.FromHours(24), TimeSpan.FromHours(4), true), At.Hours(10)));
        var standing = Schedule.Project(Plan, rollout.State, null, new(new(TimeSpan.FromHours(24), TimeSpan.FromHours(4), false), At.Hours(10)));
        var done = Schedule.Project(Plan, rollout.State, null, new(new(TimeSpan.FromHours(24), TimeSpan.FromHours(30), true), At.Hours(30)));

        Assert.Equal<StageForecast>([new(1, At.Noon, true, false), new(2, At.Hours(30), false, false), new(3, At.Hours(78), false, false)], late);
        Assert.Equal<StageForecast>([new(1, At.Noon, true, false), new(2, At.Hours(30), false, true), new(3, At.Hours(78), false, true)], standing);
        Assert.Equal<StageForecast>([new(1, At.Noon, true, false), new(2, At.Hours(24), false, false), new(3, At.Hours(72), false, false)], done);
    }

    [Fact]
    public void Project_StageWithItsOwnDate_WaitsForIt()
    {
        var plan = Plan with { Stages = Plan.Stages.Replace(1, Plan.Stages[1] with { NotBefore = At.Hours(100) }) };

        Assert.Equal<DateTimeOffset?>([At.Noon, At.Hours(100), At.Hours(148)], Schedule.Project(plan, null, At.Noon).Select(f => f.At));
    }

    [Fact]
    public void Project_NobodyKnowsTheStart_GivesNoDateOrOnlyTheEarliest()
    {
        var plan = Plan with { Stages = Plan.Stages.Replace(1, Plan.Stages[1] with { NotBefore = At.Noon }) };

        Assert.Equal<StageForecast>([new(1, null, false, false), new(2, At.Noon, false, true), new(3, At.Hours(48), false, true)], Schedule.Project(plan, null, null));
    }

    [Fact]
    public void Project_Completed_ShowsTheRealStarts()
    {
        var plan = APlan.Of(APlan.Stage("One", gate: Automatic), APlan.Stage("Two", gate: Automatic));
        var rollout = ARollout.Running(plan);
        rollout.Advance(rollout.GoodNews(At.Noon), By.Maya, At.Hours(1)).Worked();
        rollout.Advance(rollout.GoodNews(At.Hours(1)), By.Maya, At.Hours(2)).Worked();

        Assert.Equal<StageForecast>([new(1, At.Noon, true, false), new(2, At.Hours(1), true, false)], Schedule.Project(plan, rollout.State, null));
    }
}
