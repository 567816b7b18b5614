using System.Globalization;
using System.Text.Json.Nodes;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Flags;
using RolloutPlanner.Domain.Targeting;

namespace RolloutPlanner.Application.Imports;

/// <summary>Reads an export of Unleash, or the answer of its client API: each feature becomes a draft plan with a stage for each strategy, in their order.</summary>
internal static class UnleashFile
{
    public static ImportedFlags Read(JsonObject file, JsonArray features, Func<string, bool> isTaken)
    {
        var notes = new List<string>();
        var strategies = (file["featureStrategies"] as JsonArray ?? []).OfType<JsonObject>().ToList();
        var environments = strategies.Select(strategy => LogicReader.Text(strategy["environment"])).OfType<string>().Distinct().ToList();
        var chosen = environments.Contains("production") ? "production" : environments.FirstOrDefault();
        if (environments.Count > 1) notes.Add($"Read as it is in {chosen}; not read: {string.Join(", ", environments.Where(name => name != chosen))}.");
        var taken = new HashSet<string>(StringComparer.Ordinal);
        bool IsTaken(string key) => isTaken(key) || taken.Contains(key);
        var segments = (file["segments"] as JsonArray ?? []).OfType<JsonObject>().ToList();
        var read = new List<ImportedFlag>();
        foreach (var feature in features.OfType<JsonObject>())
        {
            var name = LogicReader.Text(feature["name"]) ?? "";
            var own = (feature["strategies"] as JsonArray)?.OfType<JsonObject>()
                ?? strategies.Where(strategy => LogicReader.Text(strategy["featureName"]) == name && LogicReader.Text(strategy["environment"]) == chosen).OrderBy(Order);
            var flag = Feature(name, feature, own, segments, IsTaken);
            taken.UnionWith(flag.Cohorts.Select(cohort => cohort.Key!));
            read.Add(flag);
        }
        if (read.Count == 0) notes.Add("The file holds no feature.");
        return new("Unleash", [.. read], [.. notes]);
    }

    private static int Order(JsonObject strategy) => strategy["sortOrder"] is JsonValue value && value.TryGetValue<int>(out var order) ? order : 0;

    private static ImportedFlag Feature(string name, JsonObject feature, IEnumerable<JsonObject> strategies, List<JsonObject> segments, Func<string, bool> isTaken)
    {
        var draft = new FlagDraft(name, isTaken) { Type = FlagType.Boolean };
        if (feature["variants"] is JsonArray { Count: > 0 }) draft.Note("Its variants are not imported; the flag becomes yes or no.");
        foreach (var strategy in strategies) Strategy(draft, strategy, segments);
        return draft.End();
    }

    private static void Strategy(FlagDraft draft, JsonObject strategy, List<JsonObject> segments)
    {
        var kind = LogicReader.Text(strategy["name"]) ?? "";
        var title = LogicReader.Text(strategy["title"]);
        var parameters = strategy["parameters"] as JsonObject ?? [];
        if (strategy["disabled"] is JsonValue off && off.ToJsonString() == "true")
        {
            draft.Note($"The strategy {title ?? kind} is disabled there and becomes no stage.");
            return;
        }
        if (strategy["variants"] is JsonArray { Count: > 0 }) draft.Note("Variants of its strategies are not imported; the flag becomes yes or no.");
        var rules = new UnleashRules(draft.Note);
        var conditions = rules.Constraints(strategy["constraints"] as JsonArray ?? [], strategy["segments"] as JsonArray ?? [], segments);
        var (own, percent, sticky, isKnown) = Means(draft, kind, parameters);
        if (conditions is null || !isKnown)
        {
            draft.Note($"The strategy {title ?? kind} becomes no stage, because a part of it was not understood.");
            return;
        }
        List<RuleSpec> all = [.. conditions, .. own is null ? [] : new[] { own }];
        draft.AddStage(title, all.Count switch { 0 => null, 1 => all[0], _ => new() { Kind = "all", Rules = [.. all] } }, percent, sticky);
    }

    private static (RuleSpec? Who, decimal Percent, string Sticky, bool IsKnown) Means(FlagDraft draft, string kind, JsonObject parameters)
    {
        string Text(string name) => parameters[name] is JsonValue value ? LogicReader.Text(value) ?? value.ToJsonString() : "";
        string[] List(string name) => Text(name).Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        bool Percent(string name, out decimal percent) => decimal.TryParse(Text(name), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out percent) && percent is >= 0 and <= 100;
        switch (kind)
        {
            case "default":
                return (null, 100, "targetingKey", true);
            case "userWithId" when List("userIds") is { Length: > 0 } ids:
                return (LogicReader.Condition("targetingKey", "in", ids), 100, "targetingKey", true);
            case "remoteAddress" when List("IPs") is { Length: > 0 } addresses:
                return (LogicReader.Condition("remoteAddress", "inIpRange", addresses), 100, "targetingKey", true);
            case "gradualRolloutUserId" when Percent("percentage", out var percent):
                draft.Note("Shares hold other people here, because Unleash draws them otherwise.");
                return (null, percent, "targetingKey", true);
            case "flexibleRollout" when Percent("rollout", out var percent):
                if (percent < 100) draft.Note("Shares hold other people here, because Unleash draws them otherwise.");
                return (null, percent, Stickiness(draft, Text("stickiness"), percent), Text("stickiness") != "random" || percent == 100);
            default:
                draft.Note($"Not understood: the strategy \u201C{kind}\u201D.");
                return (null, 0, "targetingKey", false);
        }
    }

    private static string Stickiness(FlagDraft draft, string stickiness, decimal percent)
    {
        if (percent == 100) return "targetingKey";
        if (stickiness == "random") draft.Note("Not understood: a share that is drawn anew each time (stickiness \u201Crandom\u201D).");
        if (stickiness is "" or "default") draft.Note("Stickiness \u201Cdefault\u201D is read as the targeting key; people without one are in no share here.");
        return stickiness is "" or "default" or "userId" or "random" ? "targetingKey" : stickiness;
    }
}
