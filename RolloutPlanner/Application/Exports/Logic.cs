using System.Text.Json.Nodes;

namespace RolloutPlanner.Application.Exports;

/// <summary>Builds JSONLogic. Every call makes new nodes, because a node has one parent.</summary>
internal static class Logic
{
    /// <summary>The item that <c>some</c> and <c>none</c> look at.</summary>
    public static JsonNode Item => Var("");

    public static JsonNode Op(string name, params IEnumerable<JsonNode?> arguments) => new JsonObject { [name] = new JsonArray([.. arguments]) };

    public static JsonNode Var(string name) => new JsonObject { ["var"] = name };

    public static JsonArray List(IEnumerable<string> texts) => new([.. texts.Select(text => (JsonNode?)JsonValue.Create(text))]);

    public static JsonNode Not(JsonNode inner) => Op("!", inner);

    /// <summary>The value as a list of one, and a list as itself: what is asked of it then never meets a type that it would fail on.</summary>
    public static JsonNode Listed(string name) => Op("merge", Var(name));

    public static JsonNode Any(string name, JsonNode test) => Op("some", Listed(name), test);

    public static JsonNode None(string name, JsonNode test) => Op("none", Listed(name), test);

    /// <summary>Only a text is the same as its own text.</summary>
    public static JsonNode IsText(Func<JsonNode> value) => Op("===", Op("cat", value()), value());

    public static JsonNode IsNoText(Func<JsonNode> value) => Op("!==", Op("cat", value()), value());

    /// <summary>The same for a value that is no item of a list. Every text starts with nothing; anything else gives null.</summary>
    public static JsonNode IsText(string name) => Op("starts_with", Var(name), "");
}
