using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Domain.Gates;

/// <summary>How much of the soak time of a run is done.</summary>
/// <param name="Needed">What the plan asks for.</param>
/// <param name="Accrued">What counts so far; may exceed what is needed.</param>
/// <param name="IsAccruing">Whether time counts right now.</param>
public sealed record Soak(TimeSpan Needed, TimeSpan Accrued, bool IsAccruing)
{
    public TimeSpan Left => Accrued >= Needed ? TimeSpan.Zero : Needed - Accrued;

    public bool IsDone => Left == TimeSpan.Zero;

    /// <summary>
    /// Counts the time of a run during which it was not paused, every criterion that can act had a fresh reading that rests on enough,
    /// and no rollback trigger failed. Between two changes of any of these nothing changes, so the spans between them are added up exactly.
    /// </summary>
    public static Soak Of(TimeSpan needed, Gate gate, StageRun run, ValueList<Measurement> measurements, DateTimeOffset now)
    {
        if (now < run.EnteredAt) return new(needed, TimeSpan.Zero, false); // this clock is behind the one that entered the stage
        var accrued = TimeSpan.Zero;
        var changes = Changes(run, measurements).Where(at => at > run.EnteredAt && at < now).Append(run.EnteredAt).Append(now).Distinct().Order().ToList();
        for (var i = 0; i + 1 < changes.Count; i++)
            if (CountsFrom(changes[i], gate, run, measurements)) accrued += changes[i + 1] - changes[i];
        return new(needed, accrued, CountsFrom(now, gate, run, measurements));
    }

    private static IEnumerable<DateTimeOffset> Changes(StageRun run, ValueList<Measurement> measurements)
    {
        foreach (var pause in run.Pauses)
        {
            yield return pause.From;
            if (pause.Until is { } until) yield return until;
        }
        foreach (var measurement in measurements)
        {
            yield return measurement.RecordedAt;
            yield return measurement.ExpiresAt;
        }
    }

    private static bool CountsFrom(DateTimeOffset time, Gate gate, StageRun run, ValueList<Measurement> measurements) =>
        !run.IsPausedAt(time) && gate.Criteria.All(criterion =>
        {
            if (criterion.Role is CriterionRole.Observe) return true;
            var assessed = CriterionAssessor.Assess(criterion, run, measurements, time);
            return assessed.Cause is VerdictCause.Measured
                && !(criterion.Role is CriterionRole.RollbackTrigger && assessed.Verdict is Verdict.Fail);
        });
}
