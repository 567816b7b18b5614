using RolloutPlanner.Application.Ports;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Gates;

namespace RolloutPlanner.Application.Gates;

/// <summary>Takes a first or test reading of a metric, outside any rollout. It shows that the metric can be read; it never opens a gate.</summary>
public sealed class RecordHookReading(ICommandExecutor executor)
{
    /// <param name="observedAt">Null for now.</param>
    public Task<Result<Receipt>> RunAsync(
        CommandOrigin origin, HookKey key, decimal? value, DateTimeOffset? observedAt, string source, CancellationToken ct)
    {
        var stamp = origin.Stamp("hook.read", key.Value, value, observedAt, source);
        return executor.ExecuteAsync(stamp, workspace => ActAsync(workspace, key, value, observedAt, source), ct);
    }

    private static async Task<Result<Receipt>> ActAsync(IWorkspace workspace, HookKey key, decimal? value, DateTimeOffset? observedAt, string source)
    {
        if (!workspace.Actor.Has(HookProblems.Keepers | Roles.Reporter)) return HookProblems.NotAllowed;
        if (await workspace.Hooks.FindAsync(key) is not { IsDeleted: false } hook) return HookProblems.NotFound(key);
        if (hook.Origin.IsPolled) return HookProblems.IsPolled(key);
        var errors = new ParseErrors();
        if (value is null) errors.Add("reading.missing", "Enter the number that was read.", "value");
        if (observedAt > workspace.Now + GateTimes.ClockSkew) errors.Add("reading.future", "This time is in the future.", "observedAt");
        var note = errors.Text(source, "source", "Where the number comes from", 1, 500, lines: true);
        if (errors.All is { Count: > 0 } all) return Result<Receipt>.Fail(all);
        return new Receipt(key.Value, HookDelivery.Record(workspace, hook, new HookReading(value!.Value, observedAt ?? workspace.Now, note)).Version);
    }
}
