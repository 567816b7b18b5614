using RolloutPlanner.Application.Ports;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Rollouts;

namespace RolloutPlanner.Application.Rollouts;

/// <summary>Saves a plan, finished or not. What cannot be accepted is named at its place and nothing is saved.</summary>
public sealed class EditPlan(RolloutRunner runner)
{
    public Task<Result<Receipt>> RunAsync(RolloutRequest request, PlanDocument document, CancellationToken ct) =>
        runner.ActAsync(request, "plan.edit", document, (rollout, workspace) => ActAsync(rollout, workspace, document), ct);

    private static async Task<Result> ActAsync(Rollout rollout, IWorkspace workspace, PlanDocument document)
    {
        var plan = PlanParser.Parse(document);
        if (plan.IsError) return plan.WithoutValue();
        var gone = await GoneAsync(workspace, plan.Value, rollout.State.CurrentStage);
        return gone.Count > 0 ? Result.Fail(gone) : rollout.Edit(plan.Value, workspace.Actor, workspace.Now);
    }

    /// <summary>Reached stages keep what they were signed with, whatever became of it.</summary>
    private static async Task<ValueList<Error>> GoneAsync(IWorkspace workspace, Plan plan, int reached)
    {
        var cohorts = await workspace.Cohorts.CatalogAsync();
        var hooks = (await workspace.Hooks.AllAsync()).Select(hook => hook.Key).ToHashSet();
        var errors = new ParseErrors();
        foreach (var (index, stage) in plan.Stages.Index().Skip(reached))
        {
            if (stage.Audience is Audience.InCohort { Cohort: var cohort } && cohorts.Version(cohort) is null)
                errors.Add("cohort.gone", $"The cohort \"{cohort}\" does not exist any more. Choose another one.", $"stages[{index}].cohort");
            foreach (var (number, criterion) in stage.Gate.Criteria.Index())
                if (!hooks.Contains(criterion.Hook))
                    errors.Add("hook.gone", $"The metric \"{criterion.Hook}\" does not exist any more. Choose another one.", $"stages[{index}].gate.criteria[{number}].hook");
        }
        return errors.All;
    }
}
