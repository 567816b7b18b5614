using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using RolloutPlanner.Application.Evaluation;
using RolloutPlanner.Domain.Evaluation;
using RolloutPlanner.Domain.Flags;
using RolloutPlanner.Domain.Targeting;

namespace RolloutPlanner.Api.Ofrep;

/// <summary>
/// A flag with each of its answers already written as JSON: a flag with so many stages can give only so many. An answer is written when it is
/// first given; two threads may write the same one, with the same bytes.
/// </summary>
internal sealed class RenderedFlag(ServedFlag flag, bool isStale, ExposureTally tally)
{
    private readonly Rendered?[] _answers = new Rendered?[Outcomes.CountOf(flag.Rollout.StageCount)];
    private Rendered? _keyMissing;

    public ServedFlag Flag => flag;

    public bool IsStale => isStale;

    /// <summary>The answer for this context, counted as given to <paramref name="person"/> where there is one.</summary>
    public Rendered Answer(EvaluationContext context, ulong? person, long minute)
    {
        var answer = flag.Evaluate(context);
        var outcome = Outcomes.IndexOf(answer);
        if (person is { } hash) tally.Add(outcome, hash, minute);
        return _answers[outcome] ??= new(Write(answer));
    }

    /// <summary>What stands in a bulk answer instead, where the protocol is strict about the targeting key.</summary>
    public Rendered KeyMissing => _keyMissing ??= new(OfrepRefusal.JsonOf(OfrepError.NoTargetingKey, flag.Key.Value));

    private byte[] Write(Answer answer)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteString("key", flag.Key.Value);
            json.WritePropertyName("value");
            json.WriteRawValue(Value(answer.Variant));
            json.WriteString("reason", ReasonOf(answer.Reason));
            json.WriteString("variant", answer.IsOn ? "on" : "off");
            json.WriteStartObject("metadata");
            json.WriteString("rollout", flag.Key.Value);
            if (answer.Stage is { } stage)
            {
                json.WriteString("stage", flag.Rollout.Stages[stage - 1].Name);
                json.WriteNumber("stageIndex", stage);
            }
            json.WriteNumber("planVersion", flag.PlanVersion);
            if (isStale) json.WriteBoolean("stale", true);
            json.WriteEndObject();
            json.WriteEndObject();
        }
        return bytes.ToArray();
    }

    /// <summary>The value as JSON. Numbers keep the digits that were typed; they were checked when the flag was made.</summary>
    private byte[] Value(Variant variant)
    {
        var text = variant is Variant.On ? flag.Flag.On : flag.Flag.Off;
        return flag.Flag.Type is FlagType.Text ? JsonSerializer.SerializeToUtf8Bytes(text) : Encoding.UTF8.GetBytes(text);
    }

    private static string ReasonOf(AnswerReason reason) => reason switch
    {
        AnswerReason.Disabled => "DISABLED",
        AnswerReason.Static => "STATIC",
        AnswerReason.TargetingMatch => "TARGETING_MATCH",
        AnswerReason.Split => "SPLIT",
        AnswerReason.Default => "DEFAULT",
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
