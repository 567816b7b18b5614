namespace RolloutPlanner.Infrastructure.Persistence;

/// <summary>One import of people. Only the people of the last one are kept.</summary>
internal sealed class DirectoryImportRow : IAppendOnlyRow
{
    public required long Number { get; init; }

    public required string Source { get; init; }

    public required int People { get; init; }

    public required DateTimeOffset At { get; init; }

    public required string ActorId { get; init; }
}
