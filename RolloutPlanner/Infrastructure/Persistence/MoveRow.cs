using RolloutPlanner.Domain.Rollouts;

namespace RolloutPlanner.Infrastructure.Persistence;

/// <summary>One change of who has the feature. <see cref="Seq"/> is the version that the rollout reached by it. Never changed.</summary>
internal sealed class MoveRow
{
    public required string RolloutKey { get; init; }

    public required long Seq { get; init; }

    public required string Kind { get; init; }

    public required RolloutStatus FromStatus { get; init; }

    public required int FromStage { get; init; }

    public required RolloutStatus ToStatus { get; init; }

    public required int ToStage { get; init; }

    public int? PlanVersion { get; init; }

    public string? Reason { get; init; }

    public required string ActorId { get; init; }

    public required Guid CommandId { get; init; }

    public required DateTimeOffset At { get; init; }
}
