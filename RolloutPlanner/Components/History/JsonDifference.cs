using System.Text.Json;
using System.Text.Json.Nodes;

namespace RolloutPlanner.Components.History;

/// <summary>
/// What differs between two JSON texts, value by value, in the order of the new one. Items of a list are compared by their places. What only one of
/// the two has shows with each of its values. Computed parts such as hashes and version counters are left out: they follow from the rest.
/// </summary>
public static class JsonDifference
{
    public const int MostChanges = 200;
    private const int MostCharacters = 500;
    private static readonly HashSet<string> Silent = ["version", "hash", "contentHash", "planHash", "securityStamp"];

    /// <summary>At most <see cref="MostChanges"/> changes; text that is no JSON shows as it is.</summary>
    public static IReadOnlyList<ChangedValue> Of(string? before, string? after)
    {
        var changes = new List<ChangedValue>();
        Compare(Read(before), Read(after), [], changes);
        return changes;
    }

    private static JsonNode? Read(string? text)
    {
        if (text is null) return null;
        try
        {
            return JsonNode.Parse(text);
        }
        catch (JsonException)
        {
            return JsonValue.Create(text);
        }
    }

    private static void Compare(JsonNode? before, JsonNode? after, IReadOnlyList<string> path, List<ChangedValue> changes)
    {
        if (changes.Count >= MostChanges || JsonNode.DeepEquals(before, after)) return;
        if (before is JsonObject or null && after is JsonObject or null && (before ?? after) is JsonObject) Members(before as JsonObject, after as JsonObject, path, changes);
        else if (before is JsonArray or null && after is JsonArray or null && (before ?? after) is JsonArray) Items(before as JsonArray, after as JsonArray, path, changes);
        else changes.Add(new(PathWords.Of(path), Show(before, path), Show(after, path)));
    }

    private static void Members(JsonObject? before, JsonObject? after, IReadOnlyList<string> path, List<ChangedValue> changes)
    {
        var names = (after ?? []).Select(member => member.Key).Union((before ?? []).Select(member => member.Key));
        foreach (var name in names.Where(name => !Silent.Contains(name))) Compare(before?[name], after?[name], [.. path, name], changes);
    }

    private static void Items(JsonArray? before, JsonArray? after, IReadOnlyList<string> path, List<ChangedValue> changes)
    {
        if (IsPlain(before) && IsPlain(after))
        {
            changes.Add(new(PathWords.Of(path), Show(before, path), Show(after, path)));
            return;
        }
        for (var i = 0; i < Math.Max(before?.Count ?? 0, after?.Count ?? 0) && changes.Count < MostChanges; i++)
            Compare(i < before?.Count ? before[i] : null, i < after?.Count ? after[i] : null, [.. path, FormattableString.Invariant($"[{i}]")], changes);
    }

    private static bool IsPlain(JsonArray? items) => items is null || items.All(item => item is JsonValue or null);

    private static string? Show(JsonNode? node, IReadOnlyList<string> path) => node switch
    {
        null => null,
        JsonArray { Count: 0 } => null,
        JsonArray items => Cut(string.Join(", ", items.Take(20).Select(item => Show(item, path))) + (items.Count > 20 ? FormattableString.Invariant($" and {items.Count - 20} more") : "")),
        JsonValue value when value.TryGetValue<bool>(out var flag) => flag ? "yes" : "no",
        JsonValue value when value.TryGetValue<string>(out var text) => text.Length == 0 ? null : Cut(StoredWords.Of(path, text)),
        _ => Cut(node.ToJsonString()),
    };

    private static string Cut(string text) => text.Length <= MostCharacters ? text : text[..MostCharacters] + " …";
}
