using RolloutPlanner.Application.Ports;
using RolloutPlanner.Domain.Cohorts;
using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Application.Cohorts;

/// <summary>Makes the next version of a cohort. Rollouts that run keep the version that was signed.</summary>
public sealed class EditCohort(ICommandExecutor executor)
{
    /// <param name="seenVersion">The version that the person was editing.</param>
    public Task<Result<Receipt>> RunAsync(
        CommandOrigin origin, CohortKey key, int seenVersion, CohortDocument document, CancellationToken ct)
    {
        var stamp = origin.Stamp("cohort.edit", key.Value, seenVersion, document);
        return executor.ExecuteAsync(stamp, workspace => ActAsync(workspace, key, seenVersion, document), ct);
    }

    private static async Task<Result<Receipt>> ActAsync(IWorkspace workspace, CohortKey key, int seenVersion, CohortDocument document)
    {
        if (await workspace.Cohorts.FindAsync(key) is not { IsDeleted: false } cohort) return CohortProblems.NotFound(key);
        var edited = cohort.Edit(document, seenVersion, workspace.Actor, workspace.Now, await workspace.Cohorts.CatalogAsync());
        if (edited.IsError) return Result<Receipt>.Fail(edited.Errors);
        workspace.Cohorts.Save(cohort);
        return new Receipt(key.Value, cohort.Version);
    }
}
