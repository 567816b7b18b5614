namespace RolloutPlanner.Infrastructure.Persistence;

/// <summary>The newest version of one cohort includes another; rewritten with every save.</summary>
internal sealed class CohortIncludeRow
{
    public required string Key { get; init; }

    public required string Included { get; init; }
}
