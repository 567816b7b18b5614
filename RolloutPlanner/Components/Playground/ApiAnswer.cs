using System.Diagnostics;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using RolloutPlanner.Application.Evaluation;
using RolloutPlanner.Domain.Evaluation;
using RolloutPlanner.Domain.Flags;
using RolloutPlanner.Domain.Rollouts;

namespace RolloutPlanner.Components.Playground;

/// <summary>An answer as the evaluation API would send it, for reading.</summary>
internal static class ApiAnswer
{
    // Shown as text, never put into a page as markup.
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Of(PlaygroundAnswer answer) => (IsPublished(answer) ? Found(answer) : Missing(answer)).ToJsonString(Readable);

    /// <summary>Before its approval a flag is not found; after archiving neither.</summary>
    private static bool IsPublished(PlaygroundAnswer answer) => !answer.IsNow || answer.State is { Status: RolloutStatus.Approved } or { Live: not null, Status: not RolloutStatus.Archived };

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
            ["value"] = answer.State.Flag.Type is FlagType.Text ? JsonValue.Create(answer.Value) : JsonNode.Parse(answer.Value),
            ["reason"] = Reason(served.Reason),
            ["variant"] = served.IsOn ? "on" : "off",
            ["metadata"] = metadata,
        };
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
