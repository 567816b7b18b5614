using RolloutPlanner.Application.Evaluation;
using RolloutPlanner.Application.Planning;
using RolloutPlanner.Application.Ports;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Planning;
using RolloutPlanner.Domain.Rollouts;

namespace RolloutPlanner.Application.Rollouts;

/// <summary>Reads one rollout for its pages.</summary>
public sealed class ShowRollout(
    IRolloutReader rollouts, ICohortReader cohorts, IHookReader hooks, IAccountReader accounts, MeasureReach reach, TimeProvider clock)
{
    /// <summary>Null when there is no such rollout.</summary>
    public async Task<RolloutView?> RunAsync(RolloutKey key, CancellationToken ct)
    {
        if (await rollouts.FindAsync(key, ct) is not { } state) return null;
        var now = clock.GetUtcNow();
        var people = await accounts.AllAsync(ct);
        var leads = people.Where(person => person.Roles.HasFlag(Roles.EngineeringLead) && !person.IsDisabled).Select(person => person.Id).ToValueList();
        var measurements = state.Run is { } run ? await rollouts.MeasurementsAsync(key, run.Number, ct) : [];
        var gate = state.Run is null ? null : Rollout.Restore(state).Assess(new(measurements, leads.Contains), now);
        var view = new RolloutView(
            state, gate, measurements, null, null, [],
            people.ToDictionary(person => person.Id, person => person.Name),
            (await hooks.AllAsync(ct)).ToDictionary(hook => hook.Key),
            (await cohorts.CatalogAsync(ct)).All.ToDictionary(cohort => cohort.Key, cohort => cohort.Name),
            leads, now);
        return view with
        {
            Reach = await ReachAsync(view, ct),
            Exposed = (await reach.OfMoveAsync(state, state.Status, state.CurrentStage, ct))?.Before,
            Schedule = Schedule.Project(view.Plan, state, state.ServesOn ? null : now),
        };
    }

    private Task<Reach?> ReachAsync(RolloutView view, CancellationToken ct) => view.State switch
    {
        { Live: { } live } when ReferenceEquals(view.Plan, live.Plan) => reach.OfLiveAsync(view.State, ct),
        { UnderReview: { } next } when ReferenceEquals(view.Plan, next.Plan) => reach.OfLiveAsync(view.State with { LiveVersion = next.Number }, ct),
        var state => reach.OfDraftAsync(state.Salt, view.Plan, ct),
    };
}
