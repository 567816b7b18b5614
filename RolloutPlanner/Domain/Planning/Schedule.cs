using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Gates;
using RolloutPlanner.Domain.Rollouts;

namespace RolloutPlanner.Domain.Planning;

/// <summary>When a stage begins.</summary>
/// <param name="At">Null where nobody knows when the rollout starts, and for stages that were skipped.</param>
/// <param name="IsReal">The stage was entered then; otherwise it is a projection.</param>
/// <param name="IsEarliest">The date is the earliest possible one: people must agree or act before, or nobody knows the start. Say "not before", never the bare date.</param>
public sealed record StageForecast(int Stage, DateTimeOffset? At, bool IsReal, bool IsEarliest);

/// <summary>How much of the present stage's soak is done, seen at one moment.</summary>
public sealed record SoakNow(Soak Soak, DateTimeOffset At)
{
    /// <summary>Not before this; where the clock stands still it will be later.</summary>
    public DateTimeOffset Ends => At + Soak.Left;

    public bool StandsStill => Soak is { IsDone: false, IsAccruing: false };
}

/// <summary>
/// Projects the start of each stage: the last real start plus the soaks between, moved to a stage's own earliest date.
/// Where a gate is left by hand or waits for approvals, what follows is the earliest possible start and marked so.
/// </summary>
public static class Schedule
{
    /// <param name="start">When stage 1 starts or is hoped to start; null where nobody knows.</param>
    /// <param name="soak">The present stage's soak, where it is known: time that did not count puts everything off.</param>
    public static ValueList<StageForecast> Project(Plan plan, RolloutState? state, DateTimeOffset? start, SoakNow? soak = null)
    {
        var forecasts = new List<StageForecast>();
        var current = state switch
        {
            { Status: RolloutStatus.Completed } => plan.Stages.Count,
            { IsLive: true } => state.CurrentStage,
            _ => 0,
        };
        var at = start;
        var earliest = false;
        for (var i = 0; i < plan.Stages.Count; i++)
        {
            var number = i + 1;
            if (number <= current)
            {
                at = state!.Run?.Stage == number ? state.Run.EnteredAt : state.Visits.LastOrDefault(v => v.Stage == number)?.EnteredAt;
                forecasts.Add(new(number, at, at is not null, false));
                continue;
            }
            if (i > 0)
            {
                var before = plan.Stages[i - 1];
                at += before.MinimumSoak;
                if (i == current && soak is not null)
                {
                    if (at < soak.Ends && !soak.Soak.IsDone) at = soak.Ends;
                    earliest |= soak.StandsStill;
                }
                earliest |= before.Gate.Mode is AdvanceMode.ByHand || before.Gate.ApprovalsNeeded > 0 || before.Gate.Checklist.Count > 0;
            }
            if (plan.Stages[i].NotBefore is { } notBefore && (at is null || notBefore > at))
            {
                earliest |= at is null;
                at = notBefore;
            }
            forecasts.Add(new(number, at, false, earliest));
        }
        return forecasts.ToValueList();
    }
}
