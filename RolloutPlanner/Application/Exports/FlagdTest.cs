using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using RolloutPlanner.Domain.Targeting;

namespace RolloutPlanner.Application.Exports;

/// <summary>Says one test of one attribute. A missing fact and one of another type make it false, as here; a list of texts passes a text test as here.</summary>
internal static class FlagdTest
{
    public static JsonNode Of(string name, Test test) => test switch
    {
        Test.Is t => Logic.Op("in", t.Value, Logic.Listed(name)),
        Test.IsNot t => Logic.None(name, Logic.Op("or", Logic.IsNoText(Item), Logic.Op("===", Logic.Item, t.Value))),
        Test.In t => AnyText(name, Logic.Op("in", Logic.Item, Logic.List(t.Values))),
        Test.NotIn t => Logic.None(name, Logic.Op("or", Logic.IsNoText(Item), Logic.Op("in", Logic.Item, Logic.List(t.Values)))),
        Test.Contains t => AnyText(name, Logic.Op("in", t.Value, Logic.Item)),
        Test.StartsWith t => AnyText(name, Logic.Op("===", Logic.Op("substr", Logic.Item, 0, t.Value.Length), t.Value)),
        Test.EndsWith t => AnyText(name, Logic.Op("===", Logic.Op("substr", Logic.Item, -t.Value.Length), t.Value)),
        Test.Number { Comparison: Comparison.Equal } t => Logic.Op("===", Logic.Var(name), t.Value),
        Test.Number t => AnyNumber(name, Logic.Op(Sign(t.Comparison), Logic.Item, t.Value)),
        Test.NumberBetween t => AnyNumber(name, Logic.Op("<=", t.Low, Logic.Item, t.High)),
        Test.Version t => FlagdVersion.Of(name, Sign(t.Comparison), t.Value),
        Test.SameMajor t => FlagdVersion.Of(name, "^", t.Value),
        Test.SameMinor t => FlagdVersion.Of(name, "~", t.Value),
        Test.InIpRange t => t.Ranges.Count == 1 ? FlagdAddress.Of(name, t.Ranges[0]) : Logic.Op("or", t.Ranges.Select(range => FlagdAddress.Of(name, range))),
        Test.IsSet => Logic.Op("!==", Logic.Var(name), null),
        Test.IsNotSet => Logic.Op("===", Logic.Var(name), null),
        Test.IsTrue => Logic.Op("===", Logic.Var(name), true),
        Test.IsFalse => Logic.Op("===", Logic.Var(name), false),
        _ => throw new UnreachableException(string.Create(CultureInfo.InvariantCulture, $"{test} was to be refused.")),
    };

    public static string Sign(Comparison comparison) => comparison switch
    {
        Comparison.Equal => "=",
        Comparison.Less => "<",
        Comparison.AtMost => "<=",
        Comparison.Greater => ">",
        Comparison.AtLeast => ">=",
        _ => throw new UnreachableException(),
    };

    private static JsonNode Item() => Logic.Item;

    private static JsonNode AnyText(string name, JsonNode test) => Logic.Any(name, Logic.Op("and", Logic.IsText(Item), test));

    /// <summary>JSONLogic compares texts, booleans and nothing as numbers, and fails on objects: each is kept away first. Of all these only an object's text has a bracket.</summary>
    private static JsonNode AnyNumber(string name, JsonNode test) => Logic.Any(name, Logic.Op(
        "and",
        Logic.IsNoText(Item),
        Logic.Op("!==", Logic.Item, null),
        Logic.Op("!==", Logic.Item, true),
        Logic.Op("!==", Logic.Item, false),
        Logic.Not(Logic.Op("in", "[", Logic.Op("cat", Logic.Item))),
        test));
}
