namespace RolloutPlanner.Infrastructure.Persistence;

/// <summary>The people of the last import, all in one value: they are replaced as a whole and read as a whole.</summary>
internal sealed class DirectoryRow
{
    public required long Number { get; init; }

    public required DateTimeOffset ImportedAt { get; init; }

    public required string Source { get; init; }

    public required string People { get; init; }
}
