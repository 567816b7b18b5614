using RolloutPlanner.Application.Ports;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Gates;

namespace RolloutPlanner.Application.Gates;

/// <summary>
/// Makes a metric, or changes what it is called and where its numbers come from. A rollout may be running on it: where the definition changes, its evidence
/// begins anew, and the history says in which rollouts.
/// </summary>
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
        var before = HookKey.Parse(document.Key?.Trim(), "key").TryGet(out var key) ? await workspace.Hooks.FindAsync(key) : null;
        var parsed = HookParser.Parse(document, before);
        if (parsed.IsError) return Result<Receipt>.Fail(parsed.Errors);
        var hook = parsed.Value;
        if (before is null && document.SeenVersion > 0) return HookProblems.NotFound(hook.Key);
        if (before is not null && document.SeenVersion == 0) return HookProblems.KeyTaken(hook.Key);
        if (before is { IsDeleted: true }) return HookProblems.NotFound(hook.Key);
        if (before is not null && before.Version != document.SeenVersion) return HookProblems.ChangedMeanwhile;
        workspace.Hooks.Save(hook, before is null ? new HookCreated(hook, workspace.Actor, workspace.Now) : await ChangedAsync(workspace, before, hook));
        return new Receipt(hook.Key.Value, hook.Version);
    }

    private static async Task<HookChanged> ChangedAsync(IWorkspace workspace, MonitoringHook before, MonitoringHook after)
    {
        var users = before.Definition == after.Definition ? [] : await workspace.Rollouts.UsersOfHookAsync(after.Key);
        return new(before, after, workspace.Actor, workspace.Now) { RestartsIn = users.Count == 0 ? null : string.Join(", ", users) };
    }
}
