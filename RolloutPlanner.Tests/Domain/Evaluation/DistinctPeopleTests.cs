using FsCheck;
using FsCheck.Fluent;
using RolloutPlanner.Domain.Evaluation;

namespace RolloutPlanner.Tests.Domain.Evaluation;

public class DistinctPeopleTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(10)]
    [InlineData(100)]
    public void Count_FewPeople_IsAlmostExact(int people)
    {
        var counted = Of(Enumerable.Range(0, people));

        Assert.InRange(counted.Count(), people - people / 50, people + people / 50);
    }

    [Theory]
    [InlineData(1_000)]
    [InlineData(20_000)]
    [InlineData(1_000_000)]
    public void Count_ManyPeople_IsWithinThreeStandardErrors(int people)
    {
        var counted = Of(Enumerable.Range(0, people));

        Assert.InRange(counted.Count(), people * 0.95, people * 1.05);
    }

    [Fact]
    public void Add_InAnyOrderAndTwice_CountsTheSame() => Check.QuickThrowOnFailure(Prop.ForAll<int[], int>((people, seed) =>
    {
        var shuffled = people.Concat(people).OrderBy(person => unchecked(person * 31 + seed));

        return Of(people).Count() == Of(shuffled).Count();
    }));

    [Fact]
    public void Add_OfAnother_CountsTheirUnion() => Check.QuickThrowOnFailure(Prop.ForAll<int[], int[]>((some, others) =>
    {
        var together = Of(some);
        together.Add(Of(others));

        return together.Count() == Of(some.Concat(others)).Count();
    }));

    [Fact]
    public void Add_FromManyThreads_LosesNobody()
    {
        var counted = new DistinctPeople();

        Parallel.For(0, 50_000, person => counted.Add(DistinctPeople.HashOf($"person-{person}")));

        Assert.Equal(Of(Enumerable.Range(0, 50_000)).Count(), counted.Count());
    }

    private static DistinctPeople Of(IEnumerable<int> people)
    {
        var counted = new DistinctPeople();
        foreach (var person in people) counted.Add(DistinctPeople.HashOf($"person-{person}"));
        return counted;
    }
}
