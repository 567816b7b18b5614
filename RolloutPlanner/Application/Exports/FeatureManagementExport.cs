using System.Text.Json.Nodes;
using RolloutPlanner.Domain.Evaluation;
using RolloutPlanner.Domain.Flags;
using RolloutPlanner.Domain.Rollouts;
using RolloutPlanner.Domain.Targeting;

namespace RolloutPlanner.Application.Exports;

/// <summary>A flag of Microsoft.FeatureManagement, whose targeting filter knows the ids of people and a share of everybody, and no attributes.</summary>
internal static class FeatureManagementExport
{
    public static JsonNode Flag(ServedFlag served, Unsaid unsaid)
    {
        var rollout = served.Rollout;
        var users = new HashSet<string>(rollout.OptIn, StringComparer.Ordinal);
        var share = Share.None;
        foreach (var (index, stage) in rollout.Stages.Index())
        {
            var refuse = unsaid.OfStage(index + 1);
            var listed = Listed(stage, refuse);
            if (!stage.Share.IsAll && !stage.Share.IsNone && stage.StickyAttribute != AttributeName.TargetingKey) refuse($"a share drawn by {stage.StickyAttribute}");
            if (index >= unsaid.Counting) continue;
            users.UnionWith(listed);
            if (stage.Audience is null && stage.Share.CompareTo(share) > 0) share = stage.Share;
        }
        var flag = new JsonObject { ["id"] = served.Key.Value, ["enabled"] = unsaid.Counting > 0 || rollout.Status is RolloutStatus.Completed };
        if (unsaid.Counting > 0) flag["conditions"] = Conditions(users.Except(rollout.OptOut), share, rollout.OptOut);
        if (served.Flag.Type is not FlagType.Boolean) AddVariants(flag, served.Flag);
        return flag;
    }

    public static JsonNode File(IEnumerable<JsonNode> flags) =>
        new JsonObject { ["feature_management"] = new JsonObject { ["feature_flags"] = new JsonArray([.. flags]) } };

    private static IEnumerable<string> Listed(ServedStage stage, Action<string> refuse)
    {
        if (stage.Audience is null) return [];
        var rule = stage.Audience;
        while (rule.Rule is Rule.InCohort or Rule.Group { Rules.Count: 1, Kind: not GroupKind.None }) rule = rule.Parts[0];
        var keys = rule.Rule switch
        {
            Rule.Condition(var attribute, Test.In { IgnoreCase: false } test) when attribute == AttributeName.TargetingKey => test.Values,
            Rule.Condition(var attribute, Test.Is { IgnoreCase: false } test) when attribute == AttributeName.TargetingKey => [test.Value],
            _ => null,
        };
        if (keys is null) refuse("a cohort by attributes: the targeting filter knows only the ids of people");
        else if (!stage.Share.IsAll) refuse($"a share of {stage.Share} of a list of people");
        return keys ?? [];
    }

    private static JsonObject Conditions(IEnumerable<string> users, Share share, IEnumerable<string> excluded) => new()
    {
        ["requirement_type"] = "Any",
        ["client_filters"] = new JsonArray(new JsonObject
        {
            ["name"] = "Microsoft.Targeting",
            ["parameters"] = new JsonObject
            {
                ["Audience"] = new JsonObject
                {
                    ["Users"] = Logic.List(users.Order(StringComparer.Ordinal)),
                    ["Groups"] = new JsonArray(),
                    ["DefaultRolloutPercentage"] = share.Percent,
                    ["Exclusion"] = new JsonObject { ["Users"] = Logic.List(excluded.Order(StringComparer.Ordinal)), ["Groups"] = new JsonArray() },
                },
            },
        }),
    };

    private static void AddVariants(JsonObject flag, FeatureFlag values)
    {
        flag["variants"] = new JsonArray(Variant("on", FlagValues.Of(values, Domain.Flags.Variant.On)), Variant("off", FlagValues.Of(values, Domain.Flags.Variant.Off)));
        flag["allocation"] = new JsonObject { ["default_when_enabled"] = "on", ["default_when_disabled"] = "off" };
    }

    private static JsonObject Variant(string name, JsonNode value) => new() { ["name"] = name, ["configuration_value"] = value };
}
