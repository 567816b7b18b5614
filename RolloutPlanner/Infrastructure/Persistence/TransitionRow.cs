using RolloutPlanner.Domain.Rollouts;

namespace RolloutPlanner.Infrastructure.Persistence;

/// <summary>One change of who has a feature. <see cref="Seq"/> counts 1, 2, 3 … per rollout, so nothing can move twice on the same decision.</summary>
internal sealed class TransitionRow : IAppendOnlyRow
{
    public required string RolloutKey { get; init; }

    public required int Seq { get; init; }

    public required RolloutStatus FromStatus { get; init; }

    public required RolloutStatus ToStatus { get; init; }

    public required int FromStage { get; init; }

    public required int ToStage { get; init; }

    /// <summary>The plan version that runs after it.</summary>
    public int? PlanVersion { get; init; }

    public required Guid CommandId { get; init; }

    public required DateTimeOffset At { get; init; }

    public required string ActorId { get; init; }

    public static TransitionRow Of(string rollout, int seq, RolloutMoved moved, Guid command) => new()
    {
        RolloutKey = rollout,
        Seq = seq,
        FromStatus = moved.From.Status,
        ToStatus = moved.To.Status,
        FromStage = moved.From.Stage,
        ToStage = moved.To.Stage,
        PlanVersion = moved.To.PlanVersion,
        CommandId = command,
        At = moved.At,
        ActorId = moved.By.Id.Value,
    };
}
