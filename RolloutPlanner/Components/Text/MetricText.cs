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

    public static string Value(RolloutView view, Criterion criterion, decimal value) => Value(value, UnitOf(view, criterion));

    public static string UnitOf(RolloutView view, Criterion criterion) => view.Hooks.TryGetValue(criterion.Hook, out var hook) ? hook.Unit : "";

    /// <summary>"Payment errors must not pass 1.0%".</summary>
    public static string Rule(RolloutView view, Criterion criterion) =>
        $"{view.NameOf(criterion.Hook)} must not {Crossing(criterion)} {Value(view, criterion, criterion.Limit)}";

    /// <summary>"Roll back if payment errors pass 3%", in two parts: what happens, and when.</summary>
    public static (string Does, string When) Safety(RolloutView view, Criterion criterion, Gate gate) => (
        criterion.OnFail is FailAction.Rollback ? $"Roll back {Back(gate.OnRollback)}" : "Pause",
        $"if {view.NameOf(criterion.Hook)} {Crosses(view.NameOf(criterion.Hook), criterion)} {Value(view, criterion, criterion.Limit)}");

    /// <summary>"limit 1.0%".</summary>
    public static string Limit(RolloutView view, Criterion criterion) =>
        $"{(criterion.Comparison is LimitKind.AtMost ? "at most" : "at least")} {Value(view, criterion, criterion.Limit)}";

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

    /// <summary>"1,636 of 1,500", "expert judgement", or nothing.</summary>
    public static string Sample(CriterionAssessment assessed) => assessed.Reading switch
    {
        null => $"0 of {Words.Number(assessed.Criterion.MinimumSample)}",
        { SampleSize: { } size } => $"{Words.Number(size)} of {Words.Number(assessed.Criterion.MinimumSample)}",
        _ => "Expert judgement",
    };

    private static string Crossing(Criterion criterion) => criterion.Comparison is LimitKind.AtMost ? "pass" : "fall below";

    /// <summary>"payment errors pass", "checkout completion falls below": a name that ends like a plural is taken for one.</summary>
    private static string Crosses(string name, Criterion criterion) => (criterion.Comparison, name.EndsWith('s') && !name.EndsWith("ss", StringComparison.Ordinal)) switch
    {
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
