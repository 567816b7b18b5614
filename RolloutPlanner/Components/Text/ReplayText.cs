using System.Diagnostics;
using RolloutPlanner.Application.Gates;
using RolloutPlanner.Application.Rollouts;
using RolloutPlanner.Components.Shared;
using RolloutPlanner.Domain.Gates;
using RolloutPlanner.Domain.Rollouts;

namespace RolloutPlanner.Components.Text;

/// <summary>What a replay found, in the words of the screen.</summary>
public static class ReplayText
{
    public static string Answer(RolloutView view, ReplayedGate replayed) =>
        new ReplayWords(replayed.Stage.Name, cause => Cause(view, cause), view.NameOf).Answer(replayed.Replay);

    /// <summary>What a gate would have done from a moment on.</summary>
    public static Look Of(GateAction action) => action switch
    {
        GateAction.Advance => new("Could move on", "check_circle", Tone.Pass),
        GateAction.AwaitApproval => new("Waits for approval", "how_to_reg", Tone.Wait),
        GateAction.Hold => new("Holds", "hourglass_top", Tone.Wait),
        GateAction.Pause => new("Pauses itself", "pause_circle", Tone.Err),
        GateAction.Rollback => new("Rolls back", "dangerous", Tone.Fail),
        _ => throw new UnreachableException($"No words for the action {action}."),
    };

    /// <summary>"2. 5% of London, Tue 24 Nov, 18:24 to now".</summary>
    public static string Run(PastRun run, Stage? stage, ReaderClock clock) =>
        $"{run.Run.Number}. {stage?.Name ?? $"Stage {run.Run.Stage}"}, {clock.Bare(run.Run.EnteredAt)} to {(run.LeftAt is { } left ? clock.Bare(left) : "now")}";

    public static string By(ReplayBy by) => by switch
    {
        ReplayBy.AsRan => "The rules that ran",
        ReplayBy.Draft => "The next plan",
        ReplayBy.Given => "Other limits",
        _ => throw new UnreachableException($"No words for {by}."),
    };

    /// <summary>"7 h", "2 d 4 h": how long after the stage was entered.</summary>
    public static string Into(Replay replay, ReplayChange change) => (change.At - replay.Rules.Run.EnteredAt) switch
    {
        var into when into < TimeSpan.FromMinutes(1) => "At the start",
        var into when into < TimeSpan.FromDays(2) => Words.Duration(TimeSpan.FromMinutes(Math.Floor(into.TotalMinutes))) + " in",
        var into => $"{Words.Number((long)into.TotalDays)} d {into.Hours} h in",
    };

    /// <summary>Which verdicts changed against the moment before; all of them where there was none.</summary>
    public static IReadOnlyList<(string Name, VerdictKind Verdict)> Changed(RolloutView view, ReplayChange? before, ReplayChange change) =>
        [.. change.Decision.Criteria
            .Where(now => before?.Decision.Criteria.FirstOrDefault(then => then.Criterion.Id == now.Criterion.Id)?.Verdict != now.Verdict)
            .Select(now => (Name(view, change.Decision, now), now.Kind()))];

    /// <summary>The metric, and its limit where the gate asks for the metric more than once.</summary>
    public static string Name(RolloutView view, GateDecision decision, CriterionAssessment one) => one switch
    {
        { Quality: not null } => $"Split of people, {view.NameOf(one.Criterion.Hook)}",
        _ when decision.Criteria.Count(other => other.Quality is null && other.Criterion.Hook == one.Criterion.Hook) > 1 => $"{view.NameOf(one.Criterion.Hook)}, {GateWords.Limit(one.Criterion)}",
        _ => view.NameOf(one.Criterion.Hook),
    };

    /// <summary>"Payment errors, at most (%)", "Payment errors, at most (times as often as without)".</summary>
    public static string Limit(RolloutView view, Criterion criterion)
    {
        var side = criterion.Comparison is LimitKind.AtMost ? "at most" : "at least";
        var unit = criterion.Against switch
        {
            Reference.Limit or Reference.ControlDifference => MetricText.UnitOf(view, criterion),
            Reference.ControlRatio => "times as often as without",
            Reference.ControlPercent => "% more than without",
            _ => throw new UnreachableException($"No words for {criterion.Against}."),
        };
        return $"{view.NameOf(criterion.Hook)}, {side}{(unit.Length == 0 ? "" : $" ({unit})")}";
    }

    public static string Cause(RolloutView view, GateCause cause) => cause switch
    {
        GateCause.OfCriterion one => Of(view, one.Assessment),
        GateCause.SoakLeft left => $"{GateWords.Span(left.Soak.Left)} of soak time left",
        GateCause.ChecklistOpen open => $"“{open.Item.Text}” is not ticked",
        GateCause.ApprovalsMissing missing => $"{Words.Count(missing.Needed - missing.Given, "approval is", "approvals are")} missing",
        _ => throw new UnreachableException($"No words for {cause}."),
    };

    /// <summary>"If payment errors rise by 1 point, from 0.7% to 1.7%, at 5%, the gate fails after about 7 to 11 hours, and 240 to 390 people had the feature by then."</summary>
    public static string Rise(RolloutView view, WhatIf rise, decimal share) =>
        $"If {view.NameOf(rise.Criterion.Hook)} rises by {Points(rise.Rise)}, from {Words.Rate(rise.BasePercent)} to {Words.Rate(rise.BasePercent + rise.Rise)}, at {Words.Share(share)} " +
        $"the gate fails after about {Range(GateWords.Span(rise.Time.Least), GateWords.Span(rise.Time.Most))}, and {Range(Words.Number(rise.ExposedLeast), Words.Number(rise.ExposedMost))} people have had the feature by then.";

    private static string Range(string least, string most) => least == most ? least : $"{least} to {most}";

    private static string Points(decimal points) => $"{points.ToString("0.###", Words.English)} {(points == 1 ? "point" : "points")}";

    private static string Of(RolloutView view, CriterionAssessment one)
    {
        var (criterion, name) = (one.Criterion, view.NameOf(one.Criterion.Hook));
        return (one.Cause, one.Reading) switch
        {
            _ when one.Quality is { } quality => $"people are not split as planned in {name}, {Words.Number(quality.Treated)} with and {Words.Number(quality.Control)} without",
            (VerdictCause.Broken, _) => $"{name} could not be read",
            (VerdictCause.Measured, _) when one.Verdict is Verdict.Inconclusive => $"{name} was too close to tell",
            (VerdictCause.Measured, { } reading) => $"{name} {Now(view, one, reading)}, the limit is {(criterion.NeedsControl ? GateWords.Limit(criterion) : MetricText.Limit(view, criterion))}",
            (VerdictCause.TooFew, _) => $"{name} rests on {Words.Number(one.SampleSize ?? 0)} of at least {Words.Number(criterion.MinimumSample)}",
            (VerdictCause.Stale, _) => $"the last number of {name} was too old",
            (VerdictCause.Settling, _) => $"{name} still held numbers from before the stage",
            _ => $"no number of {name} in this stage yet",
        };
    }

    private static string Now(RolloutView view, CriterionAssessment one, Measurement reading) => one.Tally switch
    {
        Tally.Ratio ratio => $"{Part(ratio.BadTreated, ratio.Treated)} with the feature and {Part(ratio.BadControl, ratio.Control)} without",
        Tally.Proportion part => Part(part.Bad, part.Treated),
        Tally.Means means => $"{MetricText.Value(view, one.Criterion, Math.Round((decimal)means.Treatment.Mean, 3))} with the feature and {MetricText.Value(view, one.Criterion, Math.Round((decimal)means.Control.Mean, 3))} without",
        _ => MetricText.Value(view, one.Criterion, reading.Value),
    };

    private static string Part(long bad, long of) => of == 0 ? "0%" : $"{Words.Rate(100m * bad / of)} ({Words.Number(bad)} of {Words.Number(of)})";
}
