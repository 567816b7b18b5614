using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Domain.Gates;

/// <summary>
/// Decides whether approvals still count. An approval that was void because its evidence got worse stays void, also when the evidence recovers:
/// everything since it was given is looked at, not the present alone.
/// </summary>
public static class ApprovalAssessor
{
    /// <param name="evidence">That of the run, counted up to <paramref name="now"/>.</param>
    /// <param name="entitled">Who may approve now: leads who neither own the rollout nor worked on its plan.</param>
    public static AssessedApproval Assess(Approval approval, StageRun run, string planHash, RunEvidence evidence, Func<UserId, bool> entitled, DateTimeOffset now)
    {
        if (approval.Run != run.Number || approval.PlanHash != planHash) return new(approval, ApprovalStanding.PlanChanged, []);
        var worsened = Worsened(approval, evidence);
        var standing = approval switch
        {
            _ when !entitled(approval.By) => ApprovalStanding.NoLongerEntitled,
            _ when worsened.Count > 0 => ApprovalStanding.EvidenceWorsened,
            _ when now - approval.At >= GateTimes.ApprovalLifetime => ApprovalStanding.Lapsed,
            _ => ApprovalStanding.Counts,
        };
        return new(approval, standing, worsened);
    }

    /// <summary>Of each criterion that was worse than shown at any time since, the worst that it was, most recently.</summary>
    private static ValueList<ShownVerdict> Worsened(Approval approval, RunEvidence evidence)
    {
        var shown = approval.Shown.ToDictionary(s => s.CriterionId, s => s.Verdict);
        return evidence.Criteria
            .Select(criterion => (criterion.Criterion, Worst: Since(criterion.Changes, approval.At).Reverse().MaxBy(change => change.Verdict)!))
            .Where(one => IsWorse(one.Criterion, one.Worst.Verdict, shown.GetValueOrDefault(one.Criterion.Id, Verdict.Pass)))
            .Select(one => new ShownVerdict(one.Criterion.Id, one.Worst.Verdict, one.Worst.Value, one.Worst.SampleSize))
            .ToValueList();
    }

    /// <summary>A criterion that was not shown counts as worse unless it passes. A signal speaks only by failing; its silence holds nothing up.</summary>
    private static bool IsWorse(Criterion criterion, Verdict verdict, Verdict shown) => criterion.Role switch
    {
        CriterionRole.Observe => false,
        CriterionRole.Signal => verdict is Verdict.Fail && shown is not Verdict.Fail,
        _ => verdict > shown,
    };

    /// <summary>The verdict that held at the moment, and all later ones. The first one holds from the entry of the stage on.</summary>
    private static IEnumerable<VerdictChange> Since(ValueList<VerdictChange> changes, DateTimeOffset at) =>
        changes.Where((_, i) => i + 1 == changes.Count || changes[i + 1].At > at);
}
