using System.Diagnostics;
using RolloutPlanner.Components.Shared;

namespace RolloutPlanner.Components.Text;

/// <summary>The statuses of a rollout as the screen knows them.</summary>
public enum StatusKind
{
    Draft,
    InReview,
    Approved,
    Running,
    Paused,
    Completed,
    RolledBack,
    Archived,
}

/// <summary>What a status is called and how it looks. Running is indigo on purpose: running is not the same as healthy.</summary>
public static class StatusText
{
    public static Look Of(StatusKind status) => status switch
    {
        StatusKind.Draft => new("Draft", "edit_note", Tone.None),
        StatusKind.InReview => new("In review", "rate_review", Tone.Live),
        StatusKind.Approved => new("Ready", "flag_circle", Tone.Live),
        StatusKind.Running => new("Running", "play_circle", Tone.Live),
        StatusKind.Paused => new("Paused", "pause_circle", Tone.Wait),
        StatusKind.Completed => new("Completed", "task_alt", Tone.Pass),
        StatusKind.RolledBack => new("Rolled back", "undo", Tone.None),
        StatusKind.Archived => new("Archived", "inventory_2", Tone.None),
        _ => throw new UnreachableException($"No words for the status {status}."),
    };
}
