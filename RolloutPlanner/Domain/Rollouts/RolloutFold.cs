using System.Diagnostics;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Gates;

namespace RolloutPlanner.Domain.Rollouts;

/// <summary>What each event means for the state. Replaying the events of a rollout gives its state again, exactly.</summary>
public static class RolloutFold
{
    public static RolloutState Start(RolloutCreated created) => new(
        RolloutKey.Of(created.Flag.Key), 1, created.Flag, created.Salt, RolloutStatus.Draft, PlanPhase.Draft, created.Plan,
        RolloutState.Writers(created.By), [], [], null, null, 0, [], [], [], created.At, created.At, created.WhyFlag);

    public static RolloutState Replay(IEnumerable<RolloutEvent> events)
    {
        var all = events.ToList();
        return all.Skip(1).Aggregate(Start((RolloutCreated)all[0]), Apply);
    }

    public static RolloutState Apply(RolloutState state, RolloutEvent happened) =>
        Change(state, happened) with { Version = state.Version + 1, ChangedAt = happened.At };

    private static RolloutState Change(RolloutState state, RolloutEvent happened) => happened switch
    {
        PlanEdited e => state with
        {
            Draft = e.To,
            Status = state.IsLive ? state.Status : RolloutStatus.Draft,
            Phase = PlanPhase.Draft,
            SignOffs = [],
            Editors = state.EditorsWith(e.By),
        },
        PlanSubmitted e => state with
        {
            Status = state.IsLive ? state.Status : RolloutStatus.InReview,
            Phase = PlanPhase.InReview,
            Versions = state.Versions.Add(e.Plan),
            SignOffs = [],
            Editors = state.EditorsWith(e.By), // sending it for review chooses the cohort versions and accepts the warnings
        },
        ChangesRequested => state with
        {
            Status = state.IsLive ? state.Status : RolloutStatus.Draft,
            Phase = PlanPhase.Draft,
            SignOffs = [],
        },
        PlanSignedOff e => state with
        {
            SignOffs = state.SignOffs.Add(e.SignOff),
            ReadinessSignatures = Signed(state, e.Checks),
            Phase = e.Enough ? PlanPhase.Approved : state.Phase,
            Status = e.Enough && !state.IsLive ? RolloutStatus.Approved : state.Status,
        },
        RolloutMoved e => Move(state, e),
        GateApproved e => state with { Approvals = state.Approvals.Add(e.Approval), Declines = Without(state.Declines, e.By, e.Approval.TargetStage) },
        GateDeclined e => state with
        {
            Approvals = Without(state.Approvals, e.By, e.Decline.TargetStage), // nobody says yes and no to one step
            Declines = Without(state.Declines, e.By, e.Decline.TargetStage).Add(e.Decline),
        },
        ApprovalWithdrawn e => state with { Approvals = Without(state.Approvals, e.By, e.TargetStage) },
        ChecklistItemTicked e => state with { Ticks = state.Ticks.Where(t => t.ItemId != e.Item.Id).Append(e.Tick).ToValueList() },
        ChecklistItemCleared e => state with { Ticks = state.Ticks.Where(t => t.ItemId != e.Item.Id).ToValueList() },
        MeasurementRecorded => state,
        CriterionOverridden e => state with { Overrides = state.Overrides.Add(e.Override) },
        OverrideSeconded e => state with { Overrides = Changed(state, e.To) },
        OverrideReviewed e => state with { Overrides = Changed(state, e.To) },
        ReadinessSigned e => state with { ReadinessSignatures = Signed(state, [e.Signature]) },
        ReadinessWithdrawn e => state with { ReadinessSignatures = state.ReadinessSignatures.Where(one => one.Topic != e.Signature.Topic).ToValueList() },
        ReadinessNoted e => state with { ReadinessNotes = state.ReadinessNotes.Where(one => one.Topic != e.To.Topic).Append(e.To).ToValueList() },
        _ => throw new UnreachableException($"The fold does not know {happened.GetType().Name}."),
    };

    private static ValueList<Override> Changed(RolloutState state, Override to) => state.Overrides.Select(one => one.Id == to.Id ? to : one).ToValueList();

    private static ValueList<ReadinessSignature> Signed(RolloutState state, ValueList<ReadinessSignature> signatures) =>
        state.ReadinessSignatures.Where(one => signatures.All(signature => signature.Topic != one.Topic)).Concat(signatures).ToValueList();

    private static ValueList<Approval> Without(ValueList<Approval> approvals, Actor by, int target) =>
        approvals.Where(approval => approval.By != by.Id || approval.TargetStage != target).ToValueList();

    private static ValueList<Decline> Without(ValueList<Decline> declines, Actor by, int target) =>
        declines.Where(decline => decline.By != by.Id || decline.TargetStage != target).ToValueList();

    private static RolloutState Move(RolloutState state, RolloutMoved moved)
    {
        var after = state with { Status = moved.To.Status, LiveVersion = moved.To.PlanVersion };
        return moved switch
        {
            RolloutStarted => Enter(after, moved) with { Phase = PlanPhase.None },
            StageAdvanced or StagesSkipped => Enter(after, moved),
            RolledBackToStage => EnterPaused(after, moved),
            RolloutPaused => after with { Run = state.Run!.Pause(moved.At) },
            RolloutResumed => after with { Run = state.Run!.Resume(moved.At) },
            RolloutCompleted or RolledBackFully or KillSwitchPulled => Leave(after, moved.At) with { Phase = PlanPhase.None, SignOffs = [] },
            RolloutRestarted => after with { Phase = PlanPhase.Draft, SignOffs = [] },
            PlanApplied => after with { Phase = PlanPhase.None, Approvals = [], Declines = [] },
            RolloutArchived => after,
            _ => throw new UnreachableException($"The fold does not know {moved.GetType().Name}."),
        };
    }

    private static RolloutState Enter(RolloutState state, RolloutMoved moved)
    {
        var left = Leave(state, moved.At);
        return left with { Run = new StageRun(state.Runs + 1, moved.To.Stage, moved.At, []), Runs = state.Runs + 1 };
    }

    private static RolloutState EnterPaused(RolloutState state, RolloutMoved moved)
    {
        var entered = Enter(state, moved);
        return entered with { Run = entered.Run!.Pause(moved.At) };
    }

    private static RolloutState Leave(RolloutState state, DateTimeOffset at) => state with
    {
        Run = null,
        Visits = state.Run is { } run ? state.Visits.Add(new(run.Stage, run.EnteredAt, at)) : state.Visits,
        Approvals = [],
        Declines = [],
        Ticks = [],
    };
}
