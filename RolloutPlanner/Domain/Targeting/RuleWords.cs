using System.Diagnostics;
using System.Globalization;
using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Domain.Targeting;

/// <summary>
/// Says a rule as one English sentence part: "plan is premium, and joined from is in 203.0.113.0/24 or 198.51.100.0/25, and CRM role is neither
/// reseller nor test account (people without CRM role are included)". Of a long list the first five values are named and the rest counted.
/// </summary>
public static class RuleWords
{
    private const int Named = 5;

    public static string Describe(Rule rule) => Say(rule, isInner: false);

    private static string Say(Rule rule, bool isInner) => rule switch
    {
        Rule.Condition condition => Condition(condition, isNegated: false),
        Rule.InCohort cohort => $"is in cohort {cohort.Cohort}",
        Rule.Group { Rules: [var only], Kind: GroupKind.All or GroupKind.Any } => Say(only, isInner),
        Rule.Group { Kind: GroupKind.All } group => Bracket(Parts(group, ", and ", part => Say(part, isInner: true)), isInner),
        Rule.Group { Kind: GroupKind.Any } group => Bracket(SameRanges(group) ?? Parts(group, ", or ", part => Say(part, isInner: true)), isInner && SameRanges(group) is null),
        Rule.Group { Kind: GroupKind.None } group => Bracket(Parts(group, ", and ", Not), isInner && group.Rules.Count > 1),
        _ => throw new UnreachableException(),
    };

    private static string Not(Rule rule) => rule switch
    {
        Rule.Condition condition => Condition(condition, isNegated: true) + Note([condition]),
        Rule.InCohort cohort => $"is not in cohort {cohort.Cohort}",
        Rule.Group { Rules: [var only], Kind: GroupKind.All or GroupKind.Any } => Not(only),
        Rule.Group { Kind: GroupKind.All } group => $"not ({Say(group, isInner: false)}){Note(group.Rules)}",
        Rule.Group { Kind: GroupKind.Any } group => Bracket(Parts(group, ", and ", Not), isNeeded: true),
        Rule.Group { Kind: GroupKind.None } group => Say(new Rule.Group(GroupKind.Any, group.Rules), isInner: true),
        _ => throw new UnreachableException(),
    };

    private static string Condition(Rule.Condition condition, bool isNegated)
    {
        var op = Operators.Of(condition.Test);
        var words = isNegated ? op.NotWords : op.Words;
        var isNone = condition.Test is Test.In && isNegated || condition.Test is Test.NotIn && !isNegated;
        var rest = condition.Test switch
        {
            Test.In or Test.NotIn when isNone => Neither(RuleSpecs.Values(condition.Test)),
            Test.In or Test.NotIn => OneOf(RuleSpecs.Values(condition.Test)),
            Test.InIpRange t => $"{(isNegated ? "is not in" : "is in")} {List(Values(t), "or")}",
            Test.NumberBetween t => $"{words} {RuleSpecs.Values(t)[0]} and {RuleSpecs.Values(t)[1]}",
            Test.BetweenDates t => $"{words} {Day(t.First)} to {Day(t.Last)}",
            Test.Date t => $"{words} {Day(t.Value)}",
            Test.WithinLastDays { Days: 1 } => isNegated ? "is not within the last day" : "is within the last day",
            Test.WithinLastDays t => string.Create(CultureInfo.InvariantCulture, $"{(isNegated ? "is not" : "is")} within the last {t.Days:N0} days"),
            _ when op.Operand == OperandKind.None => words,
            _ => $"{words} {Quoted(RuleSpecs.Values(condition.Test)[0])}",
        };
        return $"{condition.Attribute} {rest}{(RuleSpecs.IgnoresCase(condition.Test) ? " (upper or lower case)" : "")}";
    }

    private static string OneOf(ValueList<string> values) => values.Count == 1 ? $"is {Quoted(values[0])}" : $"is {List(values, "or")}";

    private static string Neither(ValueList<string> values) => values.Count == 1 ? $"is not {Quoted(values[0])}" : $"is neither {List(values, "nor")}";

    private static ValueList<string> Values(Test test) => RuleSpecs.Values(test);

    /// <summary>Any of several ranges of one address reads as one list.</summary>
    private static string? SameRanges(Rule.Group group)
    {
        if (group.Rules[0] is not Rule.Condition(var attribute, Test.InIpRange)) return null;
        if (!group.Rules.All(rule => rule is Rule.Condition(var other, Test.InIpRange) && other == attribute)) return null;
        return $"{attribute} is in {List(group.Rules.SelectMany(rule => Values(((Rule.Condition)rule).Test)).ToValueList(), "or")}";
    }

    private static string Parts(Rule.Group group, string joiner, Func<Rule, string> say) => string.Join(joiner, group.Rules.Select(say));

    /// <summary>A negation lets in whoever lacks the fact; the sentence has to say so.</summary>
    private static string Note(IEnumerable<Rule> negated)
    {
        var attributes = negated.OfType<Rule.Condition>().Where(condition => condition.Test is not Test.IsNotSet).Select(condition => condition.Attribute.Value).Distinct().ToValueList();
        return attributes.Count == 0 ? "" : $" (people without {List(attributes, "or")} are included)";
    }

    private static string List(ValueList<string> values, string last)
    {
        var shown = values.Take(Named).Select(Quoted).ToList();
        if (values.Count > Named)
            shown.Add(string.Create(CultureInfo.InvariantCulture, $"{values.Count - Named:N0} more"));
        if (shown.Count == 1) return shown[0];
        return last == "nor" && shown.Count == 2
            ? $"{shown[0]} nor {shown[1]}"
            : $"{string.Join(", ", shown.Take(shown.Count - 1))} {last} {shown[^1]}";
    }

    private static string Quoted(string value) => value.AsSpan().ContainsAny(",()\"") || value.Trim() != value ? $"\u201C{value}\u201D" : value;

    private static string Day(IsoDate date) => date.First.ToString(date.IsDay ? "d MMM yyyy" : "d MMM yyyy, HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);

    private static string Bracket(string text, bool isNeeded) => isNeeded ? $"({text})" : text;
}
