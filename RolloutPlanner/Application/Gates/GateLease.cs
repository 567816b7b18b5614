namespace RolloutPlanner.Application.Gates;

/// <summary>The right of one process to look at running gates, for a while. Another owner has another epoch.</summary>
public sealed record GateLease(string Owner, long Epoch);
