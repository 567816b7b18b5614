using System.Text.Json;
using System.Text.Json.Nodes;

namespace RolloutPlanner.Components.History;

/// <summary>
/// What differs between two JSON texts, value by value, in the order of the new one. Items of a list are compared by their places. What only one of
/// the two has shows with each of its values. Computed parts such as hashes and version counters are left out: they follow from the rest. So is what stands
/// in the head of an entry, and what only some people may see.
/// </summary>
public static class JsonDifference
{
    public const int MostChanges = 200;
    private const int MostCharacters = 500;
    private static readonly HashSet<string> Silent =
        ["version", "hash", "contentHash", "planHash", "digest", "securityStamp", "by", "byName", "at", "recordedAt", "comment", "author", "key", "id", "email", "run"];

    /// <summary>At most <see cref="MostChanges"/> changes; text that is no JSON shows as it is.</summary>
    /// <param name="say">Says a stored text, by the path at which it stands.</param>
    public static IReadOnlyList<ChangedValue> Of(string? before, string? after, Func<IReadOnlyList<string>, string, string>? say = null)
    {
        var comparison = new Comparison(say ?? ((path, text) => StoredWords.Of(path, text)));
        comparison.Compare(Read(before), Read(after), []);
        return comparison.Changes;
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

    private sealed class Comparison(Func<IReadOnlyList<string>, string, string> say)
    {
        public List<ChangedValue> Changes { get; } = [];

        public void Compare(JsonNode? before, JsonNode? after, IReadOnlyList<string> path)
        {
            if (Changes.Count >= MostChanges || JsonNode.DeepEquals(before, after)) return;
            if (before is JsonObject or null && after is JsonObject or null && (before ?? after) is JsonObject) Members(before as JsonObject, after as JsonObject, path);
            else if (before is JsonArray or null && after is JsonArray or null && (before ?? after) is JsonArray) Items(before as JsonArray, after as JsonArray, path);
            else Changes.Add(new(PathWords.Of(path), Show(before, path), Show(after, path)));
        }

        private void Members(JsonObject? before, JsonObject? after, IReadOnlyList<string> path)
        {
            var names = (after ?? []).Select(member => member.Key).Union((before ?? []).Select(member => member.Key));
            foreach (var name in names.Where(name => !Silent.Contains(name))) Compare(before?[name], after?[name], [.. path, name]);
        }

        private void Items(JsonArray? before, JsonArray? after, IReadOnlyList<string> path)
        {
            if (IsPlain(before) && IsPlain(after))
            {
                Changes.Add(new(PathWords.Of(path), Show(before, path), Show(after, path)));
                return;
            }
            for (var i = 0; i < Math.Max(before?.Count ?? 0, after?.Count ?? 0) && Changes.Count < MostChanges; i++)
                Compare(i < before?.Count ? before[i] : null, i < after?.Count ? after[i] : null, [.. path, FormattableString.Invariant($"[{i}]")]);
        }

        private static bool IsPlain(JsonArray? items) => items is null || items.All(item => item is JsonValue or null);

        private string? Show(JsonNode? node, IReadOnlyList<string> path) => node switch
        {
            null => null,
            JsonArray { Count: 0 } => null,
            JsonArray items => Cut(string.Join(", ", items.Take(20).Select(item => Show(item, path))) + (items.Count > 20 ? FormattableString.Invariant($" and {items.Count - 20} more") : "")),
            JsonValue value when value.TryGetValue<bool>(out var flag) => flag ? "yes" : "no",
            JsonValue value when value.TryGetValue<string>(out var text) => text.Length == 0 ? null : Cut(say(path, text)),
            _ => Cut(node.ToJsonString()),
        };

        private static string Cut(string text) => text.Length <= MostCharacters ? text : text[..MostCharacters] + " …";
    }
}
