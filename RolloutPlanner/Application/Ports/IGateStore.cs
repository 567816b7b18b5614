using RolloutPlanner.Application.Gates;
using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Application.Ports;

/// <summary>Running gates inside one transaction.</summary>
public interface IGateStore
{
    /// <summary>As this transaction sees it; null where the rollout is in no stage.</summary>
    Task<WatchedGate?> FindAsync(RolloutKey key);

    /// <summary>Keeps what was measured and how it was judged, and from time to time what the run has gathered. No history, and no new version of the rollout.</summary>
    /// <param name="acts">Something is done on it, so what was gathered is kept in any case.</param>
    void Keep(GateLook look, bool acts = false);

    /// <summary>Whether this process still is the one that looks at gates.</summary>
    Task<bool> HoldsAsync(GateLease lease);
}
