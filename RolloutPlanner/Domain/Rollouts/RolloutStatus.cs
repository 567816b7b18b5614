namespace RolloutPlanner.Domain.Rollouts;

/// <summary>How far a rollout is.</summary>
public enum RolloutStatus
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

/// <summary>
/// How far the plan that is being worked on is. Before the start it says the same as <see cref="RolloutStatus"/>; while the rollout is live
/// it speaks of the next plan version beside the one that runs.
/// </summary>
public enum PlanPhase
{
    None,
    Draft,
    InReview,
    Approved,
}

/// <summary>Everything that can be asked of a rollout.</summary>
public enum RolloutCommand
{
    Edit,
    Submit,
    RequestChanges,
    SignOff,
    Start,
    Advance,
    Skip,
    Pause,
    Resume,
    RollBackToStage,
    RollBackFully,
    Kill,
    Restart,
    ApplyPlan,
    Archive,
    ApproveGate,
    DeclineGate,
    WithdrawApproval,
    TickChecklist,
    RecordMeasurement,
    Override,
    SecondOverride,
    ReviewOverride,
    SignReadiness,
    WithdrawReadiness,
    NoteReadiness,
}
