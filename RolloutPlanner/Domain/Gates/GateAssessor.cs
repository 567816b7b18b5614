using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Domain.Gates;

/// <summary>Everything a gate is judged on.</summary>
/// <param name="Evidence">What the run has gathered.</param>
/// <param name="Overrides">What people set aside.</param>
/// <param name="Ticked">Ids of the checklist items that are done in this run.</param>
/// <param name="Entitled">Who may approve now.</param>
public sealed record GateEvidence(
    RunEvidence Evidence,
    ValueList<string> Ticked,
    ValueList<Approval> Approvals,
    Func<UserId, bool> Entitled)
{
    public ValueList<Override> Overrides { get; init; } = [];
}

/// <summary>
/// The gate rule: the action is the strongest that any criterion, the soak, the checklist or the approvals ask for. Their order never matters.
/// A failing trigger acts during soak, while an approval is pending and while another metric is silent.
/// </summary>
public static class GateAssessor
{
    public static GateDecision Assess(
        Gate gate, TimeSpan soakNeeded, StageRun run, string planHash, int targetStage, GateEvidence evidence, DateTimeOffset now)
    {
        var gathered = evidence.Evidence.AdvancedTo(now, run);
        var criteria = gathered.Criteria
            .Select(criterion => CriterionAssessor.Assess(criterion, run, now))
            .Concat(gathered.Quality.Select(quality => quality.Assess(gathered.Share, now)))
            .Select(criterion => Lifted(criterion, evidence.Overrides, run, now))
            .ToValueList();
        var soak = gathered.Soak(soakNeeded, run, now);
        var open = gate.Checklist.Where(item => !evidence.Ticked.Contains(item.Id)).ToValueList();
        var approvals = evidence.Approvals
            .Where(a => a.TargetStage == targetStage)
            .Select(a => ApprovalAssessor.Assess(a, run, planHash, gathered, evidence.Entitled, now))
            .ToValueList();
        var decision = new GateDecision(
            GateAction.Advance, [], criteria, soak, open, approvals, gate.ApprovalsNeeded, EvidenceDigest.Of(planHash, run, targetStage, criteria));
        var causes = Causes(decision).OrderByDescending(cause => cause.Action).ToValueList();
        return decision with { Causes = causes, Action = causes.Count == 0 ? GateAction.Advance : causes[0].Action };
    }

    private static CriterionAssessment Lifted(CriterionAssessment criterion, ValueList<Override> overrides, StageRun run, DateTimeOffset now) =>
        criterion.Action > GateAction.Advance && overrides.LastOrDefault(one => one.Lifts(criterion.Criterion.Id, criterion.Verdict, run, now)) is { } lifting
            ? criterion with { Action = GateAction.Advance, Override = lifting }
            : criterion;

    private static IEnumerable<GateCause> Causes(GateDecision decision)
    {
        foreach (var criterion in decision.Criteria)
            if (criterion.Action > GateAction.Advance) yield return new GateCause.OfCriterion(criterion);
        if (!decision.Soak.IsDone) yield return new GateCause.SoakLeft(decision.Soak);
        foreach (var item in decision.OpenItems) yield return new GateCause.ChecklistOpen(item);
        if (decision.ApprovalsGiven < decision.ApprovalsNeeded)
            yield return new GateCause.ApprovalsMissing(decision.ApprovalsGiven, decision.ApprovalsNeeded);
    }
}
