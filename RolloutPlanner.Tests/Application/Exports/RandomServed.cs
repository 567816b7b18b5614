using System.Globalization;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Evaluation;
using RolloutPlanner.Domain.Flags;
using RolloutPlanner.Domain.Rollouts;
using RolloutPlanner.Domain.Targeting;

namespace RolloutPlanner.Tests.Application.Exports;

/// <summary>Random published flags of every type whose rules use what flagd can say, and flags with chosen rules.</summary>
internal static class RandomServed
{
    /// <summary>What flagd can say; each may ask for any attribute.</summary>
    public static readonly Operator[] Sayable =
    [
        Operators.Is, Operators.IsNot, Operators.In, Operators.NotIn, Operators.Contains, Operators.StartsWith, Operators.EndsWith,
        Operators.NumberEquals, Operators.Less, Operators.AtMost, Operators.Greater, Operators.AtLeast, Operators.Between,
        Operators.VersionEquals, Operators.VersionLess, Operators.VersionAtMost, Operators.VersionGreater, Operators.VersionAtLeast, Operators.SameMajor, Operators.SameMinor,
        Operators.InIpRange, Operators.IsSet, Operators.IsNotSet, Operators.IsTrue, Operators.IsFalse,
    ];

    private static readonly string[] Bounds = ["premium", "prem", "um", "London", "Lond\u00F6n", "\u6771\u4EAC", "a,b", "null", "5", "true", "[object Object]", "user-1", "vip-1"];
    private static readonly string[] Ranges = ["203.0.113.0/24", "203.0.113.7/32", "10.0.0.0/8", "172.16.0.0/12", "198.51.100.128/25", "203.0.112.0/22", "10.0.0.0/9", "203.0.0.0/16"];
    private static readonly string[] VersionBounds = ["1.2.3", "2.0.0-beta.10", "1.2.3-rc.1", "10.0.0", "0.0.0", "1.2.4+x"];

    public static ServedFlag Flag(Random random, int number, Operator always)
    {
        var key = FlagKey.Parse(string.Create(CultureInfo.InvariantCulture, $"flag-{number}"), "key").Value;
        var flag = (number % 4) switch
        {
            0 => FeatureFlag.Boolean(key),
            1 => FeatureFlag.Create(key, FlagType.Text, "n\u00E9w", "").Value,
            2 => FeatureFlag.Create(key, FlagType.Number, "12.5", "-0.25").Value,
            _ => FeatureFlag.Create(key, FlagType.Object, "{\"colour\":\"blue\"}", "{}").Value,
        };
        var stages = Enumerable.Range(0, random.Next(1, 5)).Select(index => Stage(random, index == 0 ? always : null)).ToList();
        var status = random.Next(12) switch { 0 => RolloutStatus.Approved, 1 => RolloutStatus.Completed, 2 => RolloutStatus.RolledBack, 3 => RolloutStatus.Paused, _ => RolloutStatus.Running };
        return Of(flag, status, random.Next(1, stages.Count + 1), [.. stages]);
    }

    public static ServedFlag Of(FeatureFlag flag, RolloutStatus status, int reached, params ServedStage[] stages) =>
        new(flag, 3, new(status, reached, Salt.For(flag.Key), stages, [Key("vip-1")], [Key("never-1")]));

    public static ServedStage Stage(string name, RuleSpec? rule, decimal percent = 100, string sticky = "targetingKey") =>
        new(name, rule is null ? null : Compiled(rule), Share.Parse(percent, "share").Value, AttributeName.Parse(sticky, "sticky").Value);

    public static CompiledRule Compiled(RuleSpec spec) => RuleCompiler.Compile(RuleParser.Parse(spec, "rule").Value).Value;

    public static RuleSpec Condition(string attribute, string op, params string[] values) => new() { Attribute = attribute, Operator = op, Values = [.. values] };

    public static RuleSpec Group(string kind, params RuleSpec[] rules) => new() { Kind = kind, Rules = [.. rules] };

    private static TargetingKey Key(string key) => TargetingKey.Parse(key, "key").Value;

    private static ServedStage Stage(Random random, Operator? always) => Stage(
        "Stage",
        always is null && random.Next(8) == 0 ? null : Spec(random, always, always is null ? 2 : random.Next(3), isNegated: false),
        random.Next(3) == 0 ? 100 : random.Next(1, 100_000) / 1000m,
        random.Next(3) == 0 ? "account" : "targetingKey");

    private static RuleSpec Spec(Random random, Operator? op, int depth, bool isNegated)
    {
        if (depth == 0 || random.Next(3) == 0) return Test(random, op, isNegated);
        var kind = (string[])["all", "any", "none"];
        var chosen = kind[random.Next(3)];
        var inner = isNegated ^ (chosen == "none");
        return Group(chosen, [Spec(random, op, depth - 1, inner), .. Enumerable.Range(0, random.Next(3)).Select(_ => Spec(random, null, depth - 1, inner))]);
    }

    private static RuleSpec Test(Random random, Operator? always, bool isNegated)
    {
        var op = always ?? Sayable[random.Next(Sayable.Length)];
        // An IP range cannot be said inside a negation.
        if (isNegated && op == Operators.InIpRange) op = Operators.IsTrue;
        var names = (string[])[.. RandomPeople.Names, "targetingKey"];
        var usual = op.Operand switch { OperandKind.Version => "app", OperandKind.IpRanges => "ip", OperandKind.Number => "age", _ => names[random.Next(names.Length)] };
        var attribute = random.Next(6) == 0 ? names[random.Next(names.Length)] : usual;
        return Condition(attribute, op.Code, Values(random, op));
    }

    private static string[] Values(Random random, Operator op) => op.Operand switch
    {
        OperandKind.None => [],
        OperandKind.Text => [Bounds[random.Next(Bounds.Length)]],
        OperandKind.TextList => [.. Enumerable.Range(0, random.Next(1, 5)).Select(_ => Bounds[random.Next(Bounds.Length)])],
        OperandKind.Number when op.MaxValues == 2 => ["-1.5", random.Next(0, 60).ToString(CultureInfo.InvariantCulture)],
        OperandKind.Number => [((string[])["0", "5", "18", "-1.5", "1e9", "12.5"])[random.Next(6)]],
        OperandKind.Version => [VersionBounds[random.Next(VersionBounds.Length)]],
        _ => [.. Enumerable.Range(0, random.Next(1, 3)).Select(_ => Ranges[random.Next(Ranges.Length)])],
    };
}
