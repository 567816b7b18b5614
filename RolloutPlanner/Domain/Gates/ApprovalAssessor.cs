using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Domain.Gates;

/// <summary>Decides whether approvals still count.</summary>
public static class ApprovalAssessor
{
    /// <param name="entitled">Who may approve now: leads who neither own the rollout nor worked on its plan.</param>
    public static AssessedApproval Assess(
        Approval approval, StageRun run, string planHash, ValueList<CriterionAssessment> criteria, Func<UserId, bool> entitled, DateTimeOffset now)
    {
        var worsened = Worsened(approval, criteria);
        var standing = approval switch
        {
            _ when approval.Run != run.Number || approval.PlanHash != planHash => ApprovalStanding.PlanChanged,
            _ when !entitled(approval.By) => ApprovalStanding.NoLongerEntitled,
            _ when worsened.Count > 0 => ApprovalStanding.EvidenceWorsened,
            _ when now - approval.At >= GateTimes.ApprovalLifetime => ApprovalStanding.Lapsed,
            _ => ApprovalStanding.Counts,
        };
        return new(approval, standing, worsened);
    }

    /// <summary>The present verdicts that are worse than those shown; a criterion that was not shown counts as worse unless it passes.</summary>
    private static ValueList<ShownVerdict> Worsened(Approval approval, ValueList<CriterionAssessment> criteria)
    {
        var shown = approval.Shown.ToDictionary(s => s.CriterionId, s => s.Verdict);
        return criteria
            .Where(c => c.Criterion.Role is not CriterionRole.Observe && c.Verdict > shown.GetValueOrDefault(c.Criterion.Id, Verdict.Pass))
            .Select(EvidenceDigest.Shown)
            .ToValueList();
    }
}
