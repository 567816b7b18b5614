using System.Text.Json;
using System.Text.Json.Nodes;

namespace RolloutPlanner.Application.Exports;

/// <summary>JSON as maps, lists and plain values, for a writer that knows no JSON.</summary>
internal static class PlainJson
{
    public static object? Of(JsonNode? node) => node switch
    {
        null => null,
        JsonObject map => map.ToDictionary(pair => pair.Key, pair => Of(pair.Value)),
        JsonArray list => list.Select(Of).ToList(),
        _ => node.GetValueKind() switch
        {
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            JsonValueKind.Number => node.GetValue<double>(),
            _ => node.GetValue<string>(),
        },
    };
}
