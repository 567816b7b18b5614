using RolloutPlanner.Application.Cohorts;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Targeting;
using RolloutPlanner.Tests.Domain.Cohorts;
using RolloutPlanner.Tests.TestKit;

namespace RolloutPlanner.Tests.Application.Cohorts;

public class FenceAdviceTests
{
    private static readonly RuleSpec Range = new() { Attribute = "ip", Operator = "inIpRange", Values = ["203.0.113.0/24"] };

    private static readonly ValueList<EvaluationContext> Outsiders = [.. Many(100, "198.51.100.9", "buyer")];

    [Fact]
    public void Find_OneValuePicksNearlyTheSame_NamesItAndTheWholeRule()
    {
        ValueList<EvaluationContext> people = [.. Many(97, "203.0.113.7", "partner"), .. Many(3, "203.0.113.7", "buyer"), .. Many(2, "198.51.100.9", "partner"), .. Outsiders];

        var advice = Find(FakeCohorts.All(FakeCohorts.Is("plan", "premium"), Range), people);

        Assert.Equal(
            new FenceAdvice("role", ["partner"], RuleParser.Parse(FakeCohorts.All(FakeCohorts.Is("plan", "premium"), FakeCohorts.Is("role", "partner")), "rule").Value, 97, 100, 99),
            advice);
    }

    [Fact]
    public void Find_TwoValuesTogether_BecomeOneList()
    {
        ValueList<EvaluationContext> people = [.. Many(50, "203.0.113.7", "Northgate"), .. Many(60, "203.0.113.8", "Harbourline"), .. Outsiders];

        var advice = Find(Range, people);

        Assert.Equal(new FenceAdvice("role", ["Harbourline", "Northgate"], RuleParser.Parse(new RuleSpec { Attribute = "role", Operator = "in", Values = ["Harbourline", "Northgate"] }, "rule").Value, 110, 110, 110), advice);
    }

    [Fact]
    public void Find_EitherOfTwoRanges_IsAFenceToo()
    {
        var either = new RuleSpec { Kind = "any", Rules = [Range, Range with { Values = ["192.0.2.0/24"] }] };
        ValueList<EvaluationContext> people = [.. Many(30, "203.0.113.7", "partner"), .. Many(30, "192.0.2.7", "partner"), .. Outsiders];

        var advice = Find(FakeCohorts.All(FakeCohorts.Is("plan", "premium"), either), people);

        Assert.Equal((60, 60), (advice?.Both, advice?.Ranges));
    }

    public static TheoryData<string, RuleSpec, int, int, int> Nothing { get; } = new()
    {
        { "no range", FakeCohorts.Is("plan", "premium"), 50, 0, 0 },
        { "a range that excludes", new RuleSpec { Kind = "none", Rules = [Range] }, 50, 0, 0 },
        { "too few people", Range, 19, 0, 0 },
        { "misses a tenth", Range, 90, 10, 0 },
        { "a tenth are others", Range, 90, 0, 10 },
        { "the rule asks for it anyway", FakeCohorts.All(new RuleSpec { Attribute = "role", Operator = "isSet" }, Range), 50, 0, 0 },
    };

    [Theory]
    [MemberData(nameof(Nothing))]
    public void Find_NothingFits_IsSilent(string why, RuleSpec rule, int inside, int unlabelled, int strangers)
    {
        ValueList<EvaluationContext> people =
        [
            .. Many(inside, "203.0.113.7", "partner"), .. Enumerable.Range(0, unlabelled).SelectMany(i => Many(1, "203.0.113.7", $"other {i}")),
            .. Many(strangers, "198.51.100.9", "partner"), .. Outsiders,
        ];

        Assert.True(Find(rule, people) is null, why);
    }

    [Fact]
    public void Find_RangesThatKeepNearlyEverybody_AreNoFence()
    {
        ValueList<EvaluationContext> people = [.. Many(95, "203.0.113.7", "partner"), .. Many(5, "198.51.100.9", "buyer")];

        Assert.Null(Find(Range, people));
    }

    private static IEnumerable<EvaluationContext> Many(int count, string ip, string role) => Enumerable.Repeat(
        new EvaluationContext(null, At.Noon, [new("plan", new AttributeValue.Text("premium")), new("ip", new AttributeValue.Text(ip)), new("role", new AttributeValue.Text(role))]), count);

    private static FenceAdvice? Find(RuleSpec rule, ValueList<EvaluationContext> people) =>
        FenceAdvice.Find(RuleParser.Parse(rule, "rule").Value, part => RuleCompiler.Compile(part).Value, people, default);
}
