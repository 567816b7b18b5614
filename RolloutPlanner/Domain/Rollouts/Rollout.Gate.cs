using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Gates;

namespace RolloutPlanner.Domain.Rollouts;

/// <summary>What a gate is judged on that the rollout does not keep itself.</summary>
/// <param name="Evidence">What the present run has gathered; null where nothing was yet. That of another run counts for nothing.</param>
/// <param name="IsLead">Whether somebody is an engineering lead now.</param>
public sealed record GateFacts(RunEvidence? Evidence, Func<UserId, bool> IsLead);

/// <summary>What a run had gathered when somebody looked at its gate, and when that was.</summary>
public sealed record SeenEvidence(RunEvidence Evidence, DateTimeOffset At);

/// <summary>Evidence, approvals and the decision of the present gate.</summary>
public sealed partial class Rollout
{
    /// <summary>The gate of the present stage, judged now. Only while the rollout is live.</summary>
    /// <param name="target">The stage to enter; the next one where nothing else is said.</param>
    public GateDecision Assess(GateFacts facts, DateTimeOffset now, int? target = null)
    {
        var run = State.Run ?? throw new InvalidOperationException($"{State.Key} is in no stage, so it has no gate to judge.");
        var stage = State.PresentStage!;
        var evidence = new GateEvidence(
            facts.Evidence is { } gathered && gathered.IsOf(stage.Gate, run) ? gathered : StartEvidence(), State.Ticks.Select(t => t.ItemId).ToValueList(), State.Approvals, by => MayApprove(by, facts.IsLead))
        {
            Overrides = State.Overrides,
        };
        return GateAssessor.Assess(stage.Gate, stage.MinimumSoak, run, State.Live!.Hash, target ?? run.Stage + 1, evidence, now);
    }

    /// <summary>What the present run has gathered while nothing was measured in it.</summary>
    /// <param name="settle">How long after entering the stage nothing counts that programs deliver; the usual time where nothing is said.</param>
    public RunEvidence StartEvidence(TimeSpan? settle = null) =>
        RunEvidence.Start(CurrentGate, State.Run!, State.PresentStage!.Share, settle ?? GateTimes.Settle);

    /// <param name="digestSeen">The digest of the evidence that was on the screen.</param>
    /// <param name="seen">What was on the screen, where numbers may have come since; null where nothing has.</param>
    public Result ApproveGate(int target, string digestSeen, string comment, GateFacts facts, Actor by, DateTimeOffset at, SeenEvidence? seen = null)
    {
        var allowed = Allow(RolloutCommand.ApproveGate, by, comment);
        if (allowed.IsError) return allowed.WithoutValue();
        var isSkip = target > State.CurrentStage + 1;
        var count = State.Live!.Plan.Stages.Count;
        if (target <= State.CurrentStage || target > (isSkip ? count : count + 1)) return RolloutErrors.NoSuchStage(target, count);
        var decision = Assess(facts, at, target);
        if (Shown(decision, facts, digestSeen, target, seen, by, at) is not { } shown) return RolloutErrors.EvidenceChanged;
        if (!isSkip && decision.ApprovalsNeeded == 0) return RolloutErrors.NoApprovalNeeded;
        if (isSkip ? decision.Action >= GateAction.Pause : !decision.IsReadyForApproval) return RolloutErrors.ApprovalTooEarly(decision);
        if (decision.Approvals.Any(a => a.Counts && a.Approval.By == by.Id)) return RolloutErrors.AlreadyApproved;
        return Raise(new GateApproved(new(by.Id, by.Name, State.Run!.Number, target, State.Live.Hash, digestSeen, shown, comment, at), by, at));
    }

    /// <summary>
    /// What was shown, or null where that cannot be agreed to any more. Numbers that came since a person looked are no reason to refuse, as long as
    /// exactly this was there to be seen a short while ago and nothing has become worse.
    /// </summary>
    private ValueList<ShownVerdict>? Shown(GateDecision now, GateFacts facts, string digest, int target, SeenEvidence? seen, Actor by, DateTimeOffset at)
    {
        if (now.Digest == digest) return now.Criteria.Select(EvidenceDigest.Shown).ToValueList();
        if (seen is null || seen.At > at || at - seen.At > GateTimes.SeenFor) return null;
        var then = Assess(facts with { Evidence = seen.Evidence }, seen.At, target);
        if (then.Digest != digest) return null;
        var shown = then.Criteria.Select(EvidenceDigest.Shown).ToValueList();
        var trial = new Approval(by.Id, by.Name, State.Run!.Number, target, State.Live!.Hash, digest, shown, "", seen.At);
        var since = (facts.Evidence ?? StartEvidence()).AdvancedTo(at, State.Run);
        return ApprovalAssessor.Assess(trial, State.Run, State.Live.Hash, since, _ => true, at).Counts ? shown : null;
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

    /// <summary>Whether the present gate asks for something that <see cref="ActOnGate"/> would do.</summary>
    public bool ActsByItself(GateDecision decision) => decision.Action switch
    {
        GateAction.Rollback => State.IsLive,
        GateAction.Pause => State.Status is RolloutStatus.Running,
        _ => false,
    };

    /// <summary>As many of the causes as a reason holds: the length of a sentence never keeps the feature with people.</summary>
    private static string Why(GateDecision decision) =>
        Shortened(string.Join("; ", decision.Causes.Where(c => c.Action == decision.Action).Select(GateWords.Describe)));

    private static string Shortened(string why) => why.Length <= MaxReason ? why : why[..(MaxReason - 1)] + "\u2026";

    private Gate CurrentGate => State.PresentStage!.Gate;

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
