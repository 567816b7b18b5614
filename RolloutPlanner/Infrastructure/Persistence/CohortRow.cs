namespace RolloutPlanner.Infrastructure.Persistence;

/// <summary>A cohort: which version is the newest, and whether it was deleted. Deleted ones stay, so that their key keeps its meaning.</summary>
internal sealed class CohortRow
{
    public required string Key { get; init; }

    public int Number { get; set; }

    public bool IsDeleted { get; set; }

    /// <summary>Counts every change, deletion included.</summary>
    public long Version { get; set; }
}
