using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Gates;

namespace RolloutPlanner.Domain.Rollouts;

/// <summary>What readiness is judged on that the rollout does not keep itself.</summary>
/// <param name="Hook">The metric with this key; null where there is none.</param>
/// <param name="Leads">Who is an engineering lead now.</param>
/// <param name="Active">Who may sign in.</param>
/// <param name="Audiences">People in the cohort of each stage; null while nobody can be counted.</param>
public sealed record ReadinessFacts(Func<HookKey, MonitoringHook?> Hook, ValueList<UserId> Leads, ValueList<UserId> Active, ValueList<int>? Audiences)
{
    public bool IsLead(UserId id) => Leads.Contains(id);
}

/// <summary>
/// Whether everything is in place that a rollout needs before people get the feature. All of it is derived from what is there; what a lead signs is
/// this evidence, and a signature counts only under the evidence that it was given for.
/// </summary>
public static class Readiness
{
    /// <summary>The plan that leads, checked: always the same checks, in the same order.</summary>
    public static ValueList<ReadinessCheck> Check(RolloutState state, ReadinessFacts facts)
    {
        var plan = state.Leading?.Plan ?? state.Draft;
        return
        [
            Metrics(plan, facts), Trigger(plan), People(plan, facts), Approvers(state, plan, facts), Cohorts(plan, facts), Checklists(plan), Signed(state, plan, facts), Off(state),
        ];
    }

    /// <summary>The same checks, each with whether a lead agreed to it as it is now.</summary>
    public static ValueList<SignedCheck> Signatures(RolloutState state, ReadinessFacts facts) =>
        Check(state, facts).Select(check => Judge(state, check, facts)).ToValueList();

    private static SignedCheck Judge(RolloutState state, ReadinessCheck check, ReadinessFacts facts)
    {
        var version = state.Leading;
        var digest = ReadinessDigest.Of(check, version?.Hash ?? "");
        var signature = state.ReadinessSignatures.LastOrDefault(one => one.Topic == check.Topic);
        var standing = signature switch
        {
            _ when version is not null && version.Number == state.LiveVersion => signature?.PlanVersion == version.Number ? SignatureStanding.Signed : SignatureStanding.Covered,
            _ when check is ReadinessCheck.PlanSigned => check.Standing is CheckStanding.Ready ? SignatureStanding.Covered : SignatureStanding.Open,
            { } given when given.Digest == digest => facts.IsLead(given.By) && !state.Editors.Contains(given.By) ? SignatureStanding.Signed : SignatureStanding.NoLongerEntitled,
            _ when IsAccepted(check, version) => SignatureStanding.Covered,
            null => SignatureStanding.Open,
            _ => SignatureStanding.EvidenceChanged,
        };
        return new(check, standing, signature, state.ReadinessNotes.LastOrDefault(note => note.Topic == check.Topic), digest);
    }

    /// <summary>That nobody can be counted was a warning of the plan. Whoever signed that plan signed with the warning accepted.</summary>
    private static bool IsAccepted(ReadinessCheck check, PlanVersion? version) =>
        check is ReadinessCheck.CohortsMatch { Standing: CheckStanding.Unknown } && version is not null && version.Acknowledged.Contains(PlanLinter.ReachUnknown);

    private static ReadinessCheck.MetricsDeliver Metrics(Plan plan, ReadinessFacts facts)
    {
        var hooks = plan.Hooks.ToLookup(hook => facts.Hook(hook) is { Status: HookStatus.Verified });
        return new(When(hooks[true].Any() && !hooks[false].Any()), hooks[true].ToValueList(), hooks[false].ToValueList());
    }

    private static ReadinessCheck.TriggerInTime Trigger(Plan plan)
    {
        var share = First(plan, stage => !stage.Share.IsAll);
        var trigger = First(plan, stage => stage.Gate.HasTrigger);
        return new(When(trigger is not null && (share is null || trigger <= share)), share, trigger);
    }

    private static ReadinessCheck.PeopleNamed People(Plan plan, ReadinessFacts facts)
    {
        var canRollBack = plan.RollbackOwner is { } owner && facts.Active.Contains(owner);
        var isLead = plan.EngineeringLead is { } lead && facts.Leads.Contains(lead);
        return new(When(canRollBack && isLead), plan.RollbackOwner, canRollBack, plan.EngineeringLead, isLead);
    }

    private static ReadinessCheck.ApproversEnough Approvers(RolloutState state, Plan plan, ReadinessFacts facts)
    {
        var could = facts.Leads.Where(lead => lead != plan.Owner && !state.Editors.Contains(lead)).ToValueList();
        var most = plan.Stages.Select(stage => stage.Gate.ApprovalsNeeded).DefaultIfEmpty().Max();
        return new(When(most <= could.Count), could, most, All(plan, stage => stage.Gate.ApprovalsNeeded > could.Count));
    }

    private static ReadinessCheck.CohortsMatch Cohorts(Plan plan, ReadinessFacts facts)
    {
        var unchosen = All(plan, stage => stage.Audience is null);
        var empty = facts.Audiences is { } counted
            ? Enumerable.Range(1, plan.Stages.Count).Where(number => !unchosen.Contains(number) && counted[number - 1] == 0).ToValueList()
            : [];
        var standing = plan.Stages.Count == 0 || unchosen.Count + empty.Count > 0 ? CheckStanding.Missing
            : facts.Audiences is null ? CheckStanding.Unknown : CheckStanding.Ready;
        return new(standing, plan.Stages.Count, unchosen, empty);
    }

    private static ReadinessCheck.ChecklistsOwned Checklists(Plan plan)
    {
        var unowned = All(plan, stage => stage.Gate.Checklist.Any(item => item.Owner.Length == 0));
        return new(When(unowned.Count == 0), plan.Stages.Sum(stage => stage.Gate.Checklist.Count), unowned);
    }

    private static ReadinessCheck.PlanSigned Signed(RolloutState state, Plan plan, ReadinessFacts facts)
    {
        if (state.Leading is not { } version) return new(CheckStanding.Missing, null, [], plan.SignOffsNeeded, false);
        var inForce = version.Number == state.LiveVersion;
        var by = state.SignOffs
            .Where(signature => signature.PlanHash == version.Hash && (inForce || (facts.Leads.Contains(signature.By) && !state.Editors.Contains(signature.By))))
            .Select(signature => signature.By)
            .Distinct()
            .ToValueList();
        return new(When(inForce || by.Count >= plan.SignOffsNeeded), version.Number, by, plan.SignOffsNeeded, inForce);
    }

    private static ReadinessCheck.OffBefore Off(RolloutState state)
    {
        var since = state.Visits.Count > 0 ? state.Visits[0].EnteredAt : state.Run?.EnteredAt;
        return new(When(since is not null || !state.ServesOn), since);
    }

    private static CheckStanding When(bool ready) => ready ? CheckStanding.Ready : CheckStanding.Missing;

    private static int? First(Plan plan, Func<Stage, bool> holds) => All(plan, holds) is [var first, ..] ? first : null;

    private static ValueList<int> All(Plan plan, Func<Stage, bool> holds) =>
        plan.Stages.Index().Where(entry => holds(entry.Item)).Select(entry => entry.Index + 1).ToValueList();
}
