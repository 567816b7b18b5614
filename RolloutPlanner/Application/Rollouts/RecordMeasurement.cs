using RolloutPlanner.Application.Gates;
using RolloutPlanner.Application.Ports;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Gates;
using RolloutPlanner.Domain.Rollouts;

namespace RolloutPlanner.Application.Rollouts;

/// <summary>A number read by a person.</summary>
/// <param name="SampleSize">Null for expert judgement.</param>
/// <param name="ObservedAt">Null for now.</param>
public sealed record NewMeasurement(HookKey Hook, decimal Value, int? SampleSize, DateTimeOffset? ObservedAt, string Source);

/// <summary>Takes a number in. When it makes a trigger fail, the rollout pauses or rolls back in the same transaction, under automation's name.</summary>
public sealed class RecordMeasurement(RolloutRunner runner)
{
    /// <param name="anyVersion">For programs that send numbers and look at nothing: when a number was observed says well enough which stage it is of.</param>
    public Task<Result<Receipt>> RunAsync(RolloutRequest request, NewMeasurement measurement, CancellationToken ct, bool anyVersion = false) =>
        runner.ActAsync(request, "gate.measure", measurement, (rollout, workspace) => ActAsync(rollout, workspace, measurement), ct, anyVersion);

    private static async Task<Result> ActAsync(Rollout rollout, IWorkspace workspace, NewMeasurement asked)
    {
        var key = rollout.State.Key;
        var hook = await workspace.Hooks.FindAsync(asked.Hook);
        if (hook is { IsDeleted: false } && PushProblems.NotByHand(hook) is { } elsewhere) return elsewhere;
        var recorded = rollout.Record(
            asked.Hook, asked.Value, asked.SampleSize, asked.ObservedAt ?? workspace.Now, asked.Source, workspace.Actor, workspace.Now);
        if (recorded.IsError) return recorded.WithoutValue();
        var facts = await RolloutFacts.GateAsync(workspace, rollout);
        workspace.Rollouts.Add(key, recorded.Value);
        var acted = rollout.ActOnGate(facts with { Evidence = facts.Evidence!.Add(recorded.Value, rollout.State.Run!) }, SystemActors.Gate, workspace.Now);
        if (acted && await workspace.Gates.FindAsync(key) is { } gate) workspace.Gates.Keep(GateLook.At(gate.With(recorded.Value), [], facts.IsLead, facts.Evidence!.Settle, workspace.Now), acts: true);
        if (hook is not null) HookDelivery.Record(workspace, hook, new HookReading(asked.Value, recorded.Value.ObservedAt, asked.Source));
        return Result.Success;
    }
}
