using RolloutPlanner.Application.Ports;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Evaluation;
using RolloutPlanner.Domain.Rollouts;

namespace RolloutPlanner.Application.Evaluation;

/// <summary>Prepares stored rollouts for evaluation, with the cohort versions that were signed.</summary>
public sealed class ServedRollouts(ICohortReader cohorts)
{
    public async Task<Result<ServedRollout>> OfAsync(RolloutState state, CancellationToken ct)
    {
        var pins = state.Live?.Pins.SelectMany(stage => stage).Distinct() ?? [];
        var definitions = await cohorts.PinnedAsync(pins, ct);
        return Serving.Of(state, (key, version) => definitions.GetValueOrDefault((key, version)));
    }
}
