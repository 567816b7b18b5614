using System.Text.Json.Nodes;
using RolloutPlanner.Domain.Evaluation;
using RolloutPlanner.Domain.Flags;
using RolloutPlanner.Domain.Rollouts;
using RolloutPlanner.Domain.Targeting;

namespace RolloutPlanner.Application.Exports;

/// <summary>A flag as LaunchDarkly's SDKs read it from a file: variation 0 is on, variation 1 is off.</summary>
internal static class LaunchDarklyExport
{
    private const int On = 0;
    private const int Off = 1;

    public static JsonNode Flag(ServedFlag served, Unsaid unsaid)
    {
        var rollout = served.Rollout;
        foreach (var (index, stage) in rollout.Stages.Index()) Rules(stage, index, unsaid.OfStage(index + 1));
        var waterfall = Waterfall.Of(rollout, unsaid);
        var isStatic = unsaid.Counting == 0;
        return new JsonObject
        {
            ["key"] = served.Key.Value,
            ["version"] = served.PlanVersion,
            ["on"] = !isStatic || rollout.Status is RolloutStatus.Completed,
            ["salt"] = rollout.Salt.Value,
            ["variations"] = new JsonArray(FlagValues.Of(served.Flag, Variant.On), FlagValues.Of(served.Flag, Variant.Off)),
            ["offVariation"] = Off,
            ["targets"] = isStatic ? new JsonArray() : Targets(rollout),
            ["rules"] = new JsonArray([.. waterfall.Rules.SelectMany((stage, index) => Rules(stage, index, _ => { }))]),
            ["fallthrough"] = waterfall.Everybody is { } all ? Result(new JsonObject(), all) : new JsonObject { ["variation"] = rollout.Status is RolloutStatus.Completed ? On : Off },
        };
    }

    private static JsonArray Targets(ServedRollout rollout)
    {
        var targets = new JsonArray();
        if (rollout.OptOut.Count > 0) targets.Add((JsonNode)new JsonObject { ["variation"] = Off, ["values"] = Logic.List(rollout.OptOut.Order(StringComparer.Ordinal)) });
        if (rollout.OptIn.Except(rollout.OptOut).Any()) targets.Add((JsonNode)new JsonObject { ["variation"] = On, ["values"] = Logic.List(rollout.OptIn.Except(rollout.OptOut).Order(StringComparer.Ordinal)) });
        return targets;
    }

    private static IEnumerable<JsonNode> Rules(ServedStage stage, int index, Action<string> refuse) => stage.Audience is null || stage.Share.IsNone
        ? []
        : [.. (Alternatives.Of(stage.Audience, refuse) ?? []).Select((all, number) => Result(
            new JsonObject
            {
                ["id"] = FormattableString.Invariant($"rule-{index + 1}-{number + 1}"),
                ["clauses"] = new JsonArray([.. all.Select(literal => LaunchDarklyClause.Of(literal, refuse)).OfType<JsonNode>()]),
            },
            stage))];

    private static JsonObject Result(JsonObject rule, ServedStage stage)
    {
        if (stage.Share.IsAll) rule["variation"] = On;
        else
        {
            rule["rollout"] = new JsonObject
            {
                ["variations"] = new JsonArray(Weight(On, stage.Share.Parts), Weight(Off, Share.Total - stage.Share.Parts)),
                ["bucketBy"] = LaunchDarklyClause.Name(stage.StickyAttribute),
            };
        }
        return rule;
    }

    private static JsonObject Weight(int variation, int parts) => new() { ["variation"] = variation, ["weight"] = parts };
}
