using RolloutPlanner.Application.Rollouts;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Gates;

namespace RolloutPlanner.Components.Rollouts;

/// <summary>The readings of one metric in the present run of the stage, in the order they were observed, and the criteria that judge it.</summary>
/// <param name="Criteria">Those of the gate that go by this metric.</param>
public sealed record ReadingSeries(HookKey Hook, string Name, string Unit, ValueList<CriterionAssessment> Criteria, ValueList<Measurement> Readings)
{
    /// <summary>Whether there is a line to draw.</summary>
    public bool IsLine => Readings.Count > 1;

    /// <summary>One for each metric of the gate, in the order of its criteria.</summary>
    public static IReadOnlyList<ReadingSeries> All(RolloutView view, GateDecision gate) =>
        [.. gate.Criteria.GroupBy(assessed => assessed.Criterion.Hook).Select(group => Of(view, group.Key, group.ToValueList()))];

    /// <summary>The metric with this key; where there is none of that name, the first that does not pass, else the first with a line, else the first. Null for a gate that measures nothing.</summary>
    public static ReadingSeries? Chosen(RolloutView view, GateDecision gate, string? key)
    {
        var all = All(view, gate);
        return all.FirstOrDefault(series => series.Hook.Value == key)
            ?? all.FirstOrDefault(series => series.IsLine && series.Criteria.Any(assessed => assessed.Verdict is not Verdict.Pass))
            ?? all.FirstOrDefault(series => series.IsLine)
            ?? (all.Count > 0 ? all[0] : null);
    }

    /// <summary>The series that judges this criterion alone.</summary>
    public static ReadingSeries Of(RolloutView view, CriterionAssessment assessed) => Of(view, assessed.Criterion.Hook, [assessed]);

    private static ReadingSeries Of(RolloutView view, HookKey hook, ValueList<CriterionAssessment> criteria) => new(
        hook, view.NameOf(hook), view.Hooks.TryGetValue(hook, out var known) ? known.Unit : "", criteria,
        view.Measurements.Where(reading => reading.Hook == hook && reading.CountsAt(view.At)).OrderBy(reading => reading.ObservedAt).ThenBy(reading => reading.RecordedAt).ToValueList());
}
