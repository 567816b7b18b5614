using System.Diagnostics;
using System.Globalization;
using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Domain.Targeting;

/// <summary>Writes rules in their raw form.</summary>
internal static class RuleSpecs
{
    public static RuleSpec From(Rule rule) => rule switch
    {
        Rule.Condition condition => Condition(condition),
        Rule.Group group => new RuleSpec { Kind = Kind(group.Kind), Rules = group.Rules.Select(From).ToValueList() },
        Rule.InCohort cohort => new RuleSpec { Kind = "cohort", Cohort = cohort.Cohort.Value },
        _ => throw new UnreachableException(),
    };

    private static string Kind(GroupKind kind) => kind switch
    {
        GroupKind.All => "all",
        GroupKind.Any => "any",
        GroupKind.None => "none",
        _ => throw new UnreachableException(),
    };

    private static RuleSpec Condition(Rule.Condition condition) => new()
    {
        Kind = "condition",
        Attribute = condition.Attribute.Value,
        Operator = Operators.Of(condition.Test).Code,
        Values = Values(condition.Test),
        IgnoreCase = IgnoresCase(condition.Test),
    };

    /// <summary>The values as texts that parse back to the same ones.</summary>
    internal static ValueList<string> Values(Test test) => test switch
    {
        Test.Is t => [t.Value],
        Test.IsNot t => [t.Value],
        Test.In t => t.Values,
        Test.NotIn t => t.Values,
        Test.Contains t => [t.Value],
        Test.StartsWith t => [t.Value],
        Test.EndsWith t => [t.Value],
        Test.Matches t => [t.Pattern.Text],
        Test.Number t => [Text(t.Value)],
        Test.NumberBetween t => [Text(t.Low), Text(t.High)],
        Test.Date t => [t.Value.ToString()],
        Test.BetweenDates t => [t.First.ToString(), t.Last.ToString()],
        Test.WithinLastDays t => [t.Days.ToString(CultureInfo.InvariantCulture)],
        Test.Version t => [t.Value.ToString()],
        Test.SameMajor t => [t.Value.ToString()],
        Test.SameMinor t => [t.Value.ToString()],
        Test.InIpRange t => t.Ranges.Select(range => range.ToString()).ToValueList(),
        Test.IsSet or Test.IsNotSet or Test.IsTrue or Test.IsFalse => [],
        _ => throw new UnreachableException(),
    };

    internal static bool IgnoresCase(Test test) => test switch
    {
        Test.Is t => t.IgnoreCase,
        Test.IsNot t => t.IgnoreCase,
        Test.In t => t.IgnoreCase,
        Test.NotIn t => t.IgnoreCase,
        Test.Contains t => t.IgnoreCase,
        Test.StartsWith t => t.IgnoreCase,
        Test.EndsWith t => t.IgnoreCase,
        Test.Matches t => t.Pattern.IgnoreCase,
        _ => false,
    };

    private static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
