using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Targeting;

namespace RolloutPlanner.Tests.Domain.Targeting;

public sealed class EvaluationContextTests
{
    private static readonly AttributeValue Inner = new AttributeValue.Text("inner");
    private static readonly AttributeValue Outer = new AttributeValue.Text("outer");

    [Fact]
    public void Find_DottedName_IsAPathIntoObjects()
    {
        var context = Context(("crm", Object(("role", Inner), ("deep", Object(("er", Outer))))));

        Assert.Equal((Inner, Outer, null, null, null), (context.Find("crm.role"), context.Find("crm.deep.er"), context.Find("role"), context.Find("crm."), context.Find(".crm")));
    }

    [Fact]
    public void Find_ExactNameWithTheDot_WinsOverThePath()
    {
        var context = Context(("crm", Object(("role", Inner))), ("crm.role", Outer), ("a.b", Object(("c.d", Inner))));

        Assert.Equal((Outer, Inner), (context.Find("crm.role"), context.Find("a.b.c.d")));
    }

    [Fact]
    public void Find_TargetingKey_IsAlwaysTheKeyItself()
    {
        var with = new EvaluationContext(TargetingKey.Parse("u-1", "key").Value, default, [new("targetingKey", Outer)]);
        var without = new EvaluationContext(default(TargetingKey), default, [new("targetingKey", Outer)]);

        Assert.Equal((new AttributeValue.Text("u-1"), null), (with.Find("targetingKey"), without.Find("targetingKey")));
        Assert.Null(without.TargetingKey);
    }

    [Fact]
    public void Nested_SameValuesInAnotherOrder_AreEqual() =>
        Assert.Equal(Object(("a", Inner), ("b", Outer)), Object(("b", Outer), ("a", Inner)));

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Number_NotFinite_CannotBeMade(double value) => Assert.Throws<ArgumentOutOfRangeException>(() => new AttributeValue.Number(value));

    [Fact]
    public void Matches_TextRule_AllocatesNothing()
    {
        var spec = new RuleSpec { Attribute = "crm.role", Operator = "in", Values = ["inner", "x"] };
        var rule = RuleCompiler.Compile(RuleParser.Parse(spec, "rule").Value).Value;
        var context = Context(("crm", Object(("role", Inner))));
        _ = rule.Matches(context);

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1000; i++) _ = rule.Matches(context);

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    private static EvaluationContext Context(params (string, AttributeValue)[] values) =>
        new(null, default, values.Select(value => KeyValuePair.Create(value.Item1, value.Item2)));

    private static AttributeValue Object(params (string, AttributeValue)[] values) =>
        new AttributeValue.Nested(values.Select(value => KeyValuePair.Create(value.Item1, value.Item2)));
}
