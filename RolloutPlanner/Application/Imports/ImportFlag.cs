using RolloutPlanner.Application.Cohorts;
using RolloutPlanner.Application.Ports;
using RolloutPlanner.Application.Rollouts;
using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Application.Imports;

/// <summary>
/// Makes the cohorts and the draft of one imported flag, all or nothing, by the same acts as somebody who makes them one by one. The draft needs a review
/// and a signature like any other.
/// </summary>
public sealed class ImportFlag(ICommandExecutor executor)
{
    public Task<Result<Receipt>> RunAsync(CommandOrigin origin, ImportedFlag flag, CancellationToken ct)
    {
        if (flag.Rollout is not { } rollout) return Task.FromResult<Result<Receipt>>(Error.Invalid("import.nothing", $"Nothing can be made of {flag.Name}.", "file"));
        var asked = rollout with { Plan = rollout.Plan with { Owner = rollout.Plan.Owner ?? origin.By.Value } };
        return executor.ExecuteAsync(origin.Stamp("flag.import", flag.Cohorts, asked), async workspace =>
        {
            foreach (var cohort in flag.Cohorts)
            {
                var made = await CreateCohort.ActAsync(workspace, cohort);
                if (made.IsError) return Result<Receipt>.Fail(made.Errors);
            }
            return await CreateRollout.ActAsync(workspace, asked);
        }, ct);
    }
}
