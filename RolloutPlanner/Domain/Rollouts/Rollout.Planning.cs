using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Domain.Rollouts;

/// <summary>Working on the plan: edit, send for review, ask for changes, sign off, put in force.</summary>
public sealed partial class Rollout
{
    public Result Edit(Plan plan, Actor by, DateTimeOffset at)
    {
        var allowed = Lifecycle.Check(State, RolloutCommand.Edit, by);
        if (allowed.IsError) return allowed.WithoutValue();
        if (LiveRules.Check(State, plan) is { Count: > 0 } refused) return Result.Fail(refused);
        return Raise(new PlanEdited(State.Draft, plan, State.SignOffs.Count, by, at));
    }

    /// <summary>Freezes the draft as the next plan version. Every error of the linter blocks; every warning must be acknowledged by its id.</summary>
    public Result Submit(PlanFacts facts, ValueList<string> acknowledged, string comment, Actor by, DateTimeOffset at)
    {
        var allowed = Allow(RolloutCommand.Submit, by, comment);
        if (allowed.IsError) return allowed.WithoutValue();
        if (LiveRules.Check(State, State.Draft) is { Count: > 0 } refused) return Result.Fail(refused);
        var findings = PlanLinter.Check(State.Draft, facts with { Editors = State.EditorsWith(by) });
        var blocking = findings
            .Where(finding => finding.Severity is LintSeverity.Error || !acknowledged.Contains(finding.Id))
            .Select(finding => finding.ToError())
            .ToValueList();
        if (blocking.Count > 0) return Result.Fail(blocking);
        var warnings = findings.Select(finding => finding.Id).ToValueList();
        var pins = Pins(facts);
        var hash = PlanText.Hash(State.Flag, State.Salt, State.Draft, pins);
        return Raise(new PlanSubmitted(new(State.DraftNumber, State.Draft, pins, hash, warnings, by.Id, at), comment, by, at));
    }

    public Result RequestChanges(string comment, Actor by, DateTimeOffset at)
    {
        var allowed = Allow(RolloutCommand.RequestChanges, by, comment);
        return allowed.IsError ? allowed.WithoutValue() : Raise(new ChangesRequested(State.Versions[^1].Number, comment, by, at));
    }

    /// <param name="hashSeen">The hash of the plan that was on the screen.</param>
    /// <param name="facts">What readiness rests on: the signature stands under every check too that is ready now.</param>
    public Result SignOff(string hashSeen, string comment, ReadinessFacts facts, Actor by, DateTimeOffset at)
    {
        var allowed = Allow(RolloutCommand.SignOff, by, comment);
        if (allowed.IsError) return allowed.WithoutValue();
        var version = State.UnderReview!;
        if (version.Hash != hashSeen) return RolloutErrors.PlanSeenChanged;
        if (State.SignOffs.Any(s => s.By == by.Id)) return RolloutErrors.AlreadySigned;
        var signature = new SignOff(by.Id, by.Name, version.Hash, at, comment);
        var counting = SignaturesThatCount(facts.IsLead) + 1;
        return Raise(new PlanSignedOff(version.Number, signature, counting >= version.Plan.SignOffsNeeded, by, at) { Checks = SignedWith(facts, by, at) });
    }

    /// <summary>Puts the signed next version in force at the stage that is reached. Nobody loses the feature by it, and only who is newly opted in gains it.</summary>
    public Result ApplyPlan(string reason, Func<UserId, bool> isLead, Actor by, DateTimeOffset at)
    {
        var allowed = Allow(RolloutCommand.ApplyPlan, by, reason);
        if (allowed.IsError) return allowed.WithoutValue();
        var next = State.UnderReview!;
        if (LiveRules.Check(State, next.Plan) is { Count: > 0 } refused) return Result.Fail(refused);
        if (LiveRules.CheckPins(State, next) is { Count: > 0 } repinned) return Result.Fail(repinned);
        if (SignaturesThatCount(isLead) < next.Plan.SignOffsNeeded)
            return RolloutErrors.SignaturesMissing(SignaturesThatCount(isLead), next.Plan.SignOffsNeeded);
        return Raise(new PlanApplied(State.Position, State.Position with { PlanVersion = next.Number }, reason, by, at));
    }

    /// <summary>Signatures of people who are still leads and never worked on the plan.</summary>
    public int SignaturesThatCount(Func<UserId, bool> isLead) =>
        State.SignOffs.Select(s => s.By).Distinct().Count(by => isLead(by) && !State.Editors.Contains(by));

    /// <summary>Reached stages keep the cohort versions that were signed for them; later ones take the present.</summary>
    private ValueList<ValueList<CohortPin>> Pins(PlanFacts facts) => State.Draft.Stages
        .Select((stage, index) => index < State.CurrentStage
            ? State.Live!.Pins[index]
            : stage.Audience is Audience.InCohort cohort ? facts.PinsOf(cohort.Cohort) : [])
        .ToValueList();
}
