using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Domain.Rollouts;

/// <summary>A plan as a person or another program sends it: any value may be missing or wrong. <see cref="PlanParser"/> makes a <see cref="Plan"/> of it.</summary>
public sealed record PlanDocument
{
    public string? Name { get; init; }

    public string? Goal { get; init; }

    public string? Risk { get; init; }

    public ValueList<string> Links { get; init; } = [];

    public string? Owner { get; init; }

    public string? EngineeringLead { get; init; }

    public string? RollbackOwner { get; init; }

    public string? TimeZone { get; init; }

    public int? SignOffsNeeded { get; init; }

    public ValueList<string> OptIn { get; init; } = [];

    public ValueList<string> OptOut { get; init; } = [];

    public ValueList<StageDocument> Stages { get; init; } = [];
}

/// <summary>One stage as it is sent.</summary>
public sealed record StageDocument
{
    public string? Name { get; init; }

    /// <summary><c>everybody</c>, <c>cohort</c>, or nothing while nobody has chosen.</summary>
    public string? Audience { get; init; }

    public string? Cohort { get; init; }

    /// <summary>Percent of the audience, in steps of 0.001.</summary>
    public decimal? Share { get; init; }

    public string? StickyAttribute { get; init; }

    public decimal? SoakHours { get; init; }

    public DateTimeOffset? NotBefore { get; init; }

    public GateDocument Gate { get; init; } = new();
}

/// <summary>One gate as it is sent.</summary>
public sealed record GateDocument
{
    public ValueList<CriterionDocument> Criteria { get; init; } = [];

    public ValueList<ChecklistItemDocument> Checklist { get; init; } = [];

    public int? ApprovalsNeeded { get; init; }

    /// <summary><c>byHand</c> (the default) or <c>automatic</c>.</summary>
    public string? Mode { get; init; }

    /// <summary><c>previous</c> (the default), <c>off</c> or <c>stage</c>.</summary>
    public string? OnRollback { get; init; }

    /// <summary>The stage to go back to, where <see cref="OnRollback"/> is <c>stage</c>.</summary>
    public int? RollbackStage { get; init; }
}

/// <summary>One criterion as it is sent.</summary>
public sealed record CriterionDocument
{
    public string? Id { get; init; }

    public string? Hook { get; init; }

    /// <summary><c>rollbackTrigger</c>, <c>successCriterion</c>, <c>signal</c> or <c>observe</c>.</summary>
    public string? Role { get; init; }

    /// <summary><c>atMost</c> or <c>atLeast</c>.</summary>
    public string? Comparison { get; init; }

    public decimal? Limit { get; init; }

    /// <summary><c>limit</c> (the default), <c>controlRatio</c>, <c>controlDifference</c> or <c>controlPercent</c>.</summary>
    public string? Against { get; init; }

    /// <summary>100 where nothing is said.</summary>
    public int? MinimumSample { get; init; }

    /// <summary><c>rollback</c> (the default of a trigger) or <c>pause</c> (the default of a success criterion).</summary>
    public string? OnFail { get; init; }
}

/// <summary>One checklist item as it is sent.</summary>
public sealed record ChecklistItemDocument
{
    public string? Id { get; init; }

    public string? Text { get; init; }

    public string? Owner { get; init; }
}
