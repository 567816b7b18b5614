using RolloutPlanner.Application.Ports;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Rollouts;

namespace RolloutPlanner.Application.Cohorts;

/// <summary>Finds the rollouts that use a cohort, whole.</summary>
public sealed class UsingRollouts(ICohortReader cohorts, IRolloutReader rollouts)
{
    /// <summary>In order of name, archived ones left out.</summary>
    public async Task<ValueList<RolloutState>> OfAsync(CohortKey key, CancellationToken ct)
    {
        var states = new List<RolloutState>();
        foreach (var user in (await cohorts.UsersAsync(key, ct)).OfType<CohortUser.InRollout>())
            if (await rollouts.FindAsync(user.Key, ct) is { } state) states.Add(state);
        return states.ToValueList();
    }
}
