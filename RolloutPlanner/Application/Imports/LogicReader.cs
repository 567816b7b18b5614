using System.Text.Json;
using System.Text.Json.Nodes;
using RolloutPlanner.Domain.Targeting;

namespace RolloutPlanner.Application.Imports;

/// <summary>Reads flagd's JSONLogic as a rule: what this application writes, exactly, and the usual forms of others. What it does not know goes to the notes.</summary>
internal sealed class LogicReader(Action<string> note)
{
    /// <summary>Null, with the reason noted, where it is not understood.</summary>
    public RuleSpec? Read(JsonNode? node)
    {
        if (WrittenLogic.Read(node) is { } written) return written;
        if (Op(node) is not var (name, arguments)) return Unknown(node);
        return name switch
        {
            "and" => Group("all", arguments),
            "or" => Ranges(Group("any", arguments)),
            "!" when arguments is [var inner] && Op(inner) is ("or", var parts) => Group("none", parts),
            "!" when arguments is [var inner] => Group("none", [inner]),
            _ => Plain(name, arguments) ?? Unknown(node),
        };
    }

    /// <summary>The operator and its arguments; a single argument may stand without a list.</summary>
    public static (string Name, IReadOnlyList<JsonNode?> Arguments)? Op(JsonNode? node) => node is JsonObject { Count: 1 } map && map.First() is var pair
        ? (pair.Key, pair.Value is JsonArray list ? [.. list] : [pair.Value])
        : null;

    public static string? Var(JsonNode? node) =>
        Op(node) is ("var", [JsonValue name]) && name.GetValueKind() is JsonValueKind.String && (string?)name is { Length: > 0 } text && !text.StartsWith("$flagd", StringComparison.Ordinal) ? text : null;

    public static string? Text(JsonNode? node) => node is JsonValue value && value.GetValueKind() is JsonValueKind.String ? (string?)value : null;

    public static string? Number(JsonNode? node) => node is JsonValue value && value.GetValueKind() is JsonValueKind.Number ? value.ToJsonString() : null;

    public static List<string>? Texts(JsonNode? node) => node is JsonArray { Count: > 0 } list && list.All(item => Text(item) is not null) ? [.. list.Select(item => Text(item)!)] : null;

    public static RuleSpec Condition(string attribute, string op, params IEnumerable<string> values) => new() { Attribute = attribute, Operator = op, Values = [.. values] };

    private RuleSpec? Group(string kind, IReadOnlyList<JsonNode?> parts)
    {
        var rules = parts.Select(Read).ToList();
        return rules.Contains(null) || rules.Count == 0 ? null : new() { Kind = kind, Rules = [.. rules.OfType<RuleSpec>()] };
    }

    /// <summary>Ranges of one address are one condition.</summary>
    private static RuleSpec? Ranges(RuleSpec? group) =>
        group is { Rules: [{ Operator: "inIpRange", Attribute: { } name }, _, ..] rules } && rules.All(rule => rule.Operator == "inIpRange" && rule.Attribute == name)
            ? Condition(name, "inIpRange", rules.SelectMany(rule => rule.Values))
            : group;

    /// <summary>One comparison as people write it. A "not" there holds for people without the attribute, which is what "none of" says here.</summary>
    private static RuleSpec? Plain(string name, IReadOnlyList<JsonNode?> arguments) => (name, arguments) switch
    {
        ("==" or "===", [var left, var right]) => Equal(left, right) ?? Equal(right, left),
        ("!=" or "!==", [var left, var right]) when (Equal(left, right) ?? Equal(right, left)) is { } equal => new() { Kind = "none", Rules = [equal] },
        ("in", [var left, var right]) when Var(left) is { } attribute && Texts(right) is { } values => Condition(attribute, "in", values),
        ("in", [var left, var right]) when Text(left) is { } value && Var(right) is { } attribute => Condition(attribute, "contains", value),
        ("starts_with", [var left, var right]) when Var(left) is { } attribute && Text(right) is { Length: > 0 } value => Condition(attribute, "startsWith", value),
        ("ends_with", [var left, var right]) when Var(left) is { } attribute && Text(right) is { Length: > 0 } value => Condition(attribute, "endsWith", value),
        ("sem_ver", [var left, var sign, var right]) when Var(left) is { } attribute && Text(right) is { } value && WrittenLogic.Version(Text(sign)) is { } op => Condition(attribute, op, value),
        ("<" or "<=" or ">" or ">=", [var left, var right]) when Var(left) is { } attribute && Number(right) is { } value => Condition(attribute, WrittenLogic.Comparison(name), value),
        ("<=", [var low, var middle, var high]) when Number(low) is { } from && Var(middle) is { } attribute && Number(high) is { } to => Condition(attribute, "between", from, to),
        _ => null,
    };

    private static RuleSpec? Equal(JsonNode? left, JsonNode? right)
    {
        if (Var(left) is not { } attribute || right is not JsonValue value) return null;
        return value.GetValueKind() switch
        {
            JsonValueKind.String when (string?)value is { Length: > 0 } text => Condition(attribute, "is", text),
            JsonValueKind.Number => Condition(attribute, "numberEquals", value.ToJsonString()),
            JsonValueKind.True => Condition(attribute, "isTrue"),
            JsonValueKind.False => Condition(attribute, "isFalse"),
            _ => null,
        };
    }

    private RuleSpec? Unknown(JsonNode? node)
    {
        var text = node?.ToJsonString() ?? "null";
        note($"Not understood: {(Op(node) is var (name, _) ? $"the operator \u201C{name}\u201D in " : "")}{(text.Length > 120 ? text[..120] + "\u2026" : text)}");
        return null;
    }
}
