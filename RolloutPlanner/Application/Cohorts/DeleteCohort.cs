using RolloutPlanner.Application.Ports;
using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Application.Cohorts;

/// <summary>Takes a cohort away, unless a rollout or another cohort uses it. Its versions stay readable.</summary>
public sealed class DeleteCohort(ICommandExecutor executor)
{
    /// <param name="seenVersion">The version that was on the screen.</param>
    public Task<Result<Receipt>> RunAsync(CommandOrigin origin, CohortKey key, int seenVersion, CancellationToken ct)
    {
        var stamp = origin.Stamp("cohort.delete", key.Value, seenVersion);
        return executor.ExecuteAsync(stamp, workspace => ActAsync(workspace, key, seenVersion), ct);
    }

    private static async Task<Result<Receipt>> ActAsync(IWorkspace workspace, CohortKey key, int seenVersion)
    {
        if (await workspace.Cohorts.FindAsync(key) is not { IsDeleted: false } cohort) return CohortProblems.NotFound(key);
        string[] usedBy = [.. await workspace.Rollouts.UsersOfCohortAsync(key), .. await workspace.Cohorts.UsersOfAsync(key)];
        var deleted = cohort.Delete(seenVersion, usedBy, workspace.Actor, workspace.Now);
        if (deleted.IsError) return Result<Receipt>.Fail(deleted.Errors);
        workspace.Cohorts.Save(cohort);
        return new Receipt(key.Value, cohort.Version);
    }
}
