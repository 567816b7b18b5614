using RolloutPlanner.Application.Ports;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Planning;

namespace RolloutPlanner.Application.Planning;

/// <summary>Takes a template away. Rollouts made from it keep their stages, and its history stays.</summary>
public sealed class DeleteTemplate(ICommandExecutor executor)
{
    /// <param name="seenVersion">The version that was on the screen.</param>
    public Task<Result<Receipt>> RunAsync(CommandOrigin origin, TemplateKey key, long seenVersion, CancellationToken ct)
    {
        var stamp = origin.Stamp("template.delete", key.Value, seenVersion);
        return executor.ExecuteAsync(stamp, workspace => ActAsync(workspace, key, seenVersion), ct);
    }

    private static async Task<Result<Receipt>> ActAsync(IWorkspace workspace, TemplateKey key, long seenVersion)
    {
        if (PlanTemplates.Find(key) is { } fixedOne) return TemplateErrors.BuiltIn(fixedOne.Name);
        if (await workspace.Templates.FindAsync(key) is not { } template) return TemplateErrors.NotFound(key.Value);
        var deleted = template.Delete(seenVersion, workspace.Actor, workspace.Now);
        if (deleted.IsError) return Result<Receipt>.Fail(deleted.Errors);
        workspace.Templates.Save(template);
        return new Receipt(key.Value, template.Current.Version);
    }
}
