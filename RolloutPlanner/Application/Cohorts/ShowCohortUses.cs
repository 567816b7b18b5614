using RolloutPlanner.Application.Ports;
using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Application.Cohorts;

/// <summary>Everything that uses a cohort.</summary>
/// <param name="Rollouts">What an edit does to each of them.</param>
/// <param name="Cohorts">The cohorts that include it, and so change with it.</param>
public sealed record CohortUses(ValueList<RolloutUse> Rollouts, ValueList<CohortUser.InCohort> Cohorts)
{
    public static CohortUses None { get; } = new([], []);

    public int Count => Rollouts.Count + Cohorts.Count;

    /// <summary>The draw that gives each member a bucket: known where exactly one rollout uses the cohort and its stages agree on one.</summary>
    public BucketDraw? Draw => Rollouts is [{ StickyAttribute: { } sticky } only] ? new(only.Salt, sticky) : null;
}

/// <summary>Says which rollouts and cohorts use a cohort, and how.</summary>
public sealed class ShowCohortUses(ICohortReader cohorts, UsingRollouts rollouts)
{
    public async Task<CohortUses> RunAsync(CohortKey key, CancellationToken ct)
    {
        var states = await rollouts.OfAsync(key, ct);
        var including = (await cohorts.UsersAsync(key, ct)).OfType<CohortUser.InCohort>().ToValueList();
        return new(states.Select(state => RolloutUse.Of(state, key)).ToValueList(), including);
    }
}
