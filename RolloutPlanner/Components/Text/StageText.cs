using System.Diagnostics;
using RolloutPlanner.Components.Shared;

namespace RolloutPlanner.Components.Text;

/// <summary>Words, icon and class of a stage's state.</summary>
public static class StageText
{
    public static Look Of(StageState state) => state switch
    {
        StageState.Done => new("Done", "check_circle", Tone.Pass),
        StageState.Live => new("Live now", "radio_button_checked", Tone.Live),
        StageState.Paused => new("Paused here", "pause_circle", Tone.Wait),
        StageState.Next => new("Next", "arrow_circle_right", Tone.None),
        StageState.Later => new("Later", "radio_button_unchecked", Tone.None),
        StageState.RolledBack => new("Rolled back", "undo", Tone.None),
        _ => throw new UnreachableException($"No words for the stage state {state}."),
    };

    /// <summary>The class of rp.css.</summary>
    public static string Css(StageState state) => state switch
    {
        StageState.Done => "done",
        StageState.Live => "now",
        StageState.Paused => "held",
        StageState.Next => "next",
        StageState.Later => "later",
        StageState.RolledBack => "back",
        _ => throw new UnreachableException($"No class for the stage state {state}."),
    };
}
