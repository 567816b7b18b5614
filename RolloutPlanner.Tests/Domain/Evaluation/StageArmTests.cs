using RolloutPlanner.Domain.Evaluation;
using RolloutPlanner.Domain.Flags;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Rollouts;
using RolloutPlanner.Domain.Targeting;
using RolloutPlanner.Tests.Application.Exports;
using RolloutPlanner.Tests.TestKit;

namespace RolloutPlanner.Tests.Domain.Evaluation;

public class StageArmTests
{
    private static readonly FeatureFlag Flag = FeatureFlag.Boolean(FlagKey.Parse("checkout", "flag").Value);

    [Fact]
    public void Of_AnyRolloutAndPerson_AgreesWithEvaluation()
    {
        var random = new Random(7);
        var seen = new HashSet<StageArm>();
        for (var i = 0; i < 400; i++)
        {
            var rollout = RandomServed.Flag(random, i, RandomServed.Sayable[i % RandomServed.Sayable.Length]).Rollout;
            for (var j = 0; j < 60; j++)
            {
                var person = RandomPeople.Next(random, At.Noon).Ours;

                var arm = StageArms.Of(rollout, person);

                seen.Add(arm);
                if (arm is StageArm.Treatment) Assert.True(rollout.Evaluate(person).IsOn && rollout.IsInStage(rollout.Reached, person));
                if (arm is StageArm.Control) Assert.True(!rollout.Evaluate(person).IsOn && !rollout.IsInStage(rollout.Reached, person));
            }
        }
        Assert.Subset(seen, new HashSet<StageArm> { StageArm.Treatment, StageArm.Control, StageArm.OutsideCohort, StageArm.NoPlace, StageArm.EarlierStage, StageArm.NotServed });
    }

    [Fact]
    public void Of_NestedShares_ComparesWholeTheCohortInTheRatioOfTheShare()
    {
        var rollout = Rollout(2, RandomServed.Stage("A few", null, 5), RandomServed.Stage("More", null, 20));

        var arms = Enumerable.Range(0, 20_000).Select(i => StageArms.Of(rollout, Person($"u-{i}"))).CountBy(arm => arm).ToDictionary();

        Assert.Equal([StageArm.Control, StageArm.Treatment], arms.Keys.Order());
        Assert.InRange(arms[StageArm.Treatment], 3_800, 4_200);
    }

    [Fact]
    public void Of_CohortThatHasItWhole_IsNotComparedOnEitherSide()
    {
        var testers = RandomServed.Stage("Testers", RandomServed.Condition("plan", "is", "premium"));
        var rollout = Rollout(2, testers, RandomServed.Stage("Everybody", null, 50));

        var arms = Enumerable.Range(0, 500).Select(i => StageArms.Of(rollout, Person($"u-{i}", "premium"))).Distinct();

        Assert.Equal([StageArm.EarlierStage], arms);
    }

    [Fact]
    public void Of_LargerShareBefore_LeavesOutItsWholeCohort()
    {
        var rollout = Rollout(2, RandomServed.Stage("Premium", RandomServed.Condition("plan", "is", "premium"), 50), RandomServed.Stage("Everybody", null, 20));

        Assert.Equal([StageArm.EarlierStage], Enumerable.Range(0, 500).Select(i => StageArms.Of(rollout, Person($"u-{i}", "premium"))).Distinct());
        Assert.Equal([StageArm.Treatment, StageArm.Control], Enumerable.Range(0, 500).Select(i => StageArms.Of(rollout, Person($"u-{i}"))).Distinct().OrderDescending());
    }

    [Theory]
    [InlineData("vip-1")]
    [InlineData("never-1")]
    public void Of_NamedInThePlan_IsNotCompared(string person) =>
        Assert.Equal(StageArm.Named, StageArms.Of(Rollout(1, RandomServed.Stage("Half", null, 50)), Person(person)));

    [Theory]
    [InlineData(RolloutStatus.Approved)]
    [InlineData(RolloutStatus.Completed)]
    [InlineData(RolloutStatus.RolledBack)]
    public void Of_NotInAStage_IsNotServed(RolloutStatus status) =>
        Assert.Equal(StageArm.NotServed, StageArms.Of(Rollout(1, RandomServed.Stage("Half", null, 50)).At(status, 1), Person("u-1")));

    private static ServedRollout Rollout(int reached, params ServedStage[] stages) => RandomServed.Of(Flag, RolloutStatus.Running, reached, stages).Rollout;

    private static EvaluationContext Person(string key, string plan = "free") => new(TargetingKey.Parse(key, "key").Value, At.Noon, [new("plan", new AttributeValue.Text(plan))]);
}
