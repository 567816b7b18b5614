using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Domain.Gates;

/// <summary>What an approver saw of one criterion.</summary>
public sealed record ShownVerdict(string CriterionId, Verdict Verdict, decimal? Value, int? SampleSize);

/// <summary>
/// A lead's agreement that the rollout goes on to <paramref name="TargetStage"/>, given on exactly the evidence that was on the screen.
/// </summary>
/// <param name="Run">The run whose evidence was judged.</param>
/// <param name="TargetStage">The stage it lets in, counted from 1; one more than the last stage stands for completing.</param>
/// <param name="PlanHash">The content hash of the plan version that ran.</param>
/// <param name="Digest">The digest of everything shown, see <see cref="EvidenceDigest"/>.</param>
public sealed record Approval(
    UserId By,
    string ByName,
    int Run,
    int TargetStage,
    string PlanHash,
    string Digest,
    ValueList<ShownVerdict> Shown,
    string Comment,
    DateTimeOffset At);

/// <summary>
/// A lead's no to going on to <paramref name="TargetStage"/>, with the reason. It holds nothing up: the gate counts approvals. It stands until the
/// same lead approves, or the stage or the plan changes.
/// </summary>
public sealed record Decline(UserId By, string ByName, int TargetStage, string Reason, DateTimeOffset At);

/// <summary>Whether an approval counts, and if not, why.</summary>
public enum ApprovalStanding
{
    Counts,

    /// <summary>A verdict became worse than the one that was shown, if only for a while.</summary>
    EvidenceWorsened,

    /// <summary>Another plan version runs now, or the stage was left and entered again.</summary>
    PlanChanged,

    /// <summary>More than <see cref="GateTimes.ApprovalLifetime"/> have passed.</summary>
    Lapsed,

    /// <summary>The approver is no longer an engineering lead, or worked on the plan meanwhile.</summary>
    NoLongerEntitled,
}

/// <summary>An approval, whether it counts, and what became worse since.</summary>
public sealed record AssessedApproval(Approval Approval, ApprovalStanding Standing, ValueList<ShownVerdict> Worsened)
{
    public bool Counts => Standing is ApprovalStanding.Counts;
}
