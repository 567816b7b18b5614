using FsCheck;
using FsCheck.Fluent;
using RolloutPlanner.Application.Cohorts;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Targeting;
using RolloutPlanner.Tests.Domain.Cohorts;
using RolloutPlanner.Tests.Domain.Targeting;
using RolloutPlanner.Tests.TestKit;

namespace RolloutPlanner.Tests.Application.Cohorts;

public class RuleCountTests
{
    [Fact]
    public void Count_NestedGroups_EachByTheWayItsGroupCounts()
    {
        var rule = FakeCohorts.All(
            FakeCohorts.Is("plan", "premium"),
            new RuleSpec { Kind = "any", Rules = [FakeCohorts.Is("city", "London"), FakeCohorts.Is("city", "Sydney")] },
            new RuleSpec { Kind = "none", Rules = [FakeCohorts.Is("role", "reseller"), FakeCohorts.Is("role", "test")] });
        ValueList<EvaluationContext> people =
        [
            Person("premium", "London", "buyer"), Person("premium", "London", "reseller"), Person("premium", "Sydney", "test"),
            Person("premium", "Berlin", "buyer"), Person("free", "London", "buyer"),
        ];

        var counts = RuleCount.Of(Compiled(rule), people, default);

        Assert.Equal(
            new RuleCount(5, 1,
            [
                new(5, 4, []),
                new(4, 3, [new(4, 2, []), new(4, 1, [])]),
                new(3, 1, [new(3, 1, []), new(3, 1, [])]),
            ]),
            counts);
        Assert.Equal(2, counts.Parts[2].TakenOut);
    }

    [Fact]
    public void Count_AnyRuleAndPeople_KeepsThoseWhomTheRuleMatches() => Check.QuickThrowOnFailure(Prop.ForAll(
        Gen.Zip(RandomRules.Rule, RandomRules.Context.ListOf()).ToArbitrary(),
        pair =>
        {
            var rule = RuleCompiler.Compile(pair.Item1).Value;
            var people = pair.Item2.ToList();
            var counts = RuleCount.Of(rule, people, default);
            return counts.Asked == people.Count && counts.Kept == people.Count(rule.Matches) && counts.All.Count() == rule.Size
                && counts.All.All(count => count.Kept >= 0 && count.TakenOut >= 0);
        }));

    [Fact]
    public void Count_Cancelled_Stops()
    {
        using var leaving = new CancellationTokenSource();
        leaving.Cancel();

        Assert.Throws<OperationCanceledException>(() => RuleCount.Of(Compiled(FakeCohorts.Is("plan", "premium")), [], leaving.Token));
    }

    private static CompiledRule Compiled(RuleSpec spec) => RuleCompiler.Compile(RuleParser.Parse(spec, "rule").Value).Value;

    private static EvaluationContext Person(string plan, string city, string role) => new(
        null, At.Noon, [new("plan", new AttributeValue.Text(plan)), new("city", new AttributeValue.Text(city)), new("role", new AttributeValue.Text(role))]);
}
