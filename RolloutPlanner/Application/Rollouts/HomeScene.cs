using RolloutPlanner.Application.Planning;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Gates;
using RolloutPlanner.Domain.Planning;
using RolloutPlanner.Domain.Rollouts;

namespace RolloutPlanner.Application.Rollouts;

/// <summary>One rollout that is alive or waits for somebody, with everything that the first screen asks of it.</summary>
internal sealed record HomeScene(RolloutState State, GateFacts? Facts, GateDecision? Gate, DateTimeOffset Now)
{
    private IEnumerable<CriterionAssessment> Acting => Gate?.Criteria.Where(criterion => criterion.Criterion.Role is not CriterionRole.Observe) ?? [];

    /// <summary>Whose rollout it is, by the plan that runs or is being written.</summary>
    public UserId? Owner => (State.Live?.Plan ?? State.Draft).Owner;

    /// <summary>Metrics of the present gate without a number that counts.</summary>
    public IEnumerable<HookKey> Missing => Gate?.Criteria.Where(each => each.Verdict is Verdict.NoData or Verdict.Pending && each.Cause is not VerdictCause.TooFew).Select(each => each.Criterion.Hook) ?? [];

    /// <summary>The most urgent thing that this person can do about it; null when there is none.</summary>
    public NeedKind? KindFor(Actor me)
    {
        if (State.Status is RolloutStatus.Running && Count(Verdict.Fail) > 0 && Can(RolloutCommand.Pause)) return NeedKind.Failing;
        if (State.Status is RolloutStatus.Paused && Can(RolloutCommand.Resume)) return NeedKind.Paused;
        if (State.Status is RolloutStatus.Running && State.Declines.Count > 0 && State.Live!.Plan.Owner == me.Id) return NeedKind.Declined;
        if (Gate is { Action: GateAction.AwaitApproval } gate && Can(RolloutCommand.ApproveGate) && !gate.Approvals.Any(given => given.Counts && given.Approval.By == me.Id) && !State.Declines.Any(no => no.By == me.Id)) return NeedKind.Approve;
        if (Can(RolloutCommand.SignOff) && !State.SignOffs.Any(signature => signature.By == me.Id)) return NeedKind.SignOff;
        if (Facts is { } facts && !Rollout.Restore(State).Advance(facts, me, Now).IsError) return NeedKind.Advance;
        if (Can(RolloutCommand.Start)) return NeedKind.Start;
        return State.Status is RolloutStatus.Draft && Can(RolloutCommand.Submit) && State.Draft.Owner == me.Id ? NeedKind.Draft : null;

        bool Can(RolloutCommand command) => !Lifecycle.Check(State, command, me).IsError;
    }

    /// <summary>What was set aside and waits for this person's word: as the second lead, or as somebody who had no part in it.</summary>
    public IEnumerable<HomeNeed> Overrides(Actor me)
    {
        foreach (var given in State.Overrides.Where(one => one.Review is null))
        {
            NeedKind? kind = !Rollout.Restore(State).SecondOverride(given.Id, "?", me, Now).IsError ? NeedKind.AgreeOverride
                : !Rollout.Restore(State).ReviewOverride(given.Id, "?", me, Now).IsError ? NeedKind.Review
                : null;
            if (kind is { } asked) yield return Need(asked) with { Who = given.ByName, Why = given.Reason, At = given.At, Override = given.Id };
        }
    }

    public HomeNeed Need(NeedKind kind)
    {
        var plan = kind is NeedKind.SignOff or NeedKind.Start ? State.UnderReview!.Plan : State.Live?.Plan ?? State.Draft;
        var stage = kind is NeedKind.Approve or NeedKind.Declined or NeedKind.Advance ? State.CurrentStage + 1 : State.CurrentStage;
        var need = new HomeNeed(
            kind, State.Key, plan.Name, stage, stage >= 1 && stage <= plan.Stages.Count ? plan.Stages[stage - 1].Name : "", null, Count(Verdict.Pass), Acting.Count(),
            Gate is { } gate ? gate.ApprovalsNeeded - gate.ApprovalsGiven : 0, State.UnderReview?.Number ?? State.DraftNumber, "", "", State.ChangedAt, plan.TimeZone);
        return kind is NeedKind.Declined ? need with { Who = State.Declines[^1].ByName, Why = State.Declines[^1].Reason, At = State.Declines[^1].At } : need;
    }

    /// <param name="names">Of accounts.</param>
    public HomeLine Line(LiveCount people, IReadOnlyDictionary<UserId, string> names)
    {
        var plan = State.Live!.Plan;
        var next = State.CurrentStage < plan.Stages.Count ? plan.Stages[State.CurrentStage] : null;
        var forecast = Schedule.Project(plan, State, null).FirstOrDefault(each => each.Stage == State.CurrentStage + 1);
        return new(
            State.Key, plan.Name, State.Status, State.CurrentStage, plan.Stages.Count, plan.Stages[State.CurrentStage - 1].Name,
            Count(Verdict.Pass), Count(Verdict.Fail), Acting.Count() - Count(Verdict.Pass) - Count(Verdict.Fail),
            people.Exposed, people.Reach?.Everyone, next?.Name ?? "", forecast?.At, forecast?.IsEarliest ?? true,
            next is null ? null : people.Reach?.Stages[State.CurrentStage].Added, Gate!.Soak is { IsDone: false, IsAccruing: true } soak ? Now + soak.Left : null,
            plan.Owner is { } owner ? names.GetValueOrDefault(owner, "") : "", plan.TimeZone);
    }

    private int Count(Verdict verdict) => Acting.Count(criterion => criterion.Verdict == verdict);
}
