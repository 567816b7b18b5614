using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Application.Exports;

/// <summary>Whom a list of people holds.</summary>
public enum ListedPeople
{
    /// <summary>Those whom this stage is the first to include.</summary>
    First,

    /// <summary>Those whom this stage or one before it includes.</summary>
    SoFar,
}

/// <summary>One person of a list.</summary>
/// <param name="Stage">The first stage that includes them, counted from 1.</param>
/// <param name="Values">In the order of the list's attributes; empty where the person has none.</param>
public sealed record StagePerson(string Key, string Name, int Stage, string StageName, ValueList<string> Values);

/// <summary>A list of people whom a stage reaches, for a system that needs no flag.</summary>
public sealed record StagePeople(RolloutKey Rollout, int Stage, ValueList<string> Attributes, IReadOnlyList<StagePerson> People);

/// <summary>Somebody took a list of people out of the application.</summary>
public sealed record PeopleListed(RolloutKey Rollout, int Stage, ListedPeople Which, int People, Actor By, DateTimeOffset At) : DomainEvent(By, At);
