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

    /// <summary>The series that judges this criterion alone.</summary>
    public static ReadingSeries Of(RolloutView view, CriterionAssessment assessed) => Of(view, assessed.Criterion.Hook, [assessed]);

    private static ReadingSeries Of(RolloutView view, HookKey hook, ValueList<CriterionAssessment> criteria) => new(
        hook, view.NameOf(hook), view.Hooks.TryGetValue(hook, out var known) ? known.Unit : "", criteria,
        view.Measurements.Where(reading => reading.Hook == hook && reading.CountsAt(view.At)).OrderBy(reading => reading.ObservedAt).ThenBy(reading => reading.RecordedAt).ToValueList());
}
