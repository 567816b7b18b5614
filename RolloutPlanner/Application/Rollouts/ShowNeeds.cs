using RolloutPlanner.Application.Ports;
using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Application.Rollouts;

/// <summary>What needs one person, most urgent first, without counting anybody: quick enough to stand beside every page.</summary>
public sealed class ShowNeeds(IRolloutReader rollouts, HomeScenes scenes)
{
    /// <param name="me">With the roles of the sign-in: they shape what is offered, never what is allowed.</param>
    public async Task<ValueList<HomeNeed>> RunAsync(Actor me, CancellationToken ct) =>
        [.. await scenes.NeedsAsync(await scenes.OfAsync(await rollouts.ListAsync(new(), ct), ct), me, ct)];
}
