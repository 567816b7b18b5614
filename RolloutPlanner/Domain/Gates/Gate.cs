using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Domain.Gates;

/// <summary>Something a person confirms before the gate opens: support is ready, legal is fine.</summary>
/// <param name="Id">Names the item inside its gate.</param>
/// <param name="Owner">Who is expected to do it, as free text.</param>
public sealed record ChecklistItem(string Id, string Text, string Owner);

/// <summary>Who moves the rollout on once the gate is open.</summary>
public enum AdvanceMode
{
    ByHand,
    Automatic,
}

/// <summary>Where a rollback that a trigger asks for goes to.</summary>
public abstract record RollbackTarget
{
    private RollbackTarget()
    {
    }

    /// <summary>The stage before; from the first stage: nobody.</summary>
    public sealed record PreviousStage : RollbackTarget;

    /// <summary>The stage with this number, counted from 1. From that stage or an earlier one: nobody.</summary>
    public sealed record NamedStage(int Number) : RollbackTarget;

    /// <summary>Nobody keeps the feature.</summary>
    public sealed record Off : RollbackTarget;

    /// <summary>The stage to go back to from <paramref name="current"/>, or null for nobody.</summary>
    public int? From(int current)
    {
        var stage = this switch
        {
            PreviousStage => current - 1,
            NamedStage named => named.Number,
            Off => 0,
            _ => throw new System.Diagnostics.UnreachableException(),
        };
        return stage >= 1 && stage < current ? stage : null;
    }
}

/// <summary>What must hold to leave a stage, and what sends it back meanwhile.</summary>
public sealed record Gate(
    ValueList<Criterion> Criteria,
    ValueList<ChecklistItem> Checklist,
    int ApprovalsNeeded,
    AdvanceMode Mode,
    RollbackTarget OnRollback)
{
    public static Gate Open { get; } = new([], [], 0, AdvanceMode.ByHand, new RollbackTarget.PreviousStage());

    /// <summary>Nothing at all is asked before the stage may be left.</summary>
    public bool IsEmpty => Criteria.Count == 0 && Checklist.Count == 0 && ApprovalsNeeded == 0;

    public bool HasTrigger => Criteria.Any(criterion => criterion.Role is CriterionRole.RollbackTrigger);
}
