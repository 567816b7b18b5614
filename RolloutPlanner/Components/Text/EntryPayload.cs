using System.Text.Json;
using RolloutPlanner.Application.Audit;

namespace RolloutPlanner.Components.Text;

/// <summary>The stored text of a history entry, read without trust in its shape.</summary>
public readonly record struct EntryPayload(JsonElement? Root)
{
    public static EntryPayload Of(HistoryEntry entry)
    {
        try
        {
            using var document = JsonDocument.Parse(entry.Payload);
            return new(document.RootElement.Clone());
        }
        catch (JsonException)
        {
            return new(null);
        }
    }

    /// <summary>The value at a path as text; null where there is none.</summary>
    public string? this[params string[] path] => At(path) is not { } at ? null : at.ValueKind switch
    {
        JsonValueKind.String => at.GetString(),
        JsonValueKind.Number => at.GetRawText(),
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        _ => null,
    };

    /// <summary>The items of a list at a path; none where there is no list.</summary>
    public IEnumerable<EntryPayload> Items(params string[] path) =>
        At(path) is { ValueKind: JsonValueKind.Array } list ? [.. list.EnumerateArray().Select(item => new EntryPayload(item))] : [];

    private JsonElement? At(string[] path)
    {
        if (Root is not { } at) return null;
        foreach (var name in path)
            if (at.ValueKind is not JsonValueKind.Object || !at.TryGetProperty(name, out at)) return null;
        return at;
    }
}
