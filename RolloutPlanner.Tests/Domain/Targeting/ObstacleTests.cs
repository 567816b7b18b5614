using FsCheck;
using FsCheck.Fluent;
using RolloutPlanner.Domain.Targeting;

namespace RolloutPlanner.Tests.Domain.Targeting;

public sealed class ObstacleTests
{
    [Fact]
    public void First_AnyRule_IsNullExactlyWhereTheRuleIsTrue() => Prop.ForAll(Asked, pair =>
    {
        var compiled = RuleCompiler.Compile(pair.Item1).Value;
        return Obstacle.First(compiled.Explain(pair.Item2)) is null == compiled.Matches(pair.Item2);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void First_AnyRule_TheConditionReallyIsAsItMustNotBe() => Prop.ForAll(Asked, pair =>
    {
        var explained = RuleCompiler.Compile(pair.Item1).Value.Explain(pair.Item2);
        return Obstacle.First(explained) is not { } obstacle
            || RuleCompiler.Compile(obstacle.Condition).Value.Matches(pair.Item2) != obstacle.MustHold;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void First_AllOf_IsTheFirstFalseOne() =>
        Assert.Equal(new Obstacle(Is("plan", "premium"), "basic", MustHold: true, IsNeeded: true), First(Group("all", City("London"), Plan("premium"), Plan("gold"))));

    [Fact]
    public void First_AnyOf_IsTheFirstOfSeveralThatWouldDo() =>
        Assert.Equal(new Obstacle(Is("city", "Leeds"), "London", MustHold: true, IsNeeded: false), First(Group("any", City("Leeds"), Plan("premium"))));

    [Fact]
    public void First_NoneOf_IsTheTrueOneThatMayNotBe() =>
        Assert.Equal(new Obstacle(Is("city", "London"), "London", MustHold: false, IsNeeded: true), First(Group("none", Plan("premium"), City("London"))));

    [Fact]
    public void First_NoFact_SaysThatThereIsNone() =>
        Assert.Equal(new Obstacle(Is("country", "UK"), null, MustHold: true, IsNeeded: true), First(new RuleSpec { Attribute = "country", Operator = "is", Values = ["UK"] }));

    private static Arbitrary<(Rule, EvaluationContext)> Asked => Gen.Zip(RandomRules.Rule, RandomRules.Context).ToArbitrary();

    /// <summary>For somebody of London with the basic plan.</summary>
    private static Obstacle? First(RuleSpec rule) => Obstacle.First(RuleCompiler.Compile(RuleParser.Parse(rule, "rule").Value).Value.Explain(new(
        null, new DateTimeOffset(2026, 6, 15, 12, 0, 0, TimeSpan.Zero),
        [new("city", new AttributeValue.Text("London")), new("plan", new AttributeValue.Text("basic"))])));

    private static Rule.Condition Is(string attribute, string value) => (Rule.Condition)RuleParser.Parse(new() { Attribute = attribute, Operator = "is", Values = [value] }, "rule").Value;

    private static RuleSpec City(string value) => new() { Attribute = "city", Operator = "is", Values = [value] };

    private static RuleSpec Plan(string value) => new() { Attribute = "plan", Operator = "is", Values = [value] };

    private static RuleSpec Group(string kind, params RuleSpec[] rules) => new() { Kind = kind, Rules = [.. rules] };
}
