using RolloutPlanner.Application.Evaluation;
using RolloutPlanner.Application.Ports;
using RolloutPlanner.Domain.Cohorts;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Evaluation;
using RolloutPlanner.Domain.Rollouts;
using RolloutPlanner.Domain.Targeting;

namespace RolloutPlanner.Application.Planning;

/// <summary>Counts people with the same evaluation that serves them. Unknown (null) while nobody has imported people or a cohort cannot be resolved.</summary>
public sealed class MeasureReach(IPeopleDirectory people, ICohortReader cohorts, ServedRollouts served, TimeProvider clock)
{
    /// <summary>A plan with the present cohorts.</summary>
    public async Task<Reach?> OfDraftAsync(Salt salt, Plan plan, CancellationToken ct)
    {
        var catalog = await cohorts.CatalogAsync(ct);
        return await CountAsync(Serving.OfPlan(plan, salt, catalog), plan.Stages, ct);
    }

    /// <summary>The plan that runs, with the cohorts that were signed.</summary>
    public async Task<Reach?> OfLiveAsync(RolloutState state, CancellationToken ct) =>
        state.Live is { } live ? await CountAsync(await served.OfAsync(state, ct), live.Plan.Stages, ct) : null;

    /// <summary>The plan that leads, see <see cref="RolloutState.Leading"/>.</summary>
    public async Task<Reach?> OfLeadingAsync(RolloutState state, CancellationToken ct) =>
        await CountAsync(await served.OfLeadingAsync(state, ct), (state.Leading?.Plan ?? state.Draft).Stages, ct);

    /// <summary>What going from where the rollout is to another position does to people.</summary>
    /// <param name="stage">How many stages count afterwards; 0 for none.</param>
    public async Task<MoveEffect?> OfMoveAsync(RolloutState state, RolloutStatus status, int stage, CancellationToken ct)
    {
        var directory = await people.CurrentAsync(ct);
        var prepared = await PreparedAsync(state, ct);
        if (directory.IsUnknown || !prepared.TryGet(out var before)) return null;
        var after = before.At(status, stage);
        var now = clock.GetUtcNow();
        int gain = 0, keep = 0, lose = 0;
        foreach (var person in directory.People)
        {
            ct.ThrowIfCancellationRequested();
            var context = person.ContextAt(now);
            switch (before.Evaluate(context).IsOn, after.Evaluate(context).IsOn)
            {
                case (false, true): gain++; break;
                case (true, true): keep++; break;
                case (true, false): lose++; break;
            }
        }
        return new(gain, keep, lose);
    }

    /// <summary>Before the start, the plan that is about to run serves nobody.</summary>
    private async Task<Result<ServedRollout>> PreparedAsync(RolloutState state, CancellationToken ct) => state.UnderReview is { } next && !state.IsLive
        ? (await served.OfAsync(state with { LiveVersion = next.Number }, ct)).Map(served => served.At(RolloutStatus.Approved, 0))
        : await served.OfAsync(state, ct);

    private async Task<Reach?> CountAsync(Result<ServedRollout> prepared, ValueList<Stage> stages, CancellationToken ct)
    {
        var directory = await people.CurrentAsync(ct);
        if (directory.IsUnknown || !prepared.TryGet(out var rollout)) return null;
        var now = clock.GetUtcNow();
        var audience = new int[stages.Count];
        var inStage = new int[stages.Count];
        var first = new int[stages.Count];
        foreach (var person in directory.People)
        {
            ct.ThrowIfCancellationRequested();
            var trace = rollout.Trace(person.ContextAt(now));
            for (var i = 0; i < stages.Count; i++)
            {
                if (trace.Stages[i].InAudience) audience[i]++;
                if (trace.Stages[i].IsIn) inStage[i]++;
            }
            if (stages.Count > 0 && trace.Inclusion.FirstStage is { } stage) first[stage - 1]++;
        }
        var soFar = 0;
        var reach = Enumerable.Range(0, stages.Count)
            .Select(i => new StageReach(audience[i], inStage[i], soFar += first[i], first[i]))
            .ToValueList();
        return new(directory.People.Count, directory.ImportedAt!.Value, reach);
    }
}
