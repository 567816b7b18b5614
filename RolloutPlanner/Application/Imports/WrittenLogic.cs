using System.Text.Json.Nodes;
using RolloutPlanner.Application.Exports;
using RolloutPlanner.Domain.Targeting;
using static RolloutPlanner.Application.Imports.LogicReader;

namespace RolloutPlanner.Application.Imports;

/// <summary>
/// Knows again what this application writes for flagd. It takes a condition to be meant and accepts it only when writing that condition gives the very same text.
/// </summary>
internal static class WrittenLogic
{
    private const string Key = "targetingKey";

    /// <summary>Null where it was written by others.</summary>
    public static RuleSpec? Read(JsonNode? node) => node is JsonObject && Guess(node) is { } guess && IsWritten(guess, node) ? guess : null;

    public static string? Version(string? sign) => sign switch
    {
        "=" => "versionEquals",
        "<" => "versionLess",
        "<=" => "versionAtMost",
        ">" => "versionGreater",
        ">=" => "versionAtLeast",
        "^" => "sameMajor",
        "~" => "sameMinor",
        _ => null,
    };

    public static string Comparison(string sign) => sign switch { "<" => "less", "<=" => "atMost", ">" => "greater", _ => "atLeast" };

    private static bool IsWritten(RuleSpec guess, JsonNode node)
    {
        var parsed = RuleParser.Parse(guess, "rule");
        if (parsed.IsError || !RuleCompiler.Compile(parsed.Value).TryGet(out var rule)) return false;
        var refused = false;
        return JsonNode.DeepEquals(new FlagdRule(_ => refused = true).Of(rule), node) && !refused;
    }

    private static RuleSpec? Guess(JsonNode node) => Op(node) switch
    {
        ("in", [var value, var list]) when Text(value) is { } text && Listed(list) is { } name => Condition(name, "is", text),
        ("in", [var key, var list]) when Var(key) is Key && Texts(list) is { } values => Condition(Key, "in", values),
        ("===", [var left, null]) when Var(left) is { } name => Condition(name, "isNotSet"),
        ("!==", [var left, null]) when Var(left) is { } name => Condition(name, "isSet"),
        ("!!", [var inner]) when Var(inner) is Key => Condition(Key, "isSet"),
        ("!", [var inner]) when Var(inner) is Key => Condition(Key, "isNotSet"),
        ("none", [var list, var test]) when Listed(list) is { } name && Op(test) is ("or", [_, var last]) => OfItem(name, last, isNegated: true),
        ("some", [var list, var test]) when Listed(list) is { } name && Op(test) is ("and", { Count: > 1 } parts) => OfItem(name, parts[^1], isNegated: false),
        ("and", [var set, var test]) when Op(set) is ("!!", [var inner]) && Var(inner) is Key => OfKey(test),
        ("and", [var label, var text, _]) when Text(label) is { } range && Op(text) is ("starts_with", [var value, _]) && Var(value) is { } name => Condition(name, "inIpRange", range),
        ("and", { Count: 5 } parts) when Op(parts[^1]) is ("sem_ver", [var value, var sign, var bound]) && Var(value) is { } name && Version(Text(sign)) is { } op && Text(bound) is { } version => Condition(name, op, version),
        _ => null,
    };

    private static string? Listed(JsonNode? node) => Op(node) is ("merge", [var inner]) ? Var(inner) : null;

    private static RuleSpec? OfKey(JsonNode? test) => Op(test) switch
    {
        ("!==", [_, var value]) when Text(value) is { } text => Condition(Key, "isNot", text),
        ("!", [var inner]) when Op(inner) is ("in", [_, var list]) && Texts(list) is { } values => Condition(Key, "notIn", values),
        _ => null,
    };

    private static RuleSpec? OfItem(string name, JsonNode? test, bool isNegated) => Op(test) switch
    {
        ("===", [_, var value]) when isNegated && Text(value) is { } text => Condition(name, "isNot", text),
        ("in", [_, var list]) when Texts(list) is { } values => Condition(name, isNegated ? "notIn" : "in", values),
        ("in", [var value, _]) when Text(value) is { } text => Condition(name, "contains", text),
        ("===", [var part, var value]) when Op(part) is ("substr", { Count: 3 }) && Text(value) is { } text => Condition(name, "startsWith", text),
        ("===", [var part, var value]) when Op(part) is ("substr", { Count: 2 }) && Text(value) is { } text => Condition(name, "endsWith", text),
        ("<=", [var low, _, var high]) when Number(low) is { } from && Number(high) is { } to => Condition(name, "between", from, to),
        ("<" or "<=" or ">" or ">=", [_, var bound]) when Number(bound) is { } number && Op(test) is var (sign, _) => Condition(name, Comparison(sign), number),
        _ => null,
    };
}
