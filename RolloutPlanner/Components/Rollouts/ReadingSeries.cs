using RolloutPlanner.Application.Rollouts;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Gates;

namespace RolloutPlanner.Components.Rollouts;

/// <summary>The readings of one metric in the present run of the stage, in the order they were observed, and the criteria that judge it.</summary>
/// <param name="Criteria">Those of the gate that go by this metric.</param>
public sealed record ReadingSeries(HookKey Hook, string Name, string Unit, ValueList<CriterionAssessment> Criteria, ValueList<ReadingPoint> Readings)
{
    /// <summary>More points than a line of this width can show would only cost time.</summary>
    public const int MostPoints = 150;

    /// <summary>Whether there is a line to draw.</summary>
    public bool IsLine => Readings.Count > 1;

    /// <summary>How many readings the points stand for.</summary>
    public long Total => Readings.Sum(reading => reading.Readings);

    /// <summary>One for each metric of the gate, in the order of its criteria. What the application checks by itself is no metric.</summary>
    public static IReadOnlyList<ReadingSeries> All(RolloutView view, GateDecision gate) =>
        [.. gate.Criteria.Where(assessed => assessed.Quality is null).GroupBy(assessed => assessed.Criterion.Hook).Select(group => Of(view, group.Key, group.ToValueList()))];

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
        hook, view.NameOf(hook), Text.MetricText.UnitOf(view, criteria[0].Criterion), criteria, view.Readings.Where(reading => reading.Hook == hook).ToValueList());
}
