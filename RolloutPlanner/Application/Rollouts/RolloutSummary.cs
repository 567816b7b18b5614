using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Rollouts;

namespace RolloutPlanner.Application.Rollouts;

/// <summary>One line of the list of rollouts.</summary>
/// <param name="Stage">The stage reached, counted from 1; 0 when none is.</param>
/// <param name="StageName">Its name; empty when none is reached.</param>
public sealed record RolloutSummary(
    RolloutKey Key,
    string Name,
    RolloutStatus Status,
    PlanPhase Phase,
    UserId? Owner,
    UserId? EngineeringLead,
    int Stage,
    int StageCount,
    string StageName,
    DateTimeOffset CreatedAt,
    DateTimeOffset ChangedAt,
    long Version);

/// <summary>By what the list of rollouts is ordered.</summary>
public enum RolloutOrder
{
    ChangedLast,
    Name,
    Status,
}

/// <summary>Which rollouts to list; an absent part filters nothing. Archived ones are listed only when asked for by status.</summary>
public sealed record RolloutFilter(RolloutStatus? Status = null, UserId? Owner = null, string? Text = null, RolloutOrder Order = RolloutOrder.ChangedLast);
