using RolloutPlanner.Application.Rollouts;
using RolloutPlanner.Domain.Gates;

namespace RolloutPlanner.Components.Text;

/// <summary>What people set aside, in words: what it is about, who decided, until when, who looked at it.</summary>
public static class OverrideText
{
    private const string Quality = "quality:";

    /// <summary>"Payment errors must not pass 1%", as the criterion stands in the plan; its id where the plan does not know it any more.</summary>
    public static string Subject(RolloutView view, string criterion)
    {
        if (criterion.StartsWith(Quality, StringComparison.Ordinal))
            return $"People of {view.Hooks.Values.FirstOrDefault(hook => QualityEvidence.IdOf(hook.Key) == criterion)?.Name ?? criterion[Quality.Length..]} are split as planned";
        var known = view.Gate?.Criteria.Select(one => one.Criterion).Concat(view.Plan.Stages.SelectMany(stage => stage.Gate.Criteria)).FirstOrDefault(one => one.Id == criterion);
        return known is null ? criterion : MetricText.Rule(view, known);
    }

    /// <summary>"Set aside by Tom Okafor until Thu 19 Nov, 12:00: “The dashboard is down”. Priya Raman agreed."</summary>
    public static string Line(Override given, ReaderClock clock) =>
        $"Set aside by {given.ByName} until {clock.At(given.Until)}: “{given.Reason}”.{(given.Second is { } second ? $" {second.ByName} agreed: “{second.Note}”." : "")}";

    /// <summary>"Tom Okafor asks to set this aside until Thu 19 Nov, 12:00: “The dashboard is down”. A second engineering lead must agree."</summary>
    public static string Waiting(Override given, ReaderClock clock) =>
        $"{given.ByName} asks to set this aside until {clock.At(given.Until)}: “{given.Reason}”. A second engineering lead must agree.";

    /// <summary>How it stands now, for those that left a review behind.</summary>
    public static string Standing(Override given, RolloutView view) => given switch
    {
        { NeedsSecond: true, Second: null } when view.State.Waiting(view.At).Contains(given) => "Waits for a second lead",
        { NeedsSecond: true, Second: null } => "Never took effect",
        _ when view.State.Run is { } run && given.IsInForce(run, view.At) => "In force",
        _ => "Over",
    };

    /// <summary>"Payment errors went from Passing to Failing since you opened this.": every verdict that is another one now.</summary>
    public static IReadOnlyList<string> Changes(RolloutView view, IEnumerable<CriterionAssessment> before, IEnumerable<CriterionAssessment> now)
    {
        var was = before.ToDictionary(one => one.Criterion.Id, one => one.Kind());
        return [.. now
            .Where(one => was.TryGetValue(one.Criterion.Id, out var verdict) && verdict != one.Kind())
            .Select(one => $"{view.NameOf(one.Criterion.Hook)} went from {VerdictText.Of(was[one.Criterion.Id]).Word} to {VerdictText.Of(one.Kind()).Word} since you opened this.")];
    }
}
