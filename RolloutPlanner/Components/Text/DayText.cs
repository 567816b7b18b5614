using RolloutPlanner.Application.Gates;
using RolloutPlanner.Components.Metrics;
using RolloutPlanner.Domain.Gates;

namespace RolloutPlanner.Components.Text;

/// <summary>What the last 24 hours of a metric say, in sentences.</summary>
public static class DayText
{
    /// <summary>"1,428 readings, 12 without a number".</summary>
    public static string Counted(MetricView view)
    {
        var (read, failed) = (view.Readings.Count(), view.Problems.Count());
        var least = view.IsCut ? "the newest " : "";
        return $"{least}{Words.Count(read, "reading", "readings")}{(failed == 0 ? "" : $", {Words.Number(failed)} without a number")}";
    }

    /// <summary>"From 0.2% to 1.4%, the last 0.6% for Checkout."</summary>
    public static string Conclusion(MetricView view)
    {
        var readings = view.Readings.ToList();
        if (readings.Count == 0) return "No number came.";
        var (low, high, last) = (readings.Min(look => look.Value), readings.Max(look => look.Value), readings[0]);
        var range = low == high ? $"Always {Value(low)}" : $"From {Value(low)} to {Value(high)}";
        var hidden = readings.Select(look => look.Rollout).Distinct().Count() - DayChart.MostLines;
        return $"{range}, the last {Value(last.Value)} for {last.Name}.{(hidden > 0 ? $" The picture leaves out {Words.Count(hidden, "rollout", "rollouts")}." : "")}";

        string Value(decimal value) => MetricText.Value(view.Hook, value);
    }

    /// <summary>Why the day is empty.</summary>
    public static string Nothing(MetricView view) => view switch
    {
        { Uses.Count: 0 } => "No rollout uses it, so nothing was read.",
        _ when !view.Live.Any() => "No rollout that uses it is running, so nothing was read.",
        { Hook.Origin: HookSource.Manual } => "Nobody entered a reading.",
        { Hook.Origin: HookSource.Pushed } => "No program sent a number.",
        _ => "Nothing was read yet.",
    };
}
