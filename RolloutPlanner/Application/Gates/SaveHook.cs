using RolloutPlanner.Application.Ports;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Gates;

namespace RolloutPlanner.Application.Gates;

/// <summary>A metric as somebody wants it to be.</summary>
/// <param name="SeenVersion">0 for a new one.</param>
public sealed record HookDocument(string? Key, string? Name, string? Unit, string? Source, long SeenVersion);

/// <summary>Makes a metric, or changes its name, unit and source note.</summary>
public sealed class SaveHook(ICommandExecutor executor)
{
    public Task<Result<Receipt>> RunAsync(CommandOrigin origin, HookDocument document, CancellationToken ct)
    {
        var stamp = origin.Stamp("hook.save", document);
        return executor.ExecuteAsync(stamp, workspace => ActAsync(workspace, document), ct);
    }

    private static async Task<Result<Receipt>> ActAsync(IWorkspace workspace, HookDocument document)
    {
        if (!workspace.Actor.Has(HookProblems.Keepers)) return HookProblems.NotAllowed;
        var errors = new ParseErrors();
        var hook = new MonitoringHook(
            errors.Required<HookKey>(document.Key, "key"), 1, errors.Text(document.Name, "name", "The name of the metric", 1, 120),
            errors.Text(document.Unit, "unit", "The unit", 0, 20), errors.Text(document.Source, "source", "Where it is read", 0, 500, lines: true), null, false);
        if (errors.All is { Count: > 0 } all) return Result<Receipt>.Fail(all);
        var before = await workspace.Hooks.FindAsync(hook.Key);
        if (before is null && document.SeenVersion > 0) return HookProblems.NotFound(hook.Key);
        if (before is not null && document.SeenVersion == 0) return HookProblems.KeyTaken(hook.Key);
        if (before is null)
        {
            workspace.Hooks.Save(hook, new HookCreated(hook, workspace.Actor, workspace.Now));
            return new Receipt(hook.Key.Value, hook.Version);
        }
        if (before.IsDeleted) return HookProblems.NotFound(hook.Key);
        if (before.Version != document.SeenVersion) return HookProblems.ChangedMeanwhile;
        var after = before with { Version = before.Version + 1, Name = hook.Name, Unit = hook.Unit, Source = hook.Source };
        workspace.Hooks.Save(after, new HookChanged(before, after, workspace.Actor, workspace.Now));
        return new Receipt(after.Key.Value, after.Version);
    }
}
