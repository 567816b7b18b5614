using RolloutPlanner.Application.Ports;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Rollouts;

namespace RolloutPlanner.Application.Planning;

/// <summary>The people of one live rollout. Null parts are unknown.</summary>
/// <param name="Exposed">People who have it now.</param>
public sealed record LiveCount(int? Exposed, Reach? Reach);

/// <summary>Counts a live rollout once per version and import.</summary>
public sealed class CountLive(MeasureReach reach, IPeopleDirectory people, CountCache cache)
{
    public async Task<LiveCount> OfAsync(RolloutState state, CancellationToken ct)
    {
        var import = (await people.CurrentAsync(ct)).Number;
        return await cache.OfAsync((state.Key, state.Version, import), async () =>
            new LiveCount((await reach.OfMoveAsync(state, state.Status, state.CurrentStage, ct))?.Before, await reach.OfLiveAsync(state, ct)));
    }
}
