using RolloutPlanner.Application.Audit;
using RolloutPlanner.Application.Rollouts;
using RolloutPlanner.Components.Rollouts;
using RolloutPlanner.Components.Text;
using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Components.Pages.Rollouts;

/// <summary>Everything that the page of a rollout draws, read at one moment.</summary>
/// <param name="Latest">Newest first.</param>
/// <param name="Stopped">The entry that paused it or took it back last, where it is recent.</param>
public sealed record RolloutScreen(RolloutView View, ValueList<HistoryEntry> Latest, HistoryEntry? Stopped, NextStep Step, ReaderClock Clock)
{
    private static readonly string[] Stops = ["rollout-paused", "rolled-back-to-stage", "rolled-back-fully", "kill-switch-pulled"];

    public long LastEntry => Latest.Count == 0 ? 0 : Latest[0].Seq;

    public static RolloutScreen Of(RolloutView view, ValueList<HistoryEntry> latest, Services.CurrentPerson me, ReaderClock reader)
    {
        var clock = reader.In(view.Plan.TimeZone);
        return new(view, latest, latest.FirstOrDefault(entry => Stops.Contains(entry.Kind)), NextStep.Of(view, me, clock), clock);
    }
}
