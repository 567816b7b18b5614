using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Application.Audit;

/// <summary>
/// One line of the history, as flat as it is stored. <paramref name="Seq"/> counts 1, 2, 3 … without a hole. <paramref name="Payload"/> is the JSON text
/// that was written once, at the time; the other members are copies of its parts for searching.
/// </summary>
public sealed record HistoryEntry(
    long Seq,
    DateTimeOffset At,
    string ActorId,
    string ActorName,
    Channel Channel,
    Guid CommandId,
    string Kind,
    string SubjectKind,
    string Subject,
    string? Rollout,
    string? Why,
    string? Before,
    string? After,
    string Payload);
