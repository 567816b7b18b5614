using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Gates;

namespace RolloutPlanner.Infrastructure.Persistence;

/// <summary>One criterion as it was judged, see <see cref="GateEvaluation"/>.</summary>
internal sealed class EvaluationRow : IAppendOnlyRow
{
    public required string RolloutKey { get; init; }

    public required int Run { get; init; }

    public required string CriterionId { get; init; }

    public required DateTimeOffset WindowEnd { get; init; }

    public required int PlanVersion { get; init; }

    public required string Hook { get; init; }

    public DateTimeOffset? WindowStart { get; init; }

    public string Query { get; init; } = "";

    public decimal? Value { get; init; }

    public long? SampleSize { get; init; }

    public required string Threshold { get; init; }

    public required Verdict Verdict { get; init; }

    public required GateAction Action { get; init; }

    public required string Why { get; init; }

    public required DateTimeOffset At { get; init; }

    public static EvaluationRow Of(RolloutKey rollout, GateEvaluation judged) => new()
    {
        RolloutKey = rollout.Value,
        Run = judged.Run,
        CriterionId = judged.CriterionId,
        WindowEnd = judged.WindowEnd,
        PlanVersion = judged.PlanVersion,
        Hook = judged.Hook.Value,
        WindowStart = judged.WindowStart,
        Query = judged.Query,
        Value = judged.Value,
        SampleSize = judged.SampleSize,
        Threshold = judged.Threshold,
        Verdict = judged.Verdict,
        Action = judged.Action,
        Why = judged.Why,
        At = judged.At,
    };

    public GateEvaluation ToEvaluation() => new(
        Run, PlanVersion, CriterionId, HookKey.Parse(Hook, "hook").Value, WindowStart, WindowEnd, Query, Value, SampleSize, Threshold, Verdict, Action, Why, At);
}
