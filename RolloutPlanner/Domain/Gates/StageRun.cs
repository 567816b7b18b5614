using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Domain.Gates;

/// <summary>A span in which the rollout was paused; open while <paramref name="Until"/> is null.</summary>
public sealed record Pause(DateTimeOffset From, DateTimeOffset? Until);

/// <summary>
/// One stay in a stage, from entering it to leaving it. Coming back to a stage is a new run, so nothing gathered in an earlier one counts.
/// </summary>
/// <param name="Number">Counts the runs of the rollout from 1.</param>
/// <param name="Stage">The stage, counted from 1.</param>
public sealed record StageRun(int Number, int Stage, DateTimeOffset EnteredAt, ValueList<Pause> Pauses)
{
    public bool IsPaused => Pauses.Count > 0 && Pauses[^1].Until is null;

    public bool IsPausedAt(DateTimeOffset time) => Pauses.Any(pause => pause.From <= time && (pause.Until is not { } until || time < until));

    /// <summary>When a window of this length begins at the earliest to hold nothing from before the stage.</summary>
    public DateTimeOffset FloorOf(TimeSpan window, TimeSpan settle) => EnteredAt + (window > settle ? window : settle);

    public StageRun Pause(DateTimeOffset at) => this with { Pauses = Pauses.Add(new(at, null)) };

    public StageRun Resume(DateTimeOffset at) => this with { Pauses = Pauses.Replace(Pauses.Count - 1, Pauses[^1] with { Until = at }) };
}
