using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Domain.Gates;

/// <summary>Everything a gate is judged on.</summary>
/// <param name="Ticked">Ids of the checklist items that are done in this run.</param>
/// <param name="Entitled">Who may approve now.</param>
public sealed record GateEvidence(
    ValueList<Measurement> Measurements,
    ValueList<string> Ticked,
    ValueList<Approval> Approvals,
    Func<UserId, bool> Entitled);

/// <summary>
/// The gate rule: the action is the strongest that any criterion, the soak, the checklist or the approvals ask for. Their order never matters.
/// A failing trigger acts during soak, while an approval is pending and while another metric is silent.
/// </summary>
public static class GateAssessor
{
    public static GateDecision Assess(
        Gate gate, TimeSpan soakNeeded, StageRun run, string planHash, int targetStage, GateEvidence evidence, DateTimeOffset now)
    {
        var criteria = gate.Criteria.Select(c => CriterionAssessor.Assess(c, run, evidence.Measurements, now)).ToValueList();
        var soak = Soak.Of(soakNeeded, gate, run, evidence.Measurements, now);
        var open = gate.Checklist.Where(item => !evidence.Ticked.Contains(item.Id)).ToValueList();
        var approvals = evidence.Approvals
            .Where(a => a.TargetStage == targetStage)
            .Select(a => ApprovalAssessor.Assess(a, gate, run, planHash, evidence.Measurements, evidence.Entitled, now))
            .ToValueList();
        var decision = new GateDecision(
            GateAction.Advance, [], criteria, soak, open, approvals, gate.ApprovalsNeeded, EvidenceDigest.Of(planHash, run, targetStage, criteria));
        var causes = Causes(decision).OrderByDescending(cause => cause.Action).ToValueList();
        return decision with { Causes = causes, Action = causes.Count == 0 ? GateAction.Advance : causes[0].Action };
    }

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
