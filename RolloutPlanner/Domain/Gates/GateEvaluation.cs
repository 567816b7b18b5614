using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Domain.Gates;

/// <summary>
/// One criterion as it was judged, kept so that anybody can see later what an action rested on. Named by run, criterion, end of the window and plan
/// version: judging the same window again makes no second one.
/// </summary>
/// <param name="WindowEnd">Of the last number; where there is none, or it was judged otherwise before, when it was judged.</param>
/// <param name="Query">The resolved query; empty where nobody asked.</param>
/// <param name="Threshold">The limit in words.</param>
/// <param name="Why">The verdict in words, with its numbers.</param>
public sealed record GateEvaluation(
    int Run,
    int PlanVersion,
    string CriterionId,
    HookKey Hook,
    DateTimeOffset? WindowStart,
    DateTimeOffset WindowEnd,
    string Query,
    decimal? Value,
    long? SampleSize,
    string Threshold,
    Verdict Verdict,
    GateAction Action,
    string Why,
    DateTimeOffset At)
{
    public static GateEvaluation Of(CriterionAssessment assessed, StageRun run, int planVersion, DateTimeOffset at) => new(
        run.Number, planVersion, assessed.Criterion.Id, assessed.Criterion.Hook, assessed.Reading?.WindowStart, assessed.Reading?.ObservedAt ?? at,
        assessed.Reading?.Query ?? "", assessed.Reading?.Value, assessed.SampleSize, GateWords.Limit(assessed.Criterion), assessed.Verdict, assessed.Action,
        GateWords.Describe(assessed), at);

    /// <summary>What is to be kept after <paramref name="before"/>, the newest one of the same criterion and run; null where nothing but time is new.</summary>
    public GateEvaluation? After(GateEvaluation? before)
    {
        if (before is null || PlanVersion != before.PlanVersion || Value is not null && WindowEnd > before.WindowEnd) return this;
        if ((Verdict, Action) == (before.Verdict, before.Action) || At <= before.WindowEnd) return null;
        return this with { WindowEnd = At };
    }
}
