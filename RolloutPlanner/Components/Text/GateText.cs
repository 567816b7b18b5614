using System.Diagnostics;
using RolloutPlanner.Components.Shared;

namespace RolloutPlanner.Components.Text;

/// <summary>Words, icon and colour family of a gate's state.</summary>
public static class GateText
{
    public static Look Of(GateState state) => state switch
    {
        GateState.NotStarted => new("Not started", "lock", Tone.None),
        GateState.Measuring => new("Measuring", "hourglass_top", Tone.Wait),
        GateState.Failing => new("Failing", "dangerous", Tone.Fail),
        GateState.WaitingForPeople => new("Waiting for people", "how_to_reg", Tone.Wait),
        GateState.Passed => new("Passed", "check", Tone.Pass),
        _ => throw new UnreachableException($"No words for the gate state {state}."),
    };
}
