using RolloutPlanner.Application.Ports;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Planning;

namespace RolloutPlanner.Application.Planning;

/// <summary>Changes a template's name, purpose and stages. Rollouts made from it stay as they are.</summary>
public sealed class EditTemplate(ICommandExecutor executor)
{
    /// <param name="seenVersion">The version that was on the screen.</param>
    public Task<Result<Receipt>> RunAsync(CommandOrigin origin, TemplateKey key, long seenVersion, TemplateDocument document, CancellationToken ct)
    {
        var stamp = origin.Stamp("template.edit", key.Value, seenVersion, document);
        return executor.ExecuteAsync(stamp, workspace => ActAsync(workspace, key, seenVersion, document), ct);
    }

    private static async Task<Result<Receipt>> ActAsync(IWorkspace workspace, TemplateKey key, long seenVersion, TemplateDocument document)
    {
        if (PlanTemplates.Find(key) is { } fixedOne) return TemplateErrors.BuiltIn(fixedOne.Name);
        if (await workspace.Templates.FindAsync(key) is not { } template) return TemplateErrors.NotFound(key.Value);
        var edited = template.Edit(document, seenVersion, await workspace.Templates.AllAsync(), workspace.Actor, workspace.Now);
        if (edited.IsError) return Result<Receipt>.Fail(edited.Errors);
        workspace.Templates.Save(template);
        return new Receipt(key.Value, template.Current.Version);
    }
}
