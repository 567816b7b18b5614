using RolloutPlanner.Domain.Evaluation;
using RolloutPlanner.Domain.Flags;
using RolloutPlanner.Domain.Rollouts;
using RolloutPlanner.Domain.Targeting;

namespace RolloutPlanner.Application.Exports;

/// <summary>A flag in the YAML of GO Feature Flag, as nested maps.</summary>
internal static class GoffExport
{
    public static Dictionary<string, object> Flag(ServedFlag served, Unsaid unsaid)
    {
        var rollout = served.Rollout;
        foreach (var (index, stage) in rollout.Stages.Index())
            if (stage.Audience is { } who) new GoffQuery(unsaid.OfStage(index + 1)).Of(who);
        foreach (var key in rollout.OptIn.Concat(rollout.OptOut))
            if (!GoffQuery.CanQuote(key)) unsaid.OfFlag($"the person {key}: a quotation mark or a backslash");
        var waterfall = Waterfall.Of(rollout, unsaid);
        var flag = new Dictionary<string, object>
        {
            ["variations"] = new Dictionary<string, object> { ["on"] = Plain(served.Flag, Variant.On), ["off"] = Plain(served.Flag, Variant.Off) },
        };
        if (waterfall.Sticky is { } sticky && sticky != AttributeName.TargetingKey) flag["bucketingKey"] = sticky.Value;
        if (unsaid.Counting > 0 && Targeting(rollout, waterfall) is { Count: > 0 } targeting) flag["targeting"] = targeting;
        flag["defaultRule"] = waterfall.Everybody is { } all ? Result("Everybody", null, all.Share)
            : Result("Everybody else", null, rollout.Status is RolloutStatus.Completed ? Share.All : Share.None);
        flag["metadata"] = new Dictionary<string, object> { ["rollout"] = served.Key.Value, ["planVersion"] = served.PlanVersion };
        return flag;
    }

    private static List<object> Targeting(ServedRollout rollout, Waterfall waterfall)
    {
        var rules = new List<object>();
        if (rollout.OptOut.Count > 0) rules.Add(Result("Opted out", Listed(rollout.OptOut), Share.None));
        if (rollout.OptIn.Count > 0) rules.Add(Result("Opted in", Listed(rollout.OptIn), Share.All));
        rules.AddRange(waterfall.Rules.Select(stage => Result(stage.Name, new GoffQuery(_ => { }).Of(stage.Audience!), stage.Share)));
        return rules;
    }

    private static string Listed(IEnumerable<string> keys) => GoffQuery.IsOneOf("targetingKey", keys.Order(StringComparer.Ordinal));

    private static Dictionary<string, object> Result(string name, string? query, Share share)
    {
        var rule = new Dictionary<string, object> { ["name"] = name };
        if (query is not null) rule["query"] = query;
        if (share.IsAll || share.IsNone) rule["variation"] = share.IsAll ? "on" : "off";
        else rule["percentage"] = new Dictionary<string, object> { ["on"] = share.Percent, ["off"] = 100 - share.Percent };
        return rule;
    }

    private static object Plain(FeatureFlag flag, Variant variant) => PlainJson.Of(FlagValues.Of(flag, variant))!;
}
