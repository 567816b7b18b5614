namespace RolloutPlanner.Components.Rollouts;

/// <summary>The dialogs of a rollout. Each has an address of its own.</summary>
public enum DialogKind
{
    Start,
    Advance,
    Skip,
    Pause,
    Resume,
    RollBack,
    Kill,
    Restart,
    Archive,
    Approve,
    ApproveSkip,
    Decline,
    Withdraw,
    Apply,
    Reading,
    Tick,
    SetAside,
    Agree,
    CloseReview,
}

/// <summary>A wish to open a dialog.</summary>
/// <param name="Of">The metric, the checklist item, the criterion or the override that it is about.</param>
public sealed record Ask(DialogKind Kind, string? Of = null);
