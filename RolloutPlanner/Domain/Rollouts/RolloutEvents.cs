using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Flags;
using RolloutPlanner.Domain.Gates;
using RolloutPlanner.Domain.Targeting;

namespace RolloutPlanner.Domain.Rollouts;

/// <summary>Something that happened to a rollout. <see cref="RolloutFold"/> says what each means for its state.</summary>
public abstract record RolloutEvent(Actor By, DateTimeOffset At) : DomainEvent(By, At);

/// <param name="Template">The key of the template whose stages were copied.</param>
/// <param name="WhyFlag">What was answered before; null where nobody was asked.</param>
public sealed record RolloutCreated(
    FeatureFlag Flag, Salt Salt, Plan Plan, string Template, Actor By, DateTimeOffset At, FlagAnswers? WhyFlag = null) : RolloutEvent(By, At)
{
    public override object After => Plan;
}

public sealed record PlanEdited(Plan From, Plan To, int ClearedSignOffs, Actor By, DateTimeOffset At) : RolloutEvent(By, At)
{
    public override object Before => From;

    public override object After => To;
}

public sealed record PlanSubmitted(PlanVersion Plan, string Comment, Actor By, DateTimeOffset At) : RolloutEvent(By, At)
{
    public override string Why => Comment;

    public override object After => Plan;
}

public sealed record ChangesRequested(int PlanVersion, string Comment, Actor By, DateTimeOffset At) : RolloutEvent(By, At)
{
    public override string Why => Comment;
}

public sealed record PlanSignedOff(int PlanVersion, SignOff SignOff, bool Enough, Actor By, DateTimeOffset At) : RolloutEvent(By, At)
{
    /// <summary>The readiness checks that this signature covers too: those that were ready at that moment and had none that counts.</summary>
    public ValueList<ReadinessSignature> Checks { get; init; } = [];

    public override string Why => SignOff.Comment;

    public override object After => SignOff;
}

/// <summary>A change of who has the feature, or of who might get it next.</summary>
public abstract record RolloutMoved(Position From, Position To, string Reason, Actor By, DateTimeOffset At) : RolloutEvent(By, At)
{
    public override string? Why => Reason.Length == 0 ? null : Reason;

    public override object Before => From;

    public override object After => To;
}

public sealed record RolloutStarted(Position From, Position To, string Reason, Actor By, DateTimeOffset At) : RolloutMoved(From, To, Reason, By, At);

/// <param name="Evidence">The digest of the evidence on which the gate opened.</param>
public sealed record StageAdvanced(Position From, Position To, string Reason, string Evidence, Actor By, DateTimeOffset At) : RolloutMoved(From, To, Reason, By, At);

public sealed record RolloutCompleted(Position From, Position To, string Reason, string Evidence, Actor By, DateTimeOffset At) : RolloutMoved(From, To, Reason, By, At);

/// <summary>A deviation from the plan: stages were left out.</summary>
public sealed record StagesSkipped(Position From, Position To, string Reason, Actor By, DateTimeOffset At) : RolloutMoved(From, To, Reason, By, At);

public sealed record RolloutPaused(Position From, Position To, string Reason, Actor By, DateTimeOffset At) : RolloutMoved(From, To, Reason, By, At);

public sealed record RolloutResumed(Position From, Position To, string Reason, Actor By, DateTimeOffset At) : RolloutMoved(From, To, Reason, By, At);

public sealed record RolledBackToStage(Position From, Position To, string Reason, Actor By, DateTimeOffset At) : RolloutMoved(From, To, Reason, By, At);

public sealed record RolledBackFully(Position From, Position To, string Reason, Actor By, DateTimeOffset At) : RolloutMoved(From, To, Reason, By, At);

public sealed record KillSwitchPulled(Position From, Position To, string Reason, Actor By, DateTimeOffset At) : RolloutMoved(From, To, Reason, By, At);

public sealed record RolloutRestarted(Position From, Position To, string Reason, Actor By, DateTimeOffset At) : RolloutMoved(From, To, Reason, By, At);

public sealed record PlanApplied(Position From, Position To, string Reason, Actor By, DateTimeOffset At) : RolloutMoved(From, To, Reason, By, At);

public sealed record RolloutArchived(Position From, Position To, string Reason, Actor By, DateTimeOffset At) : RolloutMoved(From, To, Reason, By, At);

public sealed record GateApproved(Approval Approval, Actor By, DateTimeOffset At) : RolloutEvent(By, At)
{
    public override string Why => Approval.Comment;

    public override object After => Approval;
}

public sealed record GateDeclined(Decline Decline, Actor By, DateTimeOffset At) : RolloutEvent(By, At)
{
    public override string Why => Decline.Reason;

    public override object After => Decline;
}

public sealed record ApprovalWithdrawn(int TargetStage, string Reason, Actor By, DateTimeOffset At) : RolloutEvent(By, At)
{
    public override string Why => Reason;
}

public sealed record ChecklistItemTicked(ChecklistItem Item, ChecklistTick Tick, Actor By, DateTimeOffset At) : RolloutEvent(By, At)
{
    public override object After => Tick;
}

public sealed record ChecklistItemCleared(ChecklistItem Item, Actor By, DateTimeOffset At) : RolloutEvent(By, At)
{
    public override object Before => Item;
}

public sealed record MeasurementRecorded(Measurement Measurement, Actor By, DateTimeOffset At) : RolloutEvent(By, At)
{
    public override object After => Measurement;
}

/// <param name="Hook">The metric of the criterion.</param>
public sealed record CriterionOverridden(HookKey Hook, Override Override, Actor By, DateTimeOffset At) : RolloutEvent(By, At)
{
    public override string Why => Override.Reason;

    public override object After => Override;
}

/// <summary>A second person agreed, so that the override is in force.</summary>
public sealed record OverrideSeconded(Override From, Override To, Actor By, DateTimeOffset At) : RolloutEvent(By, At)
{
    public override string? Why => To.Second?.Note;

    public override object Before => From;

    public override object After => To;
}

/// <summary>Somebody who had no part in an override has looked at it.</summary>
public sealed record OverrideReviewed(Override From, Override To, Actor By, DateTimeOffset At) : RolloutEvent(By, At)
{
    public override string? Why => To.Review?.Note;

    public override object Before => From;

    public override object After => To;
}

public sealed record ReadinessSigned(ReadinessSignature Signature, Actor By, DateTimeOffset At) : RolloutEvent(By, At)
{
    public override string? Why => Signature.Note.Length == 0 ? null : Signature.Note;

    public override object After => Signature;
}

public sealed record ReadinessWithdrawn(ReadinessSignature Signature, string Reason, Actor By, DateTimeOffset At) : RolloutEvent(By, At)
{
    public override string Why => Reason;

    public override object Before => Signature;
}

public sealed record ReadinessNoted(ReadinessNote? From, ReadinessNote To, Actor By, DateTimeOffset At) : RolloutEvent(By, At)
{
    public override object? Before => From;

    public override object After => To;
}
