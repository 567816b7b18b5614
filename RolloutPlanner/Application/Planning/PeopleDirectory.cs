using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Targeting;

namespace RolloutPlanner.Application.Planning;

/// <summary>One imported person or account, with attributes typed as the import declared them.</summary>
public sealed record DirectoryPerson(TargetingKey Key, string Name, ValueList<KeyValuePair<string, AttributeValue>> Attributes)
{
    public EvaluationContext ContextAt(DateTimeOffset at) => new(Key, at, Attributes);
}

/// <summary>Somebody replaced the people directory.</summary>
/// <param name="Attributes">The names of the attributes that the import brought.</param>
public sealed record DirectoryImported(string Source, int People, ValueList<string> Attributes, int PeopleBefore, Actor By, DateTimeOffset At) : DomainEvent(By, At)
{
    public override object Before => new DirectorySize(PeopleBefore);

    public override object After => new DirectorySize(People);
}

public sealed record DirectorySize(int People);

/// <summary>Everybody of one import. Immutable and shared.</summary>
/// <param name="Number">Counts the imports from 1; 0 before the first.</param>
public sealed record PeopleDirectory(long Number, DateTimeOffset? ImportedAt, string Source, IReadOnlyList<DirectoryPerson> People)
{
    public static PeopleDirectory Empty { get; } = new(0, null, "", []);

    /// <summary>Nobody has imported people yet, so nothing can be counted.</summary>
    public bool IsUnknown => Number == 0;

    /// <summary>Every attribute that occurs, by name, with how many people have it.</summary>
    public IReadOnlyList<(string Name, int People)> Attributes { get; } = [.. People
        .SelectMany(person => person.Attributes.Select(attribute => attribute.Key))
        .GroupBy(name => name)
        .Select(group => (group.Key, group.Count()))
        .OrderBy(entry => entry.Key, StringComparer.OrdinalIgnoreCase)];
}
