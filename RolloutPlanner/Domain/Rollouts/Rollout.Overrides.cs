using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Gates;

namespace RolloutPlanner.Domain.Rollouts;

/// <summary>Setting aside for a while what a criterion asks for, and looking at it afterwards.</summary>
public sealed partial class Rollout
{
    /// <summary>Sets aside what a criterion of the present gate asks for now. A failing trigger takes a second person before anything is lifted.</summary>
    /// <param name="shown">The verdict that was on the screen; a worse one by now is not set aside.</param>
    public Result Override(string criterionId, Verdict shown, string reason, DateTimeOffset until, GateFacts facts, Actor by, DateTimeOffset at)
    {
        var allowed = Allow(RolloutCommand.Override, by, reason);
        if (allowed.IsError) return allowed.WithoutValue();
        if (Assess(facts, at).Criteria.FirstOrDefault(one => one.Criterion.Id == criterionId) is not { } criterion) return RolloutErrors.NoSuchCriterion(criterionId);
        if (criterion.Action is GateAction.Advance) return RolloutErrors.NothingToSetAside;
        if (criterion.Verdict > shown) return RolloutErrors.VerdictWorsened;
        if (until <= at || until - at > GateTimes.MaxOverride) return RolloutErrors.OverrideUntil;
        if (State.Waiting(at).FirstOrDefault(one => one.CriterionId == criterionId) is { } waiting) return RolloutErrors.OverrideWaits(waiting);
        var needsSecond = criterion is { Criterion.Role: CriterionRole.RollbackTrigger, Verdict: Verdict.Fail };
        var given = new Override(State.Overrides.Count + 1, State.Run!.Number, criterionId, criterion.Verdict, reason, by.Id, by.Name, at, until, needsSecond, null, null);
        return Raise(new CriterionOverridden(criterion.Criterion.Hook, given, by, at));
    }

    /// <summary>Agrees as the second person that a failing trigger is set aside.</summary>
    public Result SecondOverride(int id, string note, Actor by, DateTimeOffset at)
    {
        var allowed = Allow(RolloutCommand.SecondOverride, by, note);
        if (allowed.IsError) return allowed.WithoutValue();
        if (State.Overrides.FirstOrDefault(one => one.Id == id) is not { } asked) return RolloutErrors.NoSuchOverride(id);
        if (asked is { NeedsSecond: false } or { Second: not null }) return RolloutErrors.OverrideNeedsNobody;
        if (!State.Waiting(at).Contains(asked)) return RolloutErrors.OverrideOver;
        if (asked.By == by.Id) return RolloutErrors.OverrideOwn;
        return Raise(new OverrideSeconded(asked, asked with { Second = new(by.Id, by.Name, at, note) }, by, at));
    }

    /// <summary>Closes the review that every override leaves behind. Never for whoever had a part in it.</summary>
    public Result ReviewOverride(int id, string note, Actor by, DateTimeOffset at)
    {
        var allowed = Allow(RolloutCommand.ReviewOverride, by, note);
        if (allowed.IsError) return allowed.WithoutValue();
        if (State.Overrides.FirstOrDefault(one => one.Id == id) is not { } asked) return RolloutErrors.NoSuchOverride(id);
        if (asked.Review is not null) return RolloutErrors.ReviewClosed;
        if (State.Waiting(at).Contains(asked)) return RolloutErrors.ReviewWaits;
        if (asked.By == by.Id || asked.Second?.By == by.Id) return RolloutErrors.ReviewOwn;
        return Raise(new OverrideReviewed(asked, asked with { Review = new(by.Id, by.Name, at, note) }, by, at));
    }
}
