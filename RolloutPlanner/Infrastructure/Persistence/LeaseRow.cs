namespace RolloutPlanner.Infrastructure.Persistence;

/// <summary>Who of several processes does something alone, and until when.</summary>
internal sealed class LeaseRow
{
    public required string Name { get; init; }

    public string Owner { get; set; } = "";

    /// <summary>Counts the owners.</summary>
    public long Epoch { get; set; }

    public DateTimeOffset Until { get; set; }
}
