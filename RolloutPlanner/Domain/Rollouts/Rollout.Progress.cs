using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Gates;

namespace RolloutPlanner.Domain.Rollouts;

/// <summary>Moving on, stopping and taking back.</summary>
public sealed partial class Rollout
{
    /// <summary>Lets the first people in: under enough signatures, with every readiness check agreed to as it is now.</summary>
    public Result Start(ReadinessFacts facts, Actor by, DateTimeOffset at)
    {
        var allowed = Lifecycle.Check(State, RolloutCommand.Start, by);
        if (allowed.IsError) return allowed.WithoutValue();
        var version = State.UnderReview!;
        if (SignaturesThatCount(facts.IsLead) < version.Plan.SignOffsNeeded)
            return RolloutErrors.SignaturesMissing(SignaturesThatCount(facts.IsLead), version.Plan.SignOffsNeeded);
        var silent = version.Plan.Hooks.Where(hook => facts.Hook(hook) is not { HasDelivered: true }).Select(RolloutErrors.HookSilent).ToValueList();
        if (silent.Count > 0) return Result.Fail(silent);
        var asked = SignedCheck.Asked(Readiness.Signatures(State, facts));
        if (!asked.All(check => check.IsAgreed)) return RolloutErrors.ReadinessOpen(asked);
        if (TooEarly(version.Plan, 1, at) is { } early) return early;
        return Raise(new RolloutStarted(State.Position, new(allowed.Value, 1, version.Number), "", by, at));
    }

    /// <summary>
    /// Enters the next stage, or completes the rollout from the last one. Automation does so only where the plan leaves the stage to it, and says on
    /// which numbers.
    /// </summary>
    public Result Advance(GateFacts facts, Actor by, DateTimeOffset at)
    {
        var allowed = Lifecycle.Check(State, RolloutCommand.Advance, by);
        if (allowed.IsError) return allowed.WithoutValue();
        var plan = State.Live!.Plan;
        if (by.Has(Roles.System) && CurrentGate.Mode is not AdvanceMode.Automatic) return RolloutErrors.AutomationNotAgreed;
        var decision = Assess(facts, at);
        if (decision.Action > GateAction.Advance) return RolloutErrors.GateHolds(State.CurrentStage, decision);
        var next = State.CurrentStage + 1;
        var why = by.Has(Roles.System) ? Shortened(GateWords.DescribeOpen(decision)) : ""; // a person needs no reason to follow the plan
        if (next > plan.Stages.Count)
            return Raise(new RolloutCompleted(State.Position, State.Position with { Status = RolloutStatus.Completed, Stage = 0 }, why, decision.Digest, by, at));
        if (TooEarly(plan, next, at) is { } early) return early;
        return Raise(new StageAdvanced(State.Position, State.Position with { Stage = next }, why, decision.Digest, by, at));
    }

    /// <summary>Whether automation should advance now: the plan leaves the stage to it, the gate is open, and the next stage may begin.</summary>
    public bool AdvancesByItself(GateDecision decision, DateTimeOffset at)
    {
        if (State.Status is not RolloutStatus.Running || decision.Action > GateAction.Advance || CurrentGate.Mode is not AdvanceMode.Automatic) return false;
        var (plan, next) = (State.Live!.Plan, State.CurrentStage + 1);
        return next > plan.Stages.Count || TooEarly(plan, next, at) is null;
    }

    /// <summary>Enters a later stage without the ones between. A lead must have approved this very step, and nothing may be failing.</summary>
    public Result Skip(int stage, string reason, GateFacts facts, Actor by, DateTimeOffset at)
    {
        var allowed = Allow(RolloutCommand.Skip, by, reason);
        if (allowed.IsError) return allowed.WithoutValue();
        var plan = State.Live!.Plan;
        if (stage <= State.CurrentStage + 1 || stage > plan.Stages.Count) return RolloutErrors.NoSuchStage(stage, plan.Stages.Count);
        var decision = Assess(facts, at, stage);
        if (decision.Action >= GateAction.Pause) return RolloutErrors.SkipWhileFailing;
        if (decision.ApprovalsGiven < Math.Max(1, decision.ApprovalsNeeded)) return RolloutErrors.SkipNeedsLead;
        if (TooEarly(plan, stage, at) is { } early) return early;
        return Raise(new StagesSkipped(State.Position, State.Position with { Stage = stage }, reason, by, at));
    }

    public Result Pause(string reason, Actor by, DateTimeOffset at) =>
        Move(RolloutCommand.Pause, reason, by, to => new RolloutPaused(State.Position, State.Position with { Status = to }, reason, by, at));

    public Result Resume(string reason, Actor by, DateTimeOffset at) =>
        Move(RolloutCommand.Resume, reason, by, to => new RolloutResumed(State.Position, State.Position with { Status = to }, reason, by, at));

    public Result RollBackToStage(int stage, string reason, Actor by, DateTimeOffset at)
    {
        var allowed = Lifecycle.Check(State, RolloutCommand.RollBackToStage, by);
        if (allowed.IsError) return allowed.WithoutValue();
        var last = State.Status is RolloutStatus.Completed ? State.Live!.Plan.Stages.Count : State.CurrentStage - 1;
        if (stage < 1 || stage > last) return RolloutErrors.NoSuchStage(stage, State.Live!.Plan.Stages.Count);
        return Move(RolloutCommand.RollBackToStage, reason, by, to => new RolledBackToStage(State.Position, State.Position with { Status = to, Stage = stage }, reason, by, at));
    }

    public Result RollBackFully(string reason, Actor by, DateTimeOffset at) =>
        Move(RolloutCommand.RollBackFully, reason, by, to => new RolledBackFully(State.Position, State.Position with { Status = to, Stage = 0 }, reason, by, at));

    public Result Kill(string reason, Actor by, DateTimeOffset at) =>
        Move(RolloutCommand.Kill, reason, by, to => new KillSwitchPulled(State.Position, State.Position with { Status = to, Stage = 0 }, reason, by, at));

    public Result Restart(string whySafe, Actor by, DateTimeOffset at) =>
        Move(RolloutCommand.Restart, whySafe, by, to => new RolloutRestarted(State.Position, State.Position with { Status = to, Stage = 0 }, whySafe, by, at));

    public Result Archive(string reason, Actor by, DateTimeOffset at) =>
        Move(RolloutCommand.Archive, reason, by, to => new RolloutArchived(State.Position, State.Position with { Status = to }, reason, by, at));

    private Result Move(RolloutCommand command, string reason, Actor by, Func<RolloutStatus, RolloutMoved> happened)
    {
        var allowed = Allow(command, by, reason);
        return allowed.IsError ? allowed.WithoutValue() : Raise(happened(allowed.Value));
    }

    private static Error? TooEarly(Plan plan, int stage, DateTimeOffset at) =>
        plan.Stages[stage - 1] is { NotBefore: { } start } entering && at < start ? RolloutErrors.TooEarly(entering, stage, start) : null;
}
