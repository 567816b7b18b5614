namespace RolloutPlanner.Application.Ports;

/// <summary>The gates of all rollouts that are in a stage, outside any command.</summary>
public interface IRunningGates
{
    /// <summary>In order of key, as the database says now. What cannot be read is left out and told to the log: one broken rollout hides no other.</summary>
    Task<IReadOnlyList<WatchedGate>> AllAsync(CancellationToken ct);
}
