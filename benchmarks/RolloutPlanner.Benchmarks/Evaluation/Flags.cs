using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Evaluation;
using RolloutPlanner.Domain.Flags;
using RolloutPlanner.Domain.Rollouts;
using RolloutPlanner.Domain.Targeting;

namespace RolloutPlanner.Benchmarks.Evaluation;

/// <summary>The measured flags, as rollouts.</summary>
public static class Flags
{
    public const string Everybody = "on-for-all";
    public const string LondonPlans = "london-plans";
    public const string TenConditions = "ten-conditions";
    public const string Members = "member-list";

    public const int LondonShare = 5_000;

    public static string[] PlanNames { get; } = [.. Enumerable.Range(0, 99).Select(i => $"plan-{i:00}"), "premium"];

    public static string[] MemberIds(int count) => [.. Enumerable.Range(0, count).Select(i => $"user-{i * 7:000000}")];

    /// <summary>The four flags and, to fill up, others like the second.</summary>
    public static Snapshot Snapshot(int rollouts = 4, int members = 10_000)
    {
        var table = new AttributeTable();
        List<ServedFlag> flags =
        [
            Flag(Everybody, null, Share.Total, table),
            Flag(LondonPlans, London, LondonShare, table),
            Flag(TenConditions, Ten, Share.Total, table),
            Flag(Members, Condition("targetingKey", "in", MemberIds(members)), Share.Total, table),
        ];
        flags.AddRange(Enumerable.Range(flags.Count, Math.Max(0, rollouts - flags.Count)).Select(i => Flag($"other-{i:0000}", London, LondonShare, table)));
        return new(1, flags, table);
    }

    /// <summary>Somebody in the share of the second flag and in the middle of the member list.</summary>
    public static Shopper Person() => new(MemberIds(10_000).Skip(5_000).First(id => Bucketing.BucketOf(Salt.For(KeyOf(LondonPlans)), id) is { } bucket && bucket.Index < LondonShare));

    private static RuleSpec London { get; } = All(Condition("city", "is", "London"), Condition("plan", "in", "premium", "business"));

    private static RuleSpec Ten { get; } = All(
        Condition("city", "is", "London"),
        Condition("plan", "in", PlanNames),
        new() { Kind = "any", Rules = [Condition("device", "is", "tablet"), All(Condition("app", "versionAtLeast", "2.10.0"), Condition("age", "atLeast", "18"), Condition("beta", "isTrue"))] },
        new() { Kind = "none", Rules = [Condition("country", "is", "FR"), Condition("email", "endsWith", "@example.org"), Condition("blocked", "isSet")] },
        Condition("seats", "between", "5", "500"));

    private static ServedFlag Flag(string key, RuleSpec? rule, int parts, AttributeTable table)
    {
        var audience = rule is null ? null : RuleCompiler.Compile(RuleParser.Parse(rule, "rule").Value, table).Value;
        var stage = new ServedStage("Stage 1", audience, Share.FromParts(parts, "share").Value, AttributeName.TargetingKey);
        return new(FeatureFlag.Boolean(KeyOf(key)), 1, new(RolloutStatus.Running, 1, Salt.For(KeyOf(key)), [stage], [], [], table));
    }

    private static FlagKey KeyOf(string key) => FlagKey.Parse(key, "key").Value;

    private static RuleSpec All(params RuleSpec[] rules) => new() { Kind = "all", Rules = rules.ToValueList() };

    private static RuleSpec Condition(string attribute, string op, params string[] values) => new() { Attribute = attribute, Operator = op, Values = values.ToValueList() };
}
