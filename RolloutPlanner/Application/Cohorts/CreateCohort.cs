using RolloutPlanner.Application.Ports;
using RolloutPlanner.Domain.Cohorts;
using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Application.Cohorts;

/// <summary>Makes a cohort at version 1.</summary>
public sealed class CreateCohort(ICommandExecutor executor)
{
    public Task<Result<Receipt>> RunAsync(CommandOrigin origin, CohortDocument document, CancellationToken ct)
    {
        var stamp = origin.Stamp("cohort.create", document);
        return executor.ExecuteAsync(stamp, workspace => ActAsync(workspace, document), ct);
    }

    internal static async Task<Result<Receipt>> ActAsync(IWorkspace workspace, CohortDocument document)
    {
        var cohort = Cohort.Create(document, workspace.Actor, workspace.Now, await workspace.Cohorts.CatalogAsync());
        if (cohort.IsError) return Result<Receipt>.Fail(cohort.Errors);
        if (await workspace.Cohorts.FindAsync(cohort.Value.Key) is not null) return CohortProblems.KeyTaken(cohort.Value.Key);
        workspace.Cohorts.Save(cohort.Value);
        return new Receipt(cohort.Value.Key.Value, cohort.Value.Version);
    }
}
