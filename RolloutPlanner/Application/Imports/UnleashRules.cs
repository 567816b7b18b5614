using System.Text.Json.Nodes;
using RolloutPlanner.Domain.Targeting;

namespace RolloutPlanner.Application.Imports;

/// <summary>Reads the constraints of an Unleash strategy, its segments' included.</summary>
internal sealed class UnleashRules(Action<string> note)
{
    /// <summary>All of them have to hold. Null, with the reason noted, when one is not understood.</summary>
    public List<RuleSpec>? Constraints(JsonArray own, JsonArray named, List<JsonObject> segments)
    {
        var all = new List<RuleSpec?>(own.Select(One));
        foreach (var id in named.Select(node => node?.ToJsonString()))
        {
            var segment = segments.Find(one => one["id"]?.ToJsonString() == id);
            if (segment?["constraints"] is JsonArray inner) all.AddRange(inner.Select(One));
            else
            {
                note($"Not understood: the segment {LogicReader.Text(segment?["name"]) ?? id}; the file does not say whom it holds.");
                all.Add(null);
            }
        }
        return all.Contains(null) ? null : [.. all.OfType<RuleSpec>()];
    }

    private RuleSpec? One(JsonNode? node)
    {
        if (node is not JsonObject constraint || LogicReader.Text(constraint["contextName"]) is not { Length: > 0 } context) return Unknown("a constraint without a name");
        var name = context == "userId" ? "targetingKey" : context;
        var op = LogicReader.Text(constraint["operator"]) ?? "";
        var values = (constraint["values"] as JsonArray ?? []).Select(LogicReader.Text).OfType<string>().Where(value => value.Length > 0).ToList();
        var value = constraint["value"] is JsonValue single ? LogicReader.Text(single) ?? single.ToJsonString() : "";
        if (op is "IN" or "NOT_IN" && values.Count == 0) return Unknown($"an empty list of {context}");
        var ignoreCase = Flag(constraint, "caseInsensitive");
        var rule = op switch
        {
            "IN" or "NOT_IN" => LogicReader.Condition(name, "in", values),
            "STR_CONTAINS" => AnyOf(name, "contains", values, ignoreCase),
            "STR_STARTS_WITH" => AnyOf(name, "startsWith", values, ignoreCase),
            "STR_ENDS_WITH" => AnyOf(name, "endsWith", values, ignoreCase),
            "NUM_EQ" => LogicReader.Condition(name, "numberEquals", value),
            "NUM_GT" => LogicReader.Condition(name, "greater", value),
            "NUM_GTE" => LogicReader.Condition(name, "atLeast", value),
            "NUM_LT" => LogicReader.Condition(name, "less", value),
            "NUM_LTE" => LogicReader.Condition(name, "atMost", value),
            "SEMVER_EQ" => LogicReader.Condition(name, "versionEquals", value),
            "SEMVER_GT" => LogicReader.Condition(name, "versionGreater", value),
            "SEMVER_LT" => LogicReader.Condition(name, "versionLess", value),
            _ => null,
        };
        if (rule is null) return Unknown($"the operator \u201C{op}\u201D on {context}");
        if (op == "NOT_IN") note("NOT_IN is read as letting in the people without the attribute, as most of Unleash's clients do.");
        return (op == "NOT_IN") ^ Flag(constraint, "inverted") ? new() { Kind = "none", Rules = [rule] } : rule;
    }

    private static RuleSpec? AnyOf(string name, string op, List<string> values, bool ignoreCase)
    {
        List<RuleSpec> rules = [.. values.Select(value => LogicReader.Condition(name, op, value) with { IgnoreCase = ignoreCase })];
        return rules.Count switch { 0 => null, 1 => rules[0], _ => new() { Kind = "any", Rules = [.. rules] } };
    }

    private static bool Flag(JsonObject constraint, string name) => constraint[name] is JsonValue value && value.ToJsonString() == "true";

    private RuleSpec? Unknown(string what)
    {
        note($"Not understood: {what}.");
        return null;
    }
}
