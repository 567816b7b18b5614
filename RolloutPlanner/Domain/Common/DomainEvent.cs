namespace RolloutPlanner.Domain.Common;

/// <summary>
/// Something that happened to one thing, in the past tense. It becomes one history entry, so it says who, when, why and,
/// where a value changed, what stood there before and what stands there now.
/// </summary>
public abstract record DomainEvent(Actor By, DateTimeOffset At)
{
    /// <summary>The words a person gave as the reason, when the command asked for one.</summary>
    public virtual string? Why => null;

    /// <summary>What stood there before. A value of the domain, or null where nothing did.</summary>
    public virtual object? Before => null;

    /// <summary>What stands there now.</summary>
    public virtual object? After => null;
}
