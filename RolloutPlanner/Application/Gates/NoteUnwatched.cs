using RolloutPlanner.Application.Ports;
using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Application.Gates;

/// <summary>Takes down, once, that nobody looked at running gates for a while.</summary>
public sealed class NoteUnwatched(ICommandExecutor executor)
{
    public Task<Result<Receipt>> RunAsync(DateTimeOffset from, ValueList<RolloutKey> rollouts, CancellationToken ct)
    {
        var stamp = new CommandOrigin(Guid.NewGuid(), SystemActors.SchedulerId, Channel.Automation).Stamp("gates.unwatched", from);
        return executor.ExecuteAsync(stamp, workspace =>
        {
            workspace.Record(new(SubjectKinds.Gates, "gates"), new GatesUnwatched(from, workspace.Now, rollouts, workspace.Actor, workspace.Now));
            return Task.FromResult<Result<Receipt>>(new Receipt("gates", 0));
        }, ct);
    }
}
