using RolloutPlanner.Application.Ports;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Rollouts;

namespace RolloutPlanner.Application.Rollouts;

/// <summary>The common way of every rollout command: load, compare versions, ask the domain, save.</summary>
public sealed class RolloutRunner(ICommandExecutor executor)
{
    /// <param name="asked">Everything that the command says besides the request itself; part of its fingerprint.</param>
    /// <param name="anyVersion">For what must work in an emergency whatever was seen.</param>
    public Task<Result<Receipt>> ActAsync(
        RolloutRequest request, string name, object? asked, Func<Rollout, IWorkspace, Task<Result>> act, CancellationToken ct, bool anyVersion = false)
    {
        var stamp = request.Origin.Stamp(name, request.Rollout.Value, request.SeenVersion, asked);
        return executor.ExecuteAsync(
            stamp,
            async workspace =>
            {
                if (await workspace.Rollouts.FindAsync(request.Rollout) is not { } rollout) return RolloutProblems.NotFound(request.Rollout);
                if (!anyVersion && rollout.State.Version != request.SeenVersion) return RolloutProblems.ChangedMeanwhile(rollout);
                var done = await act(rollout, workspace);
                if (done.IsError) return Result<Receipt>.Fail(done.Errors);
                workspace.Rollouts.Save(rollout);
                return new Receipt(rollout.State.Key.Value, rollout.State.Version);
            },
            ct);
    }

    public Task<Result<Receipt>> ActAsync(
        RolloutRequest request, string name, object? asked, Func<Rollout, Actor, DateTimeOffset, Result> act, CancellationToken ct, bool anyVersion = false) =>
        ActAsync(request, name, asked, (rollout, workspace) => Task.FromResult(act(rollout, workspace.Actor, workspace.Now)), ct, anyVersion);
}
