using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Gates;

namespace RolloutPlanner.Domain.Rollouts;

/// <summary>What a gate is judged on that the rollout does not keep itself.</summary>
/// <param name="IsLead">Whether somebody is an engineering lead now.</param>
public sealed record GateFacts(ValueList<Measurement> Measurements, Func<UserId, bool> IsLead);

/// <summary>Evidence, approvals and the decision of the present gate.</summary>
public sealed partial class Rollout
{
    /// <summary>The gate of the present stage, judged now. Only while the rollout is live.</summary>
    /// <param name="target">The stage to enter; the next one where nothing else is said.</param>
    public GateDecision Assess(GateFacts facts, DateTimeOffset now, int? target = null)
    {
        var run = State.Run ?? throw new InvalidOperationException($"{State.Key} is in no stage, so it has no gate to judge.");
        var live = State.Live!;
        var stage = live.Plan.Stages[run.Stage - 1];
        var evidence = new GateEvidence(
            facts.Measurements, State.Ticks.Select(t => t.ItemId).ToValueList(), State.Approvals, by => MayApprove(by, facts.IsLead));
        return GateAssessor.Assess(stage.Gate, stage.MinimumSoak, run, live.Hash, target ?? run.Stage + 1, evidence, now);
    }

    /// <param name="digestSeen">The digest of the evidence that was on the screen.</param>
    public Result ApproveGate(int target, string digestSeen, string comment, GateFacts facts, Actor by, DateTimeOffset at)
    {
        var allowed = Allow(RolloutCommand.ApproveGate, by, comment);
        if (allowed.IsError) return allowed.WithoutValue();
        var isSkip = target > State.CurrentStage + 1;
        var count = State.Live!.Plan.Stages.Count;
        if (target <= State.CurrentStage || target > (isSkip ? count : count + 1)) return RolloutErrors.NoSuchStage(target, count);
        var decision = Assess(facts, at, target);
        if (decision.Digest != digestSeen) return RolloutErrors.EvidenceChanged;
        if (!isSkip && decision.ApprovalsNeeded == 0) return RolloutErrors.NoApprovalNeeded;
        if (isSkip ? decision.Action >= GateAction.Pause : !decision.IsReadyForApproval) return RolloutErrors.ApprovalTooEarly(decision);
        if (decision.Approvals.Any(a => a.Counts && a.Approval.By == by.Id)) return RolloutErrors.AlreadyApproved;
        var shown = decision.Criteria.Select(EvidenceDigest.Shown).ToValueList();
        return Raise(new GateApproved(new(by.Id, by.Name, State.Run!.Number, target, State.Live.Hash, decision.Digest, shown, comment, at), by, at));
    }

    /// <summary>Says no to the next step, and takes one's own yes to it back with that. The rollout stays where it is.</summary>
    public Result DeclineGate(string reason, Actor by, DateTimeOffset at)
    {
        var allowed = Allow(RolloutCommand.DeclineGate, by, reason);
        if (allowed.IsError) return allowed.WithoutValue();
        if (CurrentGate.ApprovalsNeeded == 0) return RolloutErrors.NoApprovalNeeded;
        return Raise(new GateDeclined(new(by.Id, by.Name, State.CurrentStage + 1, reason, at), by, at));
    }

    public Result WithdrawApproval(int target, string reason, Actor by, DateTimeOffset at)
    {
        var allowed = Allow(RolloutCommand.WithdrawApproval, by, reason);
        if (allowed.IsError) return allowed.WithoutValue();
        return State.Approvals.Any(a => a.By == by.Id && a.TargetStage == target)
            ? Raise(new ApprovalWithdrawn(target, reason, by, at))
            : RolloutErrors.NoApprovalToWithdraw;
    }

    public Result Tick(string itemId, string evidence, Actor by, DateTimeOffset at) =>
        OnItem(itemId, evidence, by, item => new ChecklistItemTicked(item, new(item.Id, by.Id, by.Name, at, evidence), by, at));

    public Result Untick(string itemId, Actor by, DateTimeOffset at) =>
        OnItem(itemId, "", by, item => new ChecklistItemCleared(item, by, at));

    /// <summary>Takes a number in. What it means for the rollout is done by <see cref="ActOnGate"/>, in the same breath.</summary>
    public Result<Measurement> Record(
        HookKey hook, decimal value, int? sampleSize, DateTimeOffset observedAt, string source, Actor by, DateTimeOffset at)
    {
        var allowed = Lifecycle.Check(State, RolloutCommand.RecordMeasurement, by);
        if (allowed.IsError) return Result<Measurement>.Fail(allowed.Errors);
        var run = State.Run!;
        Error?[] problems =
        [
            CurrentGate.Criteria.Any(c => c.Hook == hook) ? null : RolloutErrors.MeasurementForeign(hook),
            sampleSize is < 1 ? RolloutErrors.MeasurementSample : null,
            observedAt < run.EnteredAt ? RolloutErrors.MeasurementNotInStage : null,
            observedAt > at + GateTimes.ClockSkew ? RolloutErrors.MeasurementFromFuture : null,
            observedAt + GateTimes.ManualMaxAge <= at ? RolloutErrors.MeasurementStale : null,
            PlainText.Check(source, "source", "Where the number comes from", 1, 500, lines: true),
        ];
        if (problems.OfType<Error>().ToValueList() is { Count: > 0 } errors) return Result<Measurement>.Fail(errors);
        var measurement = new Measurement(hook, run.Number, value, sampleSize, observedAt, at, by.Id, source);
        Raise(new MeasurementRecorded(measurement, by, at));
        return measurement;
    }

    /// <summary>
    /// Does what the present gate asks for on its own: pause or roll back as the plan says. It never goes forward. Answers whether anything was done.
    /// </summary>
    public bool ActOnGate(GateFacts facts, Actor automation, DateTimeOffset at)
    {
        if (!State.IsLive) return false;
        var decision = Assess(facts, at);
        var why = Why(decision);
        var acted = decision.Action switch
        {
            GateAction.Rollback => CurrentGate.OnRollback.From(State.CurrentStage) is { } stage
                ? RollBackToStage(stage, why, automation, at)
                : RollBackFully(why, automation, at),
            GateAction.Pause when State.Status is RolloutStatus.Running => Pause(why, automation, at),
            _ => null,
        };
        return acted is { IsError: false };
    }

    /// <summary>As many of the causes as a reason holds: the length of a sentence never keeps the feature with people.</summary>
    private static string Why(GateDecision decision)
    {
        var why = string.Join("; ", decision.Causes.Where(c => c.Action == decision.Action).Select(GateWords.Describe));
        return why.Length <= MaxReason ? why : why[..(MaxReason - 1)] + "\u2026";
    }

    private Gate CurrentGate => State.Live!.Plan.Stages[State.CurrentStage - 1].Gate;

    private bool MayApprove(UserId by, Func<UserId, bool> isLead) =>
        isLead(by) && by != State.Live!.Plan.Owner && !State.Editors.Contains(by);

    private Result OnItem(string itemId, string evidence, Actor by, Func<ChecklistItem, RolloutEvent> happened)
    {
        var allowed = Lifecycle.Check(State, RolloutCommand.TickChecklist, by);
        if (allowed.IsError) return allowed.WithoutValue();
        if (PlainText.Check(evidence, "evidence", "The evidence", 0, 500) is { } wrong) return wrong;
        return CurrentGate.Checklist.FirstOrDefault(i => i.Id == itemId) is { } item ? Raise(happened(item)) : RolloutErrors.NoSuchItem(itemId);
    }
}
