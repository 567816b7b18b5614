using RolloutPlanner.Domain.Rollouts;

namespace RolloutPlanner.Infrastructure.Persistence;

/// <summary>A rollout: its whole state as JSON, and copies of what lists show and filter by.</summary>
internal sealed class RolloutRow
{
    public required string Key { get; init; }

    public long Version { get; set; }

    public string State { get; set; } = "";

    public string Name { get; set; } = "";

    public RolloutStatus Status { get; set; }

    public PlanPhase Phase { get; set; }

    public string? Owner { get; set; }

    public string? EngineeringLead { get; set; }

    public int Stage { get; set; }

    public int StageCount { get; set; }

    public string StageName { get; set; } = "";

    public DateTimeOffset CreatedAt { get; set; }

    public DateTimeOffset ChangedAt { get; set; }

    public RolloutState ToState() => DomainJson.Read<RolloutState>(State);

    public void Take(RolloutState state)
    {
        var plan = state.ServesOn && state.Live is { } live ? live.Plan : state.Draft;
        (Version, State) = (state.Version, DomainJson.Write(state));
        (Name, Status, Phase) = (state.Draft.Name, state.Status, state.Phase);
        (Owner, EngineeringLead) = (state.Draft.Owner?.Value, state.Draft.EngineeringLead?.Value);
        (Stage, StageCount) = (state.CurrentStage, plan.Stages.Count);
        StageName = Stage >= 1 && Stage <= StageCount ? plan.Stages[Stage - 1].Name : "";
        (CreatedAt, ChangedAt) = (state.CreatedAt, state.ChangedAt);
    }
}
