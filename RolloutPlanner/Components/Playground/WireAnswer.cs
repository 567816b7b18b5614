using System.Diagnostics;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using RolloutPlanner.Application.Evaluation;
using RolloutPlanner.Domain.Evaluation;
using RolloutPlanner.Domain.Flags;

namespace RolloutPlanner.Components.Playground;

/// <summary>An answer as the evaluation API would send it, for reading.</summary>
internal static class WireAnswer
{
    // Shown as text, never put into a page as markup.
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Of(PlaygroundAnswer answer) => (IsPublished(answer) ? Found(answer) : Missing(answer)).ToJsonString(Readable);

    /// <summary>Before its approval a flag is not found; after archiving neither.</summary>
    private static bool IsPublished(PlaygroundAnswer answer) => !answer.IsNow || PublishedRollout.Of(answer.State) is not null;

    private static JsonObject Found(PlaygroundAnswer answer)
    {
        var served = answer.Explained.Answer;
        var metadata = new JsonObject { ["rollout"] = answer.State.Key.Value };
        if (served.Stage is { } stage)
        {
            metadata["stage"] = answer.Plan.Stages[stage - 1].Name;
            metadata["stageIndex"] = stage;
        }
        if (answer.Version is { } version) metadata["planVersion"] = version;
        return new JsonObject
        {
            ["key"] = answer.State.Flag.Key.Value,
            ["value"] = Value(answer.State.Flag.Type, answer.Value),
            ["reason"] = Reason(served.Reason),
            ["variant"] = served.IsOn ? "on" : "off",
            ["metadata"] = metadata,
        };
    }

    /// <summary>Numbers keep the digits that were typed, where these are a number in JSON too.</summary>
    private static JsonNode? Value(FlagType type, string text)
    {
        if (type is FlagType.Text) return JsonValue.Create(text);
        try
        {
            return JsonNode.Parse(text);
        }
        catch (JsonException)
        {
            return type is FlagType.Number && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? JsonValue.Create(number) : JsonValue.Create(text);
        }
    }

    private static JsonObject Missing(PlaygroundAnswer answer) => new() { ["key"] = answer.State.Flag.Key.Value, ["errorCode"] = "FLAG_NOT_FOUND" };

    private static string Reason(AnswerReason reason) => reason switch
    {
        AnswerReason.Disabled => "DISABLED",
        AnswerReason.Static => "STATIC",
        AnswerReason.TargetingMatch => "TARGETING_MATCH",
        AnswerReason.Split => "SPLIT",
        AnswerReason.Default => "DEFAULT",
        _ => throw new UnreachableException($"No word for {reason}."),
    };
}
