using System.Text.Json.Nodes;
using RolloutPlanner.Domain.Evaluation;
using RolloutPlanner.Domain.Flags;
using RolloutPlanner.Domain.Rollouts;
using RolloutPlanner.Domain.Targeting;

namespace RolloutPlanner.Application.Exports;

/// <summary>
/// A flag as flagd reads it: the same value and variant for every context. It stands on off and its targeting says who gets on; where everybody
/// gets the same there is no targeting.
/// </summary>
internal static class FlagdExport
{
    /// <summary>A text that is always true; it tells readers what the list after it is.</summary>
    public const string OptedIn = "opted in";

    public static JsonNode Flag(ServedFlag served, Unsaid unsaid)
    {
        if (FlagValues.IsTooLarge(served.Flag)) unsaid.OfFlag("a value beyond 9,007,199,254,740,991");
        var terms = Terms(served.Rollout, unsaid).ToList();
        var targeting = unsaid.Counting == 0 ? null : Targeting(served.Rollout, terms.Take(unsaid.Counting).OfType<JsonNode>());
        var flag = new JsonObject
        {
            ["state"] = "ENABLED",
            ["variants"] = new JsonObject { ["on"] = FlagValues.Of(served.Flag, Variant.On), ["off"] = FlagValues.Of(served.Flag, Variant.Off) },
            ["defaultVariant"] = served.Rollout.Status is RolloutStatus.Completed ? "on" : "off",
            ["metadata"] = new JsonObject { ["rollout"] = served.Key.Value, ["planVersion"] = served.PlanVersion },
        };
        if (targeting is not null) flag["targeting"] = targeting;
        return flag;
    }

    /// <summary>One for each stage of the plan, reached or not; null for a stage that takes nobody.</summary>
    private static IEnumerable<JsonNode?> Terms(ServedRollout rollout, Unsaid unsaid) => rollout.Stages.Select((stage, index) =>
        stage.Share.IsNone ? null : Stage(stage, rollout.Salt, new FlagdRule(unsaid.OfStage(index + 1)), unsaid.OfStage(index + 1)));

    private static JsonNode Stage(ServedStage stage, Salt salt, FlagdRule rule, Action<string> refuse)
    {
        var audience = stage.Audience is { } who ? rule.Of(who) : null;
        if (stage.Share.IsAll) return audience ?? true;
        if (salt.Value[0] == ' ') refuse("a salt that starts with a space");
        var sticky = rule.Name(stage.StickyAttribute);
        return Logic.Op("and", [.. audience is null ? [] : new[] { audience }, .. InShare(sticky, stage.Share, salt)]);
    }

    private static IEnumerable<JsonNode> InShare(string sticky, Share share, Salt salt) =>
    [
        Logic.Op("!!", Logic.Var(sticky)),
        Logic.IsText(() => Logic.Var(sticky)),
        Logic.Op(
            "===",
            Logic.Op("fractional", Logic.Op("cat", salt.Value, Logic.Var(sticky)), Weight("on", share.Parts), Weight("off", Share.Total - share.Parts)),
            "on"),
    ];

    private static JsonArray Weight(string variant, int parts) => new(variant, parts);

    private static JsonNode? Targeting(ServedRollout rollout, IEnumerable<JsonNode> stages)
    {
        List<JsonNode> reasons = [.. rollout.OptIn.Count > 0 ? [Logic.Op("and", OptedIn, FlagdKeyTest.IsOneOf(Sorted(rollout.OptIn)))] : Array.Empty<JsonNode>(), .. stages];
        if (reasons.Count == 0) return null;
        var isIn = Logic.Op("or", reasons);
        return Logic.Op("if", rollout.OptOut.Count == 0 ? isIn : Logic.Op("and", Logic.Not(FlagdKeyTest.IsOneOf(Sorted(rollout.OptOut))), isIn), "on", null);
    }

    private static IEnumerable<string> Sorted(IEnumerable<string> keys) => keys.Order(StringComparer.Ordinal);
}
