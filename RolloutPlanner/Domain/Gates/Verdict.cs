namespace RolloutPlanner.Domain.Gates;

/// <summary>What a measurement means for a criterion, best first. Only <see cref="Pass"/> lets a gate open.</summary>
public enum Verdict
{
    Pass,

    /// <summary>Too early to say: no or too few data, within the time that is allowed for it.</summary>
    Pending,

    Inconclusive,

    /// <summary>There should be data by now and there is none.</summary>
    NoData,

    Error,

    Fail,
}

/// <summary>What a criterion is for.</summary>
public enum CriterionRole
{
    /// <summary>Sends the rollout back, or pauses it, when it fails. Also called guardrail.</summary>
    RollbackTrigger,

    /// <summary>Must pass before the next stage.</summary>
    SuccessCriterion,

    /// <summary>Can only hold.</summary>
    Signal,

    /// <summary>Recorded, never acts.</summary>
    Observe,

    /// <summary>Made by the application itself: whether the people are in the arms that the plan designed. Never part of a plan.</summary>
    Quality,
}

/// <summary>What a gate asks for, mildest first. A stage does the strongest that anything asks for.</summary>
public enum GateAction
{
    Advance,
    AwaitApproval,
    Hold,
    Pause,
    Rollback,
}

/// <summary>What a failing criterion does, where the plan has a say.</summary>
public enum FailAction
{
    Pause,
    Rollback,
}
