using System.Globalization;
using System.Text.Json.Nodes;
using RolloutPlanner.Domain.Targeting;

namespace RolloutPlanner.Application.Exports;

/// <summary>
/// One constraint of an Unleash strategy. Inverting one lets in the people without the attribute, as "none of" does here; <c>NOT_IN</c> does so in some
/// clients only, so it is not used.
/// </summary>
internal static class UnleashConstraint
{
    public static string Name(AttributeName attribute) => attribute == AttributeName.TargetingKey ? "userId" : attribute.Value;

    /// <summary>None, with the reason said, where there is no such constraint.</summary>
    public static IEnumerable<JsonNode> Of(Literal literal, Action<string> refuse)
    {
        var test = literal.Condition.Test;
        var name = Name(literal.Condition.Attribute);
        if (RuleSpecs.Values(test).FirstOrDefault(value => value.Trim() != value) is { } odd) refuse($"\u201C{odd}\u201D: Unleash drops the space around a value");
        else if (test is Test.NumberBetween range && !literal.IsNegated) return [Single(name, "NUM_GTE", range.Low, false), Single(name, "NUM_LTE", range.High, false)];
        else if (Many(test) is { } many) return [Listed(name, many.Op, many.Values, many.IgnoreCase, literal.IsNegated)];
        else if (One(test) is { } one) return [Single(name, one.Op, one.Value, literal.IsNegated)];
        else if (test is Test.IsNot or Test.NotIn) refuse($"\u201C{Operators.Of(test).Words}\u201D: Unleash lets in the people without the attribute");
        else refuse($"\u201C{Operators.Of(test).Words}\u201D{(RuleSpecs.IgnoresCase(test) ? " in upper or lower case" : "")}");
        return [];
    }

    public static JsonObject IsOneOf(string name, IEnumerable<string> values, bool inverted) => Listed(name, "IN", values, false, inverted);

    private static JsonObject Listed(string name, string op, IEnumerable<string> values, bool ignoreCase, bool inverted) =>
        new() { ["contextName"] = name, ["operator"] = op, ["values"] = Logic.List(values), ["caseInsensitive"] = ignoreCase, ["inverted"] = inverted };

    private static JsonObject Single(string name, string op, object value, bool inverted) => new()
    {
        ["contextName"] = name,
        ["operator"] = op,
        ["value"] = Convert.ToString(value, CultureInfo.InvariantCulture),
        ["values"] = new JsonArray(),
        ["caseInsensitive"] = false,
        ["inverted"] = inverted,
    };

    private static (string Op, IEnumerable<string> Values, bool IgnoreCase)? Many(Test test) => test switch
    {
        Test.Is { IgnoreCase: false } t => ("IN", [t.Value], false),
        Test.In { IgnoreCase: false } t => ("IN", t.Values, false),
        Test.Contains t => ("STR_CONTAINS", [t.Value], t.IgnoreCase),
        Test.StartsWith t => ("STR_STARTS_WITH", [t.Value], t.IgnoreCase),
        Test.EndsWith t => ("STR_ENDS_WITH", [t.Value], t.IgnoreCase),
        _ => null,
    };

    private static (string Op, object Value)? One(Test test) => test switch
    {
        Test.Number { Comparison: Comparison.Equal } t => ("NUM_EQ", t.Value),
        Test.Number { Comparison: Comparison.Less } t => ("NUM_LT", t.Value),
        Test.Number { Comparison: Comparison.AtMost } t => ("NUM_LTE", t.Value),
        Test.Number { Comparison: Comparison.Greater } t => ("NUM_GT", t.Value),
        Test.Number { Comparison: Comparison.AtLeast } t => ("NUM_GTE", t.Value),
        Test.Version { Comparison: Comparison.Equal } t => ("SEMVER_EQ", t.Value),
        Test.Version { Comparison: Comparison.Less } t => ("SEMVER_LT", t.Value),
        Test.Version { Comparison: Comparison.Greater } t => ("SEMVER_GT", t.Value),
        _ => null,
    };
}
