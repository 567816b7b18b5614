using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Application.Audit;

/// <summary>How an export leaves the application.</summary>
public enum ExportFormat
{
    Csv,
    JsonLines,
    Report,
}

/// <summary>Somebody took a copy of the history out of the application.</summary>
/// <param name="Entries">How many entries the copy holds, up to number <paramref name="UpTo"/>.</param>
public sealed record HistoryExported(
    ExportFormat Format, int Entries, long UpTo, string? Rollout, string? Person, string? Kind, DateTimeOffset? From, DateTimeOffset? To, string? Text, Actor By, DateTimeOffset At)
    : DomainEvent(By, At);
