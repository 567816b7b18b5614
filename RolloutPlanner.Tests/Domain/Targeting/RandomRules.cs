using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Targeting;

namespace RolloutPlanner.Tests.Domain.Targeting;

/// <summary>Random rules and contexts over a few names and values, so that they often meet.</summary>
internal static class RandomRules
{
    private static readonly string[] Names = ["plan", "city", "age", "joined", "app", "ip", "crm", "crm.role", "crm.role.role", "targetingKey", "targetingKey.role"];
    private static readonly string[] Texts = ["premium", "PREMIUM", "London", "1.2.3", "1.2.3-rc.1", "2026-01-01", "2026-06-01T09:00:00Z", "203.0.113.7", "2001:db8::1", "u-1"];
    private static readonly double[] Numbers = [-1.5, 0, 7, 42, 1e9];

    public static Gen<EvaluationContext> Context { get; } =
        from pairs in Gen.Zip(Gen.Elements(Names), Value(2)).ListOf()
        from key in Gen.Elements("", "u-1", "u-2")
        select new EvaluationContext(
            TargetingKey.Parse(key, "key") is { IsError: false } parsed ? parsed.Value : null,
            new DateTimeOffset(2026, 6, 15, 12, 0, 0, TimeSpan.Zero),
            pairs.DistinctBy(pair => pair.Item1).Select(pair => KeyValuePair.Create(pair.Item1, pair.Item2)));

    /// <summary>In order by construction.</summary>
    public static Gen<Rule> Rule { get; } = Spec(4).Select(spec => RuleParser.Parse(spec, "rule").Value);

    /// <summary>Anything at all, nulls included.</summary>
    public static Gen<RuleSpec> Garbage(int depth) =>
        from kind in Gen.Elements("condition", "all", "any", "none", "cohort", "", "ALL", null)
        from attribute in Gen.Elements("plan", "", null, "\ud800", new string('x', 129))
        from op in Gen.Elements([.. Operators.All.Select(op => op.Code), "", "like", null])
        from values in Gen.Elements("1", "", null, "2026-13-01", "1.2", "/33", "10.0.0.0/33", "(?=a)", "(", "NaN", "\udc00", "1e999").ListOf()
        from noValues in Gen.Elements(true, false, false, false)
        from cohort in Gen.Elements("london", "Not A Key", "", null)
        from rules in depth == 0 ? Gen.Constant(new List<RuleSpec>()) : Garbage(depth - 1).ListOf(3).Select(list => list.ToList())
        from ignoreCase in Gen.Elements(true, false)
        select new RuleSpec
        {
            Kind = kind!,
            Attribute = attribute,
            Operator = op,
            Values = noValues ? null! : values.ToValueList()!,
            Cohort = cohort,
            Rules = rules.ToValueList(),
            IgnoreCase = ignoreCase,
        };

    private static Gen<AttributeValue> Value(int depth)
    {
        var flat = Gen.OneOf(
            Gen.Elements(Texts).Select(text => (AttributeValue)new AttributeValue.Text(text)),
            Gen.Elements(Numbers).Select(number => (AttributeValue)new AttributeValue.Number(number)),
            Gen.Elements(true, false).Select(flag => (AttributeValue)new AttributeValue.Flag(flag)),
            Gen.Elements(Texts).ListOf().Select(list => (AttributeValue)new AttributeValue.TextList(list.ToValueList())));
        return depth == 0 ? flat : Gen.OneOf(flat, flat, Value(depth - 1).Select(inner => (AttributeValue)new AttributeValue.Nested([new("role", inner)])));
    }

    private static Gen<RuleSpec> Spec(int depth) => depth == 0
        ? Condition
        : Gen.OneOf(Condition, Condition,
            from kind in Gen.Elements("all", "any", "none")
            from size in Gen.Choose(1, 4)
            from rules in Spec(depth - 1).ListOf(size)
            select new RuleSpec { Kind = kind, Rules = rules.ToValueList() });

    private static Gen<RuleSpec> Condition =>
        from name in Gen.Elements(Names)
        from op in Gen.Elements<Operator>([.. Operators.All])
        from ignoreCase in Gen.Elements(true, false)
        from count in Gen.Choose(op.MinValues, Math.Min(op.MaxValues, 3))
        from values in Operand(op.Operand).ListOf(count)
        select new RuleSpec
        {
            Attribute = name,
            Operator = op.Code,
            IgnoreCase = ignoreCase && op.CanIgnoreCase,
            Values = op.MaxValues == 2 ? [Lower(values), Higher(values)] : values.ToValueList(),
        };

    private static Gen<string> Operand(OperandKind kind) => kind switch
    {
        OperandKind.Text or OperandKind.TextList => Gen.Elements(Texts),
        OperandKind.Number => Gen.Elements(Numbers).Select(number => number.ToString("R", CultureInfo.InvariantCulture)),
        OperandKind.Date => Gen.Elements("2026-01-01", "2026-06-01T09:00:00Z", "2026-06-10"),
        OperandKind.Days => Gen.Elements("1", "30", "365"),
        OperandKind.Version => Gen.Elements("1.2.3", "1.3.0", "2.0.0-beta.2"),
        OperandKind.IpRanges => Gen.Elements("203.0.113.0/24", "2001:db8::/32", "0.0.0.0/0"),
        OperandKind.Pattern => Gen.Elements("^prem", "[0-9]+", "(a+)+$"),
        _ => Gen.Constant(""),
    };

    private static string Lower(IEnumerable<string> values) => values.MinBy(Order)!;

    private static string Higher(IEnumerable<string> values) => values.MaxBy(Order)!;

    private static double Order(string value) => IsoDate.TryParse(value) is { } date ? date.First.UtcTicks : double.Parse(value, CultureInfo.InvariantCulture);
}
