using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Evaluation;
using RolloutPlanner.Domain.Flags;
using RolloutPlanner.Domain.Rollouts;
using RolloutPlanner.Domain.Targeting;
using RolloutPlanner.Tests.TestKit;

namespace RolloutPlanner.Tests.Domain.Evaluation;

/// <summary>Asking a prepared context leaves nothing for the garbage collector, whatever the rule.</summary>
public sealed class EvaluationAllocationTests
{
    private static readonly RuleSpec LondonPlans = All(Is("city", "London"), With("plan", "in", "premium", "business"));

    public static TheoryData<string, RuleSpec?, int, Answer> Cases => new()
    {
        { "everybody", null, 100_000, new(Variant.On, AnswerReason.TargetingMatch, 1) },
        { "city and plan at 5 %", LondonPlans, 5_000, new(Variant.On, AnswerReason.Split, 1) },
        { "ten conditions", Ten(), 100_000, new(Variant.On, AnswerReason.TargetingMatch, 1) },
        { "10 000 members", With("targetingKey", "in", [.. Enumerable.Range(0, 10_000).Select(i => $"user-{i:00000}")]), 100_000, new(Variant.On, AnswerReason.TargetingMatch, 1) },
        { "dates, addresses and paths", All(With("joined", "withinLastDays", "30"), With("seen", "after", "2026-01-01"), With("ip", "inIpRange", "10.0.0.0/8", "2001:db8::/32"), Is("crm.role", "admin")), 100_000, new(Variant.On, AnswerReason.TargetingMatch, 1) },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Evaluate_APreparedContext_AllocatesNothing(string name, RuleSpec? rule, int parts, Answer expected)
    {
        var table = new AttributeTable();
        var audience = rule is null ? null : RuleCompiler.Compile(RuleParser.Parse(rule, "rule").Value, table).Value;
        var stage = new ServedStage(name, audience, Share.FromParts(parts, "share").Value, AttributeName.TargetingKey);
        var snapshot = new Snapshot(1, [new(ARollout.Flag, 1, new(RolloutStatus.Running, 1, Salt.For(ARollout.Flag.Key), [stage], [Key("ann")], [Key("bob")], table))], table);
        var context = Person().PreparedFor(snapshot.Attributes);
        var flag = ARollout.Flag.Key.Value;
        Assert.Equal(expected, snapshot.Find(flag)!.Evaluate(context));

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1000; i++) _ = snapshot.Find(flag)!.Evaluate(context);

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    private static RuleSpec Ten() => All(
        Is("city", "London"),
        With("plan", "in", [.. Enumerable.Range(0, 99).Select(i => $"plan-{i}"), "premium"]),
        new() { Kind = "any", Rules = [Is("device", "tablet"), All(With("app", "versionAtLeast", "2.10.0"), With("age", "atLeast", "18"), With("beta", "isTrue"))] },
        new() { Kind = "none", Rules = [Is("country", "FR"), With("email", "endsWith", "@example.org"), With("blocked", "isSet")] },
        With("seats", "between", "5", "500"));

    private static EvaluationContext Person() => new(
        Key(Enumerable.Range(0, 10_000).Select(i => $"user-{i:00000}").First(key => Bucketing.BucketOf(Salt.For(ARollout.Flag.Key), key)!.Value.Index < 5_000)),
        At.Noon,
        [
            new("city", new AttributeValue.Text("London")), new("plan", new AttributeValue.Text("premium")), new("app", new AttributeValue.Text("2.11.3")),
            new("age", new AttributeValue.Number(34)), new("beta", new AttributeValue.Flag(true)), new("seats", new AttributeValue.Number(25)),
            new("email", new AttributeValue.Text("ada@example.com")), new("country", new AttributeValue.Text("GB")), new("device", new AttributeValue.Text("phone")),
            new("joined", new AttributeValue.Text(At.Noon.AddDays(-3).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'"))), new("seen", new AttributeValue.Text("2026-03-01T09:00:00.25+01:00")),
            new("ip", new AttributeValue.Text("2001:db8::7")), new("crm", new AttributeValue.Nested([new("role", new AttributeValue.Text("admin"))])),
        ]);

    private static RuleSpec Is(string attribute, string value) => With(attribute, "is", value);

    private static RuleSpec With(string attribute, string op, params string[] values) => new() { Attribute = attribute, Operator = op, Values = values.ToValueList() };

    private static RuleSpec All(params RuleSpec[] rules) => new() { Kind = "all", Rules = rules.ToValueList() };

    private static TargetingKey Key(string key) => TargetingKey.Parse(key, "key").Value;
}
