using System.Text.Json.Nodes;
using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Application.Imports;

/// <summary>Reads a flag file of flagd: each flag with two variants becomes a draft plan.</summary>
internal static class FlagdFile
{
    public static ImportedFlags Read(JsonObject file, JsonObject flags, Func<string, bool> isTaken)
    {
        var notes = new List<string>();
        var evaluators = file["$evaluators"] as JsonObject;
        var taken = new HashSet<string>(StringComparer.Ordinal);
        bool IsTaken(string key) => isTaken(key) || taken.Contains(key);
        var read = new List<ImportedFlag>();
        foreach (var (name, node) in flags)
        {
            var flag = node is JsonObject map ? Flag(name, map, evaluators, IsTaken) : new ImportedFlag(name, [], null, ["It is no object."]);
            taken.UnionWith(flag.Cohorts.Select(cohort => cohort.Key!));
            read.Add(flag);
        }
        if (file["_notes"] is JsonArray left) notes.AddRange(left.Select(LogicReader.Text).OfType<string>());
        if (read.Count == 0) notes.Add("The file holds no flag.");
        return new("flagd", [.. read], [.. notes]);
    }

    private static ImportedFlag Flag(string name, JsonObject flag, JsonObject? evaluators, Func<string, bool> isTaken)
    {
        var draft = new FlagDraft(name, isTaken);
        if (LogicReader.Text(flag["state"]) is "DISABLED") draft.Note("It is disabled there; the plan is a draft all the same.");
        var variants = flag["variants"] as JsonObject ?? [];
        var off = LogicReader.Text(flag["defaultVariant"]);
        var targeting = Resolved(flag["targeting"], evaluators, draft.Note, 0);
        var others = variants.Select(pair => pair.Key).Where(variant => variant != off).ToList();
        if (off is null || !variants.ContainsKey(off)) draft.GiveUp("It has no default variant, so nobody can say which of its values is off.");
        else if (others.Count != 1) draft.GiveUp($"It has {variants.Count} variants ({string.Join(", ", variants.Select(pair => pair.Key))}); a rollout has two.");
        else if (targeting is null or JsonObject { Count: 0 }) ReadStatic(draft, variants, off, others[0]);
        else
        {
            draft.SetValues(variants[others[0]], variants[off]);
            new FlagdTargeting(draft, name, others[0], off).Read(targeting);
        }
        return draft.End();
    }

    /// <summary>Which of two values is on cannot be seen where everybody gets the same, save for a boolean.</summary>
    private static void ReadStatic(FlagDraft draft, JsonObject variants, string standing, string other)
    {
        var isOn = variants[standing] is JsonValue value && value.ToJsonString() == "true";
        var (on, off) = isOn ? (standing, other) : (other, standing);
        draft.SetValues(variants[on], variants[off]);
        draft.Note(isOn ? "Everybody has it there, by no rule; the plan has one stage for everybody." : "Nobody has it there; the plan has one stage for everybody, to be changed.");
        draft.AddStage("Everybody", null, 100, "targetingKey");
    }

    private static JsonNode? Resolved(JsonNode? node, JsonObject? evaluators, Action<string> note, int depth)
    {
        if (node is JsonObject { Count: 1 } map && LogicReader.Text(map["$ref"]) is { } name)
        {
            if (depth < 8 && evaluators?[name] is { } shared) return Resolved(shared, evaluators, note, depth + 1);
            note($"The shared rule \u201C{name}\u201D is not in the file.");
            return node.DeepClone();
        }
        return node switch
        {
            JsonObject all => new JsonObject(all.Select(pair => KeyValuePair.Create(pair.Key, Resolved(pair.Value, evaluators, note, depth)))),
            JsonArray list => new JsonArray([.. list.Select(item => Resolved(item, evaluators, note, depth))]),
            _ => node?.DeepClone(),
        };
    }
}
