using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Domain.Cohorts;

/// <summary>A cohort was made; version 1.</summary>
public sealed record CohortCreated(CohortVersion Version, Actor By, DateTimeOffset At) : DomainEvent(By, At)
{
    public override object? After => Version;
}

/// <summary>A cohort got a new version.</summary>
public sealed record CohortEdited(CohortVersion Old, CohortVersion New, Actor By, DateTimeOffset At) : DomainEvent(By, At)
{
    public override object? Before => Old;

    public override object? After => New;
}

/// <summary>A cohort was taken away; its versions stay readable.</summary>
public sealed record CohortDeleted(CohortVersion Last, Actor By, DateTimeOffset At) : DomainEvent(By, At)
{
    public override object? Before => Last;
}
