namespace RolloutPlanner.Infrastructure.Persistence;

/// <summary>One person of the last import. <see cref="Ordinal"/> keeps the order of the import.</summary>
internal sealed class PersonRow
{
    public required string Key { get; init; }

    public required string Name { get; init; }

    public required string Attributes { get; init; }

    public required int Ordinal { get; init; }
}
