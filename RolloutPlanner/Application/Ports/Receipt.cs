namespace RolloutPlanner.Application.Ports;

/// <summary>What a command answers: the thing it changed and the version that thing has now. Stored, and given again for the same command id.</summary>
public sealed record Receipt(string Subject, long Version);
