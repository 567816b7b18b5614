using System.Diagnostics;
using RolloutPlanner.Application.Rollouts;
using RolloutPlanner.Domain.Gates;

namespace RolloutPlanner.Components.Text;

/// <summary>Metrics, limits and readings in words. Numbers keep the digits that were entered, because a limit is met or missed by the last of them.</summary>
public static class MetricText
{
    /// <summary>"0.67%", "1.42 s", "4": thousands separated, the real minus sign, and a unit that is no percent sign set apart.</summary>
    public static string Value(decimal value, string unit)
    {
        var number = value.ToString("N" + Math.Min((int)value.Scale, 6), Words.English).Replace('-', '\u2212');
        return unit switch { "" => number, "%" => number + "%", _ => $"{number} {unit}" };
    }

    /// <summary>A value of the metric itself. What was divided, and so has digits without end, is rounded; what was entered is not.</summary>
    public static string Value(MonitoringHook hook, decimal value) => (hook.Shape, value.Scale) switch
    {
        (MetricShape.Counts, > 3) => Words.Rate(value),
        (MetricShape.Means, > 3) => EvidenceText.Mean((double)value, hook.Unit),
        (MetricShape.Counts, _) => Value(value, "%"),
        _ => Value(value, hook.Unit),
    };

    public static string Value(RolloutView view, Criterion criterion, decimal value) => view.HookOf(criterion.Hook) is { } hook ? Value(hook, value) : Value(value, "");

    /// <summary>Of counted outcomes a percentage of people, whatever the metric calls it.</summary>
    public static string UnitOf(RolloutView view, Criterion criterion) => view.HookOf(criterion.Hook) switch { null => "", { Shape: MetricShape.Counts } => "%", var hook => hook.Unit };

    /// <summary>"Payment errors at most 1.0%", "Checkout time at most 50 ms more than without".</summary>
    public static string Rule(RolloutView view, Criterion criterion) => criterion.Role is CriterionRole.Quality
        ? $"People counted by {view.NameOf(criterion.Hook)} are in the arms as planned"
        : $"{view.NameOf(criterion.Hook)} {Limit(view, criterion)}";

    /// <summary>"Roll back if payment errors pass 3%", in two parts: what happens, and when.</summary>
    public static (string Does, string When) Safety(RolloutView view, Criterion criterion, Gate gate) => (
        criterion.OnFail is FailAction.Rollback ? $"Roll back {Back(gate.OnRollback)}" : "Pause",
        $"if {view.NameOf(criterion.Hook)} {Crosses(view.NameOf(criterion.Hook), criterion)} {Bound(criterion, UnitOf(view, criterion))}");

    /// <summary>"at most 1.0%", "at most 1.5 times as often as without".</summary>
    public static string Limit(RolloutView view, Criterion criterion) => Limit(criterion, UnitOf(view, criterion));

    /// <summary>The same where the unit of the metric is known. A limit below nothing is said the other way round: at least so much less.</summary>
    public static string Limit(Criterion criterion, string unit) => criterion is { NeedsControl: true, Against: not Reference.ControlRatio, Limit: <= 0 }
        ? (criterion.Comparison, criterion.Limit) switch
        {
            (LimitKind.AtMost, 0) => "no more than without",
            (LimitKind.AtMost, _) => $"at least {Bound(criterion, unit)}",
            (_, 0) => "no less than without",
            _ => $"at most {Bound(criterion, unit)}",
        }
        : $"{(criterion.Comparison is LimitKind.AtMost ? "at most" : "at least")} {Bound(criterion, unit)}";

    /// <summary>"1.0%", "1.5 times as often as without", "50 ms more than without", "2% less than without".</summary>
    public static string Bound(Criterion criterion, string unit) => criterion.Against switch
    {
        Reference.Limit => Value(criterion.Limit, unit),
        Reference.ControlRatio => $"{Value(criterion.Limit, "")} times as often as without",
        Reference.ControlDifference => $"{Value(Math.Abs(criterion.Limit), Points(unit))} {MoreOrLess(criterion)} than without",
        Reference.ControlPercent => $"{Value(Math.Abs(criterion.Limit), "%")} {MoreOrLess(criterion)} than without",
        _ => throw new UnreachableException($"No words for {criterion.Against}."),
    };

    /// <summary>"Prometheus, every minute", "Push API", "Entered by hand".</summary>
    public static string Source(MonitoringHook? hook) => hook?.Origin switch
    {
        null => "Metric deleted",
        HookSource.Manual => "Entered by hand",
        HookSource.Pushed => "Push API",
        HookSource.Prometheus => $"Prometheus, {Every(hook.Interval)}",
        _ => throw new UnreachableException($"No words for {hook.Origin}."),
    };

    /// <summary>A difference of percentages is counted in points.</summary>
    public static string Points(string unit) => unit == "%" ? "points" : unit;

    public static string Role(CriterionRole role) => role switch
    {
        CriterionRole.RollbackTrigger => "Trigger",
        CriterionRole.SuccessCriterion => "Success criterion",
        CriterionRole.Signal => "Signal, can only hold",
        CriterionRole.Observe => "Watched only",
        CriterionRole.Quality => "Checked by the app itself",
        _ => throw new UnreachableException($"No words for the role {role}."),
    };

    /// <summary>"3 of 4 passing"; criteria that are only watched do not count.</summary>
    public static string Passing(GateDecision gate)
    {
        var acting = gate.Criteria.Where(criterion => criterion.Criterion.Role is not CriterionRole.Observe).ToList();
        return $"{acting.Count(criterion => criterion.Verdict is Verdict.Pass)} of {acting.Count} passing";
    }

    /// <summary>"1,636 of 1,500", "expert judgement", or nothing. Where there are two arms it is the smaller one.</summary>
    public static string Sample(CriterionAssessment assessed) => assessed switch
    {
        { Quality: { } quality } => Words.Number(quality.Treated + quality.Control),
        { SampleSize: { } people } => $"{Words.Number(people)} of {Words.Number(assessed.Criterion.MinimumSample)}",
        { Reading: null } => $"0 of {Words.Number(assessed.Criterion.MinimumSample)}",
        { Reading.Origin: MeasurementOrigin.Manual } => "Expert judgement",
        _ => "Not counted",
    };

    private static string MoreOrLess(Criterion criterion) => criterion.Limit < 0 ? "less" : "more";

    private static string Every(TimeSpan interval) => interval switch
    {
        _ when interval == TimeSpan.FromMinutes(1) => "every minute",
        _ when interval == TimeSpan.FromHours(1) => "every hour",
        _ when interval == TimeSpan.FromDays(1) => "once a day",
        _ => $"every {Words.Duration(interval)}",
    };

    /// <summary>"payment errors pass", "checkout completion falls below": a name that ends like a plural is taken for one.</summary>
    private static string Crosses(string name, Criterion criterion) => (criterion.Comparison, name.EndsWith('s') && !name.EndsWith("ss", StringComparison.Ordinal)) switch
    {
        (_, true) when criterion.Against is Reference.ControlRatio => "happen more than",
        (_, false) when criterion.Against is Reference.ControlRatio => "happens more than",
        (LimitKind.AtMost, true) => "pass",
        (LimitKind.AtMost, false) => "passes",
        (_, true) => "fall below",
        (_, false) => "falls below",
    };

    private static string Back(RollbackTarget target) => target switch
    {
        RollbackTarget.PreviousStage => "one stage",
        RollbackTarget.NamedStage named => $"to stage {named.Number}",
        RollbackTarget.Off => "to nobody",
        _ => throw new UnreachableException($"No words for {target}."),
    };
}
