using RolloutPlanner.Application.Ports;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Gates;

namespace RolloutPlanner.Application.Gates;

/// <summary>Takes a metric away, unless a rollout uses it.</summary>
public sealed class DeleteHook(ICommandExecutor executor)
{
    public Task<Result<Receipt>> RunAsync(CommandOrigin origin, HookKey key, long seenVersion, CancellationToken ct)
    {
        var stamp = origin.Stamp("hook.delete", key.Value, seenVersion);
        return executor.ExecuteAsync(stamp, workspace => ActAsync(workspace, key, seenVersion), ct);
    }

    private static async Task<Result<Receipt>> ActAsync(IWorkspace workspace, HookKey key, long seenVersion)
    {
        if (!workspace.Actor.Has(HookProblems.Keepers)) return HookProblems.NotAllowed;
        if (await workspace.Hooks.FindAsync(key) is not { IsDeleted: false } hook) return HookProblems.NotFound(key);
        if (hook.Version != seenVersion) return HookProblems.ChangedMeanwhile;
        if (await workspace.Rollouts.UsersOfHookAsync(key) is { Count: > 0 } users) return HookProblems.InUse(key, users);
        var deleted = hook with { Version = hook.Version + 1, IsDeleted = true };
        workspace.Hooks.Save(deleted, new HookDeleted(hook, workspace.Actor, workspace.Now));
        return new Receipt(key.Value, deleted.Version);
    }
}
