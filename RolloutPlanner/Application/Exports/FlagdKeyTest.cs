using System.Text.Json.Nodes;
using RolloutPlanner.Domain.Targeting;

namespace RolloutPlanner.Application.Exports;

/// <summary>The tests that read otherwise on the targeting key, which is a text or, when empty, missing.</summary>
internal static class FlagdKeyTest
{
    private const string Name = "targetingKey";

    /// <summary>Null where the test is the same as on any other attribute.</summary>
    public static JsonNode? Of(Test test) => test switch
    {
        Test.Is t => Logic.Op("===", Logic.Var(Name), t.Value),
        Test.IsNot t => Logic.Op("and", IsSet, Logic.Op("!==", Logic.Var(Name), t.Value)),
        Test.In t => IsOneOf(t.Values),
        Test.NotIn t => Logic.Op("and", IsSet, Logic.Not(IsOneOf(t.Values))),
        Test.IsSet => IsSet,
        Test.IsNotSet => Logic.Not(Logic.Var(Name)),
        _ => null,
    };

    public static JsonNode IsOneOf(IEnumerable<string> keys) => Logic.Op("in", Logic.Var(Name), Logic.List(keys));

    private static JsonNode IsSet => Logic.Op("!!", Logic.Var(Name));
}
