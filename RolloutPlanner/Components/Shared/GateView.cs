namespace RolloutPlanner.Components.Shared;

/// <summary>What a gate between two stages is doing.</summary>
public enum GateState
{
    NotStarted,
    Measuring,
    Failing,
    WaitingForPeople,
    Passed,
}

/// <summary>One gate as the pipeline draws it, with its word: "3 of 4 passing", "Passed 15 Nov".</summary>
public sealed record GateView(GateState State, string Text);
