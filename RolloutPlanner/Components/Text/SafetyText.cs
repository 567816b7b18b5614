using RolloutPlanner.Application.Rollouts;
using RolloutPlanner.Components.Shared;
using RolloutPlanner.Domain.Gates;

namespace RolloutPlanner.Components.Text;

/// <summary>Whether what acts by itself can act now. What sees nothing must not look armed.</summary>
public static class SafetyText
{
    public static Look Of(RolloutView view, CriterionAssessment trigger, DateTimeOffset now) => trigger switch
    {
        { Verdict: Verdict.Fail, Override: not null } => new("Failing, set aside", "gpp_maybe", Tone.Fail),
        { Verdict: Verdict.Fail } => new("Failing", "gpp_bad", Tone.Fail),
        { Cause: VerdictCause.Measured } => new("Armed", "shield", Tone.Pass),
        // Evidence of harm counts from the first person, so counted people need no minimum to set it off.
        { Cause: VerdictCause.TooFew, Tally: not null } when trigger.Reading is { } last && last.ExpiresAt > now => new("Armed", "shield", Tone.Pass),
        { Cause: VerdictCause.Broken } => new($"Cannot see: error for {Silence(view, trigger, now)}", "warning", Tone.Err),
        { Cause: VerdictCause.TooFew, Reading: { } last } when last.ExpiresAt > now => new($"Cannot see: sample {MetricText.Sample(trigger)}", "remove_moderator", Tone.Wait),
        { Cause: VerdictCause.Settling } => new("Cannot see yet: settling", "remove_moderator", Tone.Wait),
        _ => new($"Cannot see: no data for {Silence(view, trigger, now)}", "sensors_off", Tone.None),
    };

    /// <summary>"now 0.67%, without 0.61%".</summary>
    public static string Now(RolloutView view, CriterionAssessment trigger) => EvidenceText.Now(view, trigger) switch
    {
        _ when trigger.Reading is null => "no number yet",
        { Beside: "" } plain => $"now {plain.Main}",
        var both when trigger.Criterion.NeedsControl => $"now {both.Main}, {both.Beside}",
        var both => $"now {both.Main}",
    };

    /// <summary>The rule that pauses when numbers stay away: it counts while any does.</summary>
    public static Look Silent(RolloutView view, IEnumerable<CriterionAssessment> triggers, DateTimeOffset now) =>
        triggers.Where(IsSilent).Select(trigger => Span(view, trigger, now)).DefaultIfEmpty().Max() is var longest && longest > TimeSpan.Zero
            ? longest >= GateTimes.StuckAfter ? new("Failing", "gpp_bad", Tone.Fail) : new($"Counting: {GateReasons.Elapsed(longest)}", "timer", Tone.Wait)
            : new("Armed", "shield", Tone.Pass);

    /// <summary>"last seen 20 s ago": of the source that was silent for longest.</summary>
    public static string LastSeen(IEnumerable<CriterionAssessment> triggers, ReaderClock clock)
    {
        var seen = triggers.Select(trigger => trigger.Reading?.ObservedAt).ToList();
        return seen.Contains(null) ? "one never seen here" : seen.Min() is { } last ? $"last seen {clock.Since(last)}" : "";
    }

    private static bool IsSilent(CriterionAssessment trigger) => trigger.Cause is VerdictCause.Broken or VerdictCause.NothingYet or VerdictCause.Stale or VerdictCause.Settling;

    private static string Silence(RolloutView view, CriterionAssessment trigger, DateTimeOffset now) => GateReasons.Elapsed(Span(view, trigger, now));

    private static TimeSpan Span(RolloutView view, CriterionAssessment trigger, DateTimeOffset now) => ProblemText.Silence(trigger, view.State.Run?.EnteredAt ?? now, now);
}
