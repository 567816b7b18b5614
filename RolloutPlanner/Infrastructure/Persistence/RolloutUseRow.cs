namespace RolloutPlanner.Infrastructure.Persistence;

/// <summary>What a rollout needs to stay: rewritten with every save, so that who uses what is one look at an index.</summary>
internal sealed class RolloutUseRow
{
    public required string RolloutKey { get; init; }

    public required UsedKind Kind { get; init; }

    public required string Key { get; init; }
}

internal enum UsedKind
{
    Cohort,
    Hook,
}
