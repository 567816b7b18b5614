using RolloutPlanner.Application.Ports;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Gates;

namespace RolloutPlanner.Application.Gates;

/// <summary>What a test of a metric brought.</summary>
/// <param name="Receipt">The metric at the version that holds the outcome.</param>
public sealed record HookTest(Receipt Receipt, MetricAnswer Answer);

/// <summary>
/// Asks for a metric now and keeps what came: its last reading, or its problem. It shows that the metric can be read; it never opens a gate. Nothing waits
/// for the network inside a transaction, so another change may come between: then the outcome is of something that is not there any more, and refused.
/// </summary>
public sealed class TestHook(ICommandExecutor executor, IRolloutReader rollouts, IMetricSource source)
{
    private static readonly Error MayAsk = Error.Refused("hook.asking", "Only looked.");

    /// <param name="within">The rollout whose names the query gets; null where it needs none.</param>
    public async Task<Result<HookTest>> RunAsync(CommandOrigin origin, HookKey key, RolloutKey? within, CancellationToken ct)
    {
        if (await PlaceAsync(within, ct) is not { } place) return Error.Invalid("rollout.unknown", "There is no such rollout.", "rollout");
        var look = await LookAsync(origin, key, ct);
        if (!look.TryGet(out var hook)) return Result<HookTest>.Fail(look.Errors);
        var answer = await source.AskAsync(hook, place, ct);
        var kept = await executor.ExecuteAsync(origin.Stamp("hook.test", key.Value, within?.Value), workspace => KeepAsync(workspace, hook, answer), ct);
        return kept.Map(receipt => new HookTest(receipt, answer));
    }

    private async Task<MetricPlace?> PlaceAsync(RolloutKey? within, CancellationToken ct)
    {
        if (within is not { } key) return new(null, null, null);
        return await rollouts.FindAsync(key, ct) is { } rollout ? new(key, rollout.Flag.Key, rollout.Run?.Stage) : null;
    }

    /// <summary>The metric, where this person may have it asked for. A refusal leaves nothing behind but, where it is forbidden, its history entry: so this one always refuses.</summary>
    private async Task<Result<MonitoringHook>> LookAsync(CommandOrigin origin, HookKey key, CancellationToken ct)
    {
        MonitoringHook? found = null;
        var look = origin with { Id = Guid.NewGuid() };
        var refused = await executor.ExecuteAsync(look.Stamp("hook.test", key.Value), async workspace =>
        {
            if (!workspace.Actor.Has(HookProblems.Keepers)) return HookProblems.NotAllowed;
            if (await workspace.Hooks.FindAsync(key) is not { IsDeleted: false } hook) return HookProblems.NotFound(key);
            if (hook.Origin.IsManual) return HookProblems.IsManual(key);
            if (!hook.Origin.IsPolled) return HookProblems.IsPushed(key);
            found = hook;
            return MayAsk;
        }, ct);
        return refused.Errors.Contains(MayAsk) ? found! : Result<MonitoringHook>.Fail(refused.Errors);
    }

    private static async Task<Result<Receipt>> KeepAsync(IWorkspace workspace, MonitoringHook asked, MetricAnswer answer)
    {
        if (!workspace.Actor.Has(HookProblems.Keepers)) return HookProblems.NotAllowed;
        if (await workspace.Hooks.FindAsync(asked.Key) is not { IsDeleted: false } hook) return HookProblems.NotFound(asked.Key);
        if (hook.Definition != asked.Definition) return HookProblems.ChangedMeanwhile;
        var kept = answer is MetricAnswer.Failed failed
            ? HookDelivery.Record(workspace, hook, new HookProblem(failed.Kind, failed.Detail, workspace.Now))
            : HookDelivery.Record(workspace, hook, new HookReading(HookDelivery.Value(answer), answer.At, "A test of the query"));
        return new Receipt(hook.Key.Value, kept.Version);
    }
}
