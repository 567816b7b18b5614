using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Application.Accounts;

/// <summary>Something that happened to an account, with the account before and after.</summary>
public abstract record AccountEvent(Actor By, DateTimeOffset At, Person? Was, Person Is) : DomainEvent(By, At)
{
    public override object? Before => Was;

    public override object? After => Is;

    public sealed record AccountCreated(Actor By, DateTimeOffset At, Person Is) : AccountEvent(By, At, null, Is);

    public sealed record RoleGranted(Actor By, DateTimeOffset At, Person Was, Person Is) : AccountEvent(By, At, Was, Is);

    public sealed record RoleRevoked(Actor By, DateTimeOffset At, Person Was, Person Is) : AccountEvent(By, At, Was, Is);

    public sealed record AccountDisabled(Actor By, DateTimeOffset At, Person Was, Person Is) : AccountEvent(By, At, Was, Is);

    public sealed record AccountEnabled(Actor By, DateTimeOffset At, Person Was, Person Is) : AccountEvent(By, At, Was, Is);

    public sealed record AccountUnlocked(Actor By, DateTimeOffset At, Person Was, Person Is) : AccountEvent(By, At, Was, Is);

    public sealed record PasswordSet(Actor By, DateTimeOffset At, Person Was, Person Is) : AccountEvent(By, At, Was, Is);
}
