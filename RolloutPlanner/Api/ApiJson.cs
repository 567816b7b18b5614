using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace RolloutPlanner.Api;

/// <summary>How the management API reads and writes JSON. Strict: what a body may hold is exactly what its contract names.</summary>
internal static class ApiJson
{
    public const string Type = "application/json; charset=utf-8";
    public const string ProblemType = "application/problem+json; charset=utf-8";

    public static JsonSerializerOptions Options { get; } = Make();

    /// <summary>The same rules for the description of the contracts, so that it says what is really read.</summary>
    public static void Describe(JsonSerializerOptions options) => options.NumberHandling = JsonNumberHandling.Strict;

    private static JsonSerializerOptions Make()
    {
        var options = new JsonSerializerOptions(JsonSerializerOptions.Strict)
        {
            PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
            // The answer is never part of a page, and its type says so.
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            MaxDepth = 64,
        };
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }
}
