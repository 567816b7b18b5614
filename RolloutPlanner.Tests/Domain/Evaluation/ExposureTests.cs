using FsCheck;
using FsCheck.Fluent;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Evaluation;
using RolloutPlanner.Domain.Rollouts;
using RolloutPlanner.Domain.Targeting;
using RolloutPlanner.Tests.TestKit;

namespace RolloutPlanner.Tests.Domain.Evaluation;

public class ExposureTests
{
    private static readonly EvaluationContext[] People = [.. Enumerable.Range(1, 60).Select(i => new EvaluationContext(TargetingKey.Parse($"p-{i:000}", "").Value, At.Noon, []))];

    [Fact]
    public void Count_PeopleInTwoRollouts_AreCountedOnce()
    {
        var counted = Exposure.Count([Chosen(1, 2, 3), Chosen(3, 4), Chosen()], People);

        Assert.Equal(new Exposure(4, 1, [3, 2, 0], [3, 1, 0]), counted);
    }

    [Fact]
    public void Count_OfNothingOrNobody_IsNothing()
    {
        Assert.Equal(new Exposure(0, 0, [], []), Exposure.Count([], People));
        Assert.Equal(new Exposure(0, 0, [0], [0]), Exposure.Count([Chosen(1)], []));
    }

    [Fact]
    public void Count_OfAnyRollouts_AgreesWithSetsOfPeople() => Prop.ForAll<int[][]>(chosen =>
    {
        int[][] sets = [.. (chosen ?? []).Where(set => set is not null).Select(set => set.Select(i => Math.Abs(i % 60) + 1).Distinct().ToArray())];

        var counted = Exposure.Count([.. sets.Select(set => Chosen(set))], People);

        var all = sets.SelectMany(set => set).ToList();
        return counted.People == all.Distinct().Count()
            && counted.InSeveral == all.GroupBy(i => i).Count(group => group.Count() > 1)
            && counted.Of.SequenceEqual(sets.Select(set => set.Length))
            && counted.Added.Sum() == counted.People;
    }).QuickCheckThrowOnFailure();

    /// <summary>A rollout that exactly these people have.</summary>
    private static ServedRollout Chosen(params int[] people) =>
        new(RolloutStatus.Running, 0, new Salt(), [], people.Select(i => TargetingKey.Parse($"p-{i:000}", "").Value), []);
}
