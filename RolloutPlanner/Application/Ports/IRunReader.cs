using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Gates;
using RolloutPlanner.Domain.Rollouts;

namespace RolloutPlanner.Application.Ports;

/// <summary>Reads the stays of a rollout in its stages, outside any command.</summary>
public interface IRunReader
{
    /// <summary>All stays, oldest first.</summary>
    Task<ValueList<PastRun>> RunsAsync(RolloutKey key, CancellationToken ct);

    /// <summary>Everything that came in during one run, in the order in which it came.</summary>
    Task<ValueList<Arrival>> ArrivalsAsync(RolloutKey key, int run, CancellationToken ct);
}
