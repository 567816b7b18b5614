using System.Globalization;
using RolloutPlanner.Domain.Gates;

namespace RolloutPlanner.Domain.Rollouts;

/// <summary>Whether a criterion can be judged at all: by what its metric delivers, by who is left to compare with, and by how many people come.</summary>
internal static class CriterionLinter
{
    /// <param name="path">Such as <c>stages[1].gate.criteria[0]</c>.</param>
    public static IEnumerable<LintFinding> Check(Criterion criterion, Stage stage, PlanFacts facts, string path)
    {
        if (criterion.NeedsControl && stage.Share.IsAll)
            yield return Error("no-control", "Everybody in this stage has the feature, so there is nobody to compare with. Hold the metric against a limit, or give the stage a share below 100%.", path + ".against");
        if (criterion is { Against: Reference.ControlRatio, Limit: 1, Role: CriterionRole.RollbackTrigger or CriterionRole.SuccessCriterion })
            yield return Warning("ratio-of-one", "Once as often as without passes only when the feature makes it rarer. If it changes nothing, this stays undecided. Allow a little more, such as 1.5 times.", path + ".limit");
        if (facts.HookOf(criterion.Hook) is not { } hook) yield break;
        if (Unfit(criterion, hook) is { } unfit) yield return unfit with { Path = path + unfit.Path };
        else if (Detected(criterion, stage, hook, facts) is { } detected) yield return detected with { Path = path + detected.Path };
        if (Window(hook) is { } window && window > stage.MinimumSoak)
            yield return Warning("soak-window", $"The soak is shorter than the {GateWords.Span(window)} that {hook.Name} looks back over, so no number of this stage alone would come in time.", path + ".hook");
    }

    /// <summary>At a path within the criterion.</summary>
    private static LintFinding? Unfit(Criterion criterion, MonitoringHook hook) => (criterion.Against, hook.Shape) switch
    {
        (Reference.Limit, MetricShape.Counts) when criterion.Comparison is LimitKind.AtLeast =>
            Error("reference-shape", $"{hook.Name} counts people with a bad outcome, so the limit is what is allowed at most.", ".comparison"),
        (Reference.Limit, MetricShape.Counts) when criterion.Limit is < 0 or >= 100 =>
            Error("reference-shape", $"{hook.Name} is a part of all people, so the limit is at least 0% and below 100%.", ".limit"),
        (Reference.ControlRatio, not MetricShape.Counts) =>
            Error("reference-shape", $"{hook.Name} does not count people with a bad outcome, so nobody can say how many times as often.", ".against"),
        (Reference.ControlDifference or Reference.ControlPercent, not MetricShape.Means) =>
            Error("reference-shape", $"{hook.Name} has no value per person, so there is no mean to compare.", ".against"),
        _ when criterion.NeedsControl && !MeasuresControl(hook) =>
            Error("reference-shape", $"{hook.Name} measures only people with the feature. Add the people without it to the metric, or hold it against a limit.", ".against"),
        _ => null,
    };

    private static LintFinding? Detected(Criterion criterion, Stage stage, MonitoringHook hook, PlanFacts facts) =>
        facts.TrafficOf(criterion.Hook) is not { } traffic ? null : Detection.Of(criterion, hook.Shape, stage.Share, stage.MinimumSoak, traffic) switch
        {
            Detection.TooFew few => Warning("cannot-detect", Invariant($"At the usual traffic about {few.Expected:N0} people are measured during the soak, and {hook.Name} asks for {few.Needed:N0}."), ".minimumSample"),
            Detection.TooFine => Warning("cannot-detect", $"At the usual traffic this stage is too small to notice twice the limit of {hook.Name}.", ".limit"),
            _ => null,
        };

    private static bool MeasuresControl(MonitoringHook hook) => hook.Origin switch
    {
        HookSource.Manual => false,
        HookSource.Prometheus { Query: PrometheusQuery.Number } => false,
        HookSource.Prometheus { Query: PrometheusQuery.Counts { Control: null } or PrometheusQuery.Latency { Control: null } } => false,
        _ => true,
    };

    private static TimeSpan? Window(MonitoringHook hook) => hook.Origin is HookSource.Prometheus { Query: PrometheusQuery.Number number } ? number.Window : null;

    private static LintFinding Error(string code, string message, string path) => new(LintSeverity.Error, code, message, path);

    private static LintFinding Warning(string code, string message, string path) => new(LintSeverity.Warning, code, message, path);

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
