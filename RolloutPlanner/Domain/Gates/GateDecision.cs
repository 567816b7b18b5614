using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Domain.Gates;

/// <summary>One thing that keeps the gate shut or asks for more, and what it asks for.</summary>
public abstract record GateCause(GateAction Action)
{
    public sealed record OfCriterion(CriterionAssessment Assessment) : GateCause(Assessment.Action);

    public sealed record SoakLeft(Soak Soak) : GateCause(GateAction.Hold);

    public sealed record ChecklistOpen(ChecklistItem Item) : GateCause(GateAction.Hold);

    public sealed record ApprovalsMissing(int Given, int Needed) : GateCause(GateAction.AwaitApproval);
}

/// <summary>A gate at one moment: every criterion, the soak, the checklist, the approvals, and the strongest action that anything asks for.</summary>
public sealed record GateDecision(
    GateAction Action,
    ValueList<GateCause> Causes,
    ValueList<CriterionAssessment> Criteria,
    Soak Soak,
    ValueList<ChecklistItem> OpenItems,
    ValueList<AssessedApproval> Approvals,
    int ApprovalsNeeded,
    string Digest)
{
    public int ApprovalsGiven => Approvals.Where(a => a.Counts).Select(a => a.Approval.By).Distinct().Count();

    /// <summary>Nothing but approvals is missing, so a lead may give theirs.</summary>
    public bool IsReadyForApproval => Action <= GateAction.AwaitApproval;
}
