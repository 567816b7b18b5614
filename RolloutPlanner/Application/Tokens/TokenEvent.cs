using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Application.Tokens;

/// <summary>Something that happened to a token. It tells of everything but the secret.</summary>
public abstract record TokenEvent(Actor By, DateTimeOffset At, ApiToken? Was, ApiToken Is) : DomainEvent(By, At)
{
    public override object? Before => Was;

    public override object? After => Is;

    public sealed record TokenCreated(Actor By, DateTimeOffset At, ApiToken Is) : TokenEvent(By, At, null, Is);

    public sealed record TokenRevoked(Actor By, DateTimeOffset At, ApiToken Was, ApiToken Is) : TokenEvent(By, At, Was, Is);
}
