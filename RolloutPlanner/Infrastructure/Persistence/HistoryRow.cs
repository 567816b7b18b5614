using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Infrastructure.Persistence;

/// <summary>One history entry. Never changed, never deleted: the context and triggers in the database refuse both.</summary>
internal sealed class HistoryRow : IAppendOnlyRow
{
    public required long Seq { get; init; }

    public required DateTimeOffset At { get; init; }

    public required string ActorId { get; init; }

    public required string ActorName { get; init; }

    public required Channel Channel { get; init; }

    public required Guid CommandId { get; init; }

    public required string Kind { get; init; }

    public required string SubjectKind { get; init; }

    public required string Subject { get; init; }

    public string? RolloutKey { get; init; }

    public string? Why { get; init; }

    public string? Before { get; init; }

    public string? After { get; init; }

    public required string Payload { get; init; }
}
