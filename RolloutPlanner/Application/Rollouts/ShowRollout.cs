using RolloutPlanner.Application.Planning;
using RolloutPlanner.Application.Ports;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Planning;
using RolloutPlanner.Domain.Rollouts;

namespace RolloutPlanner.Application.Rollouts;

/// <summary>Reads one rollout for its pages.</summary>
public sealed class ShowRollout(
    IRolloutReader rollouts, ICohortReader cohorts, IHookReader hooks, ISeriesReader series, IAccountReader accounts, MeasureReach reach, TimeProvider clock)
{
    /// <summary>Null when there is no such rollout.</summary>
    /// <param name="points">To how many points the readings of each metric are thinned; 0 where nobody looks at them.</param>
    public async Task<RolloutView?> RunAsync(RolloutKey key, CancellationToken ct, int points = 0)
    {
        if (await rollouts.FindAsync(key, ct) is not { } state) return null;
        var now = clock.GetUtcNow();
        var people = await accounts.AllAsync(ct);
        var leads = people.Where(person => person.Roles.HasFlag(Roles.EngineeringLead) && !person.IsDisabled).Select(person => person.Id).ToValueList();
        var evidence = await rollouts.EvidenceAsync(state, ct);
        var gate = evidence is null ? null : Rollout.Restore(state).Assess(new(evidence, leads.Contains), now);
        var counted = await reach.OfLeadingAsync(state, ct);
        var view = new RolloutView(
            state, gate, evidence, counted, counted?.ExposedAt(state.Status, state.CurrentStage), [],
            await accounts.NamesAsync(ct),
            (await hooks.AllAsync(ct)).ToDictionary(hook => hook.Key),
            (await cohorts.CatalogAsync(ct)).All.ToDictionary(cohort => cohort.Key, cohort => cohort.Name),
            leads, now);
        return view with
        {
            Readings = points > 0 && state.Run is { } run ? await series.SeriesAsync(key, run, evidence!.Settle, points, ct) : [],
            Active = people.Where(person => !person.IsDisabled).Select(person => person.Id).ToValueList(),
            Schedule = Schedule.Project(view.Plan, state, state.ServesOn ? null : now, gate is null ? null : new(gate.Soak, now)),
        };
    }
}
