using RolloutPlanner.Application.Ports;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Planning;

namespace RolloutPlanner.Application.Planning;

/// <summary>Makes a template at version 1, under a key of its own.</summary>
public sealed class CreateTemplate(ICommandExecutor executor)
{
    public Task<Result<Receipt>> RunAsync(CommandOrigin origin, TemplateDocument document, CancellationToken ct)
    {
        var stamp = origin.Stamp("template.create", document);
        return executor.ExecuteAsync(stamp, workspace => ActAsync(workspace, document), ct);
    }

    private static async Task<Result<Receipt>> ActAsync(IWorkspace workspace, TemplateDocument document)
    {
        var made = OwnTemplate.Create(document, await workspace.Templates.AllAsync(), workspace.Actor, workspace.Now);
        if (made.IsError) return Result<Receipt>.Fail(made.Errors);
        workspace.Templates.Save(made.Value);
        return new Receipt(made.Value.Current.Key.Value, made.Value.Current.Version);
    }
}
