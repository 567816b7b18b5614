using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Infrastructure.Persistence;

/// <summary>Somebody who is known asked for what they may not do.</summary>
internal sealed record Denied(Actor By, DateTimeOffset At, string Command, string Code, string Message) : DomainEvent(By, At)
{
    public override string? Why => Message;
}
