namespace RolloutPlanner.Infrastructure.Persistence;

/// <summary>A cohort: which version is the newest, and whether it was deleted. <see cref="Revision"/> counts its writes.</summary>
internal sealed class CohortRow
{
    public required string Key { get; init; }

    public long Revision { get; set; }

    public int Version { get; set; }

    public bool IsDeleted { get; set; }
}
