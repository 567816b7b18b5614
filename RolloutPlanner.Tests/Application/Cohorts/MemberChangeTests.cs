using FsCheck;
using FsCheck.Fluent;
using RolloutPlanner.Application.Cohorts;
using RolloutPlanner.Application.Planning;
using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Tests.Application.Cohorts;

public class MemberChangeTests
{
    [Fact]
    public void Between_AnyTwoVersions_AddsUp() => Check.QuickThrowOnFailure(Prop.ForAll(
        Gen.Zip(Gen.Elements(true, false), Gen.Elements(true, false)).ListOf().ToArbitrary(),
        pairs =>
        {
            var (was, becomes) = (pairs.Select(pair => pair.Item1).ToList(), pairs.Select(pair => pair.Item2).ToList());
            var change = MemberChange.Between(People(was.Count), was, becomes);
            return change.After == change.Before - change.Left + change.Joined
                && change.Before == was.Count(member => member) && change.After == becomes.Count(member => member)
                && !change.SomeJoined.Intersect(change.SomeLeft).Any()
                && change.SomeJoined.Count == Math.Min(MemberChange.Named, change.Joined) && change.SomeLeft.Count == Math.Min(MemberChange.Named, change.Left)
                && change.IsNone == was.SequenceEqual(becomes);
        }));

    [Fact]
    public void Between_Swapped_JoinersLeave() => Check.QuickThrowOnFailure(Prop.ForAll(
        Gen.Zip(Gen.Elements(true, false), Gen.Elements(true, false)).ListOf().ToArbitrary(),
        pairs =>
        {
            var people = People(pairs.Count());
            var (one, two) = (pairs.Select(pair => pair.Item1).ToList(), pairs.Select(pair => pair.Item2).ToList());
            var (there, back) = (MemberChange.Between(people, one, two), MemberChange.Between(people, two, one));
            return (there.Joined, there.Left, there.SomeJoined).Equals((back.Left, back.Joined, back.SomeLeft));
        }));

    [Fact]
    public void Between_MoreThanFive_NamesTheFirstFive()
    {
        var people = People(8);

        var change = MemberChange.Between(people, [false, false, false, false, false, false, false, true], [true, true, true, true, true, true, true, false]);

        Assert.Equal(new MemberChange(1, 7, 7, 1, [.. people.Take(5)], [people[7]]), change);
    }

    private static List<DirectoryPerson> People(int count) =>
        [.. Enumerable.Range(0, count).Select(i => new DirectoryPerson(TargetingKey.Parse($"p-{i}", "key").Value, $"Person {i}", []))];
}
