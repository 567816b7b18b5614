using RolloutPlanner.Application.Planning;
using RolloutPlanner.Application.Ports;
using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Application.Rollouts;

/// <summary>Freezes the draft and sends it for review, unless the linter objects.</summary>
public sealed class SubmitPlan(RolloutRunner runner, IRolloutReader rollouts, ISeriesReader series, MeasureReach reach, TimeProvider clock)
{
    /// <param name="acknowledged">The ids of the warnings that the person has accepted.</param>
    public async Task<Result<Receipt>> RunAsync(RolloutRequest request, ValueList<string> acknowledged, string comment, CancellationToken ct)
    {
        // Counting people takes long enough not to be done while the database is held.
        var state = await rollouts.FindAsync(request.Rollout, ct);
        var counted = state is null ? null : await reach.OfDraftAsync(state.Salt, state.Draft, ct);
        var traffic = state is null ? null : await RolloutFacts.TrafficAsync(series, state.Draft, clock.GetUtcNow(), ct);
        var cumulative = counted?.Stages.Select(stage => stage.SoFar).ToValueList();
        return await runner.ActAsync(
            request,
            "plan.submit",
            (acknowledged, comment),
            async (rollout, workspace) => rollout.Submit(
                await RolloutFacts.PlanAsync(workspace, rollout, cumulative, traffic), acknowledged, comment, workspace.Actor, workspace.Now),
            ct);
    }
}
