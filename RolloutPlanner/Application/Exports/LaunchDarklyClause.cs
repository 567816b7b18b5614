using System.Text.Json.Nodes;
using RolloutPlanner.Domain.Targeting;

namespace RolloutPlanner.Application.Exports;

/// <summary>One clause of a LaunchDarkly rule. A clause about a missing attribute never holds there, not even a negated one.</summary>
internal static class LaunchDarklyClause
{
    public static string Name(AttributeName attribute) => attribute == AttributeName.TargetingKey ? "key" : attribute.Value;

    /// <summary>Null, with the reason said, where there is no such clause.</summary>
    public static JsonNode? Of(Literal literal, Action<string> refuse)
    {
        var (attribute, test) = (literal.Condition.Attribute, literal.Condition.Test);
        if (literal.IsNegated) refuse("a \u201Cnone of\u201D group: LaunchDarkly leaves out the people without the attribute, who belong to it");
        else if (attribute.Value.Contains('/', StringComparison.Ordinal) || attribute.Value is "key" or "kind") refuse($"the attribute {attribute}: LaunchDarkly gives this name another meaning");
        else if (attribute.Value.Contains('.', StringComparison.Ordinal)) refuse($"the attribute {attribute}: a dot is no path there");
        else if (Said(test) is { } said) return Clause(Name(attribute), said.Op, said.Values, said.Negate);
        else refuse($"\u201C{Operators.Of(test).Words}\u201D{(RuleSpecs.IgnoresCase(test) ? " in upper or lower case" : "")}");
        return null;
    }

    private static JsonObject Clause(string name, string op, JsonArray values, bool negate) =>
        new() { ["attribute"] = name, ["op"] = op, ["values"] = values, ["negate"] = negate };

    private static (string Op, JsonArray Values, bool Negate)? Said(Test test) => test switch
    {
        _ when RuleSpecs.IgnoresCase(test) => null,
        Test.Is t => ("in", new(t.Value), false),
        Test.IsNot t => ("in", new(t.Value), true),
        Test.In t => ("in", Logic.List(t.Values), false),
        Test.NotIn t => ("in", Logic.List(t.Values), true),
        Test.Contains t => ("contains", new(t.Value), false),
        Test.StartsWith t => ("startsWith", new(t.Value), false),
        Test.EndsWith t => ("endsWith", new(t.Value), false),
        Test.Number { Comparison: Comparison.Equal } t => ("in", new(t.Value), false),
        Test.Number { Comparison: Comparison.Less } t => ("lessThan", new(t.Value), false),
        Test.Number { Comparison: Comparison.AtMost } t => ("lessThanOrEqual", new(t.Value), false),
        Test.Number { Comparison: Comparison.Greater } t => ("greaterThan", new(t.Value), false),
        Test.Number { Comparison: Comparison.AtLeast } t => ("greaterThanOrEqual", new(t.Value), false),
        Test.Version { Comparison: Comparison.Equal } t => ("semVerEqual", new(t.Value.ToString()), false),
        Test.Version { Comparison: Comparison.Less } t => ("semVerLessThan", new(t.Value.ToString()), false),
        Test.Version { Comparison: Comparison.Greater } t => ("semVerGreaterThan", new(t.Value.ToString()), false),
        Test.IsTrue => ("in", new(true), false),
        Test.IsFalse => ("in", new(false), false),
        _ => null,
    };
}
