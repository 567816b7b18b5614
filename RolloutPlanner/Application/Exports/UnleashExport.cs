using System.Globalization;
using System.Text.Json.Nodes;
using RolloutPlanner.Domain.Evaluation;
using RolloutPlanner.Domain.Flags;
using RolloutPlanner.Domain.Rollouts;

namespace RolloutPlanner.Application.Exports;

/// <summary>One flag in the parts of an Unleash export. Its strategies are alternatives, as stages are here.</summary>
internal sealed record UnleashFlag(JsonNode Feature, IReadOnlyList<JsonNode> Strategies, JsonNode Environment, IReadOnlyList<string> Fields);

/// <summary>Flags as Unleash imports them, for its environment <c>production</c>.</summary>
internal static class UnleashExport
{
    private const string Environment = "production";

    public static UnleashFlag Flag(ServedFlag served, Unsaid unsaid)
    {
        if (served.Flag.Type is not FlagType.Boolean) unsaid.OfFlag("a value for people who do not have the feature: Unleash gives values only to those who do");
        var (rollout, key) = (served.Rollout, served.Key.Value);
        List<List<JsonNode>> stages = [.. rollout.Stages.Select((stage, index) => Strategies(stage, key, unsaid.OfStage(index + 1)).ToList())];
        var strategies = Counting(rollout, key, unsaid, stages);
        foreach (var (order, strategy) in strategies.Index()) strategy["sortOrder"] = order;
        return new(
            new JsonObject { ["name"] = key, ["type"] = "release", ["project"] = "default", ["stale"] = false, ["impressionData"] = false, ["archived"] = false },
            strategies,
            new JsonObject { ["featureName"] = key, ["environment"] = Environment, ["enabled"] = strategies.Count > 0, ["variants"] = new JsonArray() },
            [.. strategies.SelectMany(strategy => strategy["constraints"]!.AsArray()).Select(constraint => (string)constraint!["contextName"]!)]);
    }

    public static JsonNode File(IEnumerable<UnleashFlag> flags)
    {
        var all = flags.ToList();
        var fields = all.SelectMany(flag => flag.Fields).Distinct().Order(StringComparer.Ordinal);
        return new JsonObject
        {
            ["features"] = new JsonArray([.. all.Select(flag => flag.Feature)]),
            ["featureStrategies"] = new JsonArray([.. all.SelectMany(flag => flag.Strategies)]),
            ["featureEnvironments"] = new JsonArray([.. all.Select(flag => flag.Environment)]),
            ["contextFields"] = new JsonArray([.. fields.Select(name => (JsonNode)new JsonObject { ["name"] = name, ["description"] = "", ["stickiness"] = false, ["legalValues"] = new JsonArray() })]),
            ["featureTags"] = new JsonArray(),
            ["segments"] = new JsonArray(),
            ["tagTypes"] = new JsonArray(),
            ["dependencies"] = new JsonArray(),
        };
    }

    private static List<JsonNode> Counting(ServedRollout rollout, string key, Unsaid unsaid, List<List<JsonNode>> stages)
    {
        if (rollout.Status is RolloutStatus.Completed) return [Strategy(key, "Everybody", 100, "userId", [])];
        if (unsaid.Counting == 0) return [];
        List<JsonNode> strategies = [.. stages.Take(unsaid.Counting).SelectMany(stage => stage)];
        if (rollout.OptIn.Count > 0) strategies.Insert(0, Strategy(key, "Opted in", 100, "userId", [UnleashConstraint.IsOneOf("userId", Sorted(rollout.OptIn), inverted: false)]));
        if (rollout.OptOut.Count > 0)
            foreach (var strategy in strategies) strategy["constraints"]!.AsArray().Add((JsonNode)UnleashConstraint.IsOneOf("userId", Sorted(rollout.OptOut), inverted: true));
        return strategies;
    }

    private static IEnumerable<JsonNode> Strategies(ServedStage stage, string key, Action<string> refuse)
    {
        if (stage.Share.IsNone) return [];
        if (stage.Share.Parts % 1000 != 0) refuse($"a share of {stage.Share}: Unleash knows whole percent");
        var sticky = UnleashConstraint.Name(stage.StickyAttribute);
        var alternatives = stage.Audience is null ? [[]] : Alternatives.Of(stage.Audience, refuse) ?? [];
        return [.. alternatives.Select(all => Strategy(key, stage.Name, stage.Share.Parts / 1000, sticky, all.SelectMany(literal => UnleashConstraint.Of(literal, refuse))))];
    }

    private static JsonNode Strategy(string key, string title, int percent, string sticky, IEnumerable<JsonNode> constraints) => new JsonObject
    {
        ["featureName"] = key,
        ["environment"] = Environment,
        ["name"] = "flexibleRollout",
        ["title"] = title,
        ["parameters"] = new JsonObject { ["rollout"] = percent.ToString(CultureInfo.InvariantCulture), ["stickiness"] = sticky, ["groupId"] = key },
        ["constraints"] = new JsonArray([.. constraints]),
        ["variants"] = new JsonArray(),
        ["segments"] = new JsonArray(),
        ["disabled"] = false,
    };

    private static IEnumerable<string> Sorted(IEnumerable<string> keys) => keys.Order(StringComparer.Ordinal);
}
