using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Domain.Gates;

/// <summary>
/// Decides whether approvals still count. An approval that was void because its evidence got worse stays void, also when the evidence recovers:
/// everything since it was given is looked at, not the present alone.
/// </summary>
public static class ApprovalAssessor
{
    /// <param name="gate">The criteria that are judged.</param>
    /// <param name="measurements">Those of the run, whenever they were recorded.</param>
    /// <param name="entitled">Who may approve now: leads who neither own the rollout nor worked on its plan.</param>
    public static AssessedApproval Assess(
        Approval approval, Gate gate, StageRun run, string planHash, ValueList<Measurement> measurements, Func<UserId, bool> entitled, DateTimeOffset now)
    {
        if (approval.Run != run.Number || approval.PlanHash != planHash) return new(approval, ApprovalStanding.PlanChanged, []);
        var worsened = Worsened(approval, gate, run, measurements, now);
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
    private static ValueList<ShownVerdict> Worsened(Approval approval, Gate gate, StageRun run, ValueList<Measurement> measurements, DateTimeOffset now)
    {
        var shown = approval.Shown.ToDictionary(s => s.CriterionId, s => s.Verdict);
        var moments = Moments(approval, run, measurements, now).OrderDescending().ToList();
        return gate.Criteria
            .Select(criterion => moments.Select(at => CriterionAssessor.Assess(criterion, run, measurements, at)).MaxBy(c => c.Verdict)!)
            .Where(worst => IsWorse(worst, shown.GetValueOrDefault(worst.Criterion.Id, Verdict.Pass)))
            .Select(EvidenceDigest.Shown)
            .ToValueList();
    }

    /// <summary>A criterion that was not shown counts as worse unless it passes. A signal speaks only by failing; its silence holds nothing up.</summary>
    private static bool IsWorse(CriterionAssessment criterion, Verdict shown) => criterion.Criterion.Role switch
    {
        CriterionRole.Observe => false,
        CriterionRole.Signal => criterion.Verdict is Verdict.Fail && shown is not Verdict.Fail,
        _ => criterion.Verdict > shown,
    };

    /// <summary>Every moment since the approval at which a verdict may have changed, and now; between two of them each verdict stays what it is.</summary>
    private static IEnumerable<DateTimeOffset> Moments(Approval approval, StageRun run, ValueList<Measurement> measurements, DateTimeOffset now) =>
        measurements
            .SelectMany(m => (DateTimeOffset[])[m.RecordedAt, m.ExpiresAt])
            .Append(run.EnteredAt)
            .SelectMany(at => (DateTimeOffset[])[at, at + GateTimes.Grace])
            .Append(approval.At)
            .Where(at => at >= approval.At && at < now)
            .Append(now)
            .Distinct();
}
