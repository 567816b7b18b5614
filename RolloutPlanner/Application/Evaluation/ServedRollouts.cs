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

    /// <summary>The plan that leads, all of its stages reached: what was signed with the cohorts that were pinned, a draft with the present ones.</summary>
    public async Task<Result<ServedRollout>> OfLeadingAsync(RolloutState state, CancellationToken ct) => state.Leading is { } version
        ? (await OfAsync(state with { LiveVersion = version.Number }, ct)).Map(served => served.At(RolloutStatus.Running, version.Plan.Stages.Count))
        : Serving.OfPlan(state.Draft, state.Salt, await cohorts.CatalogAsync(ct));
}
