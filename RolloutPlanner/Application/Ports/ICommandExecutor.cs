using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Application.Ports;

/// <summary>
/// The only way to change anything. One transaction holds the command id, the work, its history entries and the answer: all of them or none.
/// The actor is read from the database inside that transaction. A refusal rolls everything back and is not stored;
/// a <see cref="ErrorKind.Forbidden"/> one leaves a history entry of its own.
/// </summary>
public interface ICommandExecutor
{
    /// <summary>
    /// Cancellation counts only until the work begins: a closed page must not stop a change halfway.
    /// <paramref name="work"/> uses the workspace only until its task ends.
    /// </summary>
    Task<Result<Receipt>> ExecuteAsync(CommandStamp stamp, Func<IWorkspace, Task<Result<Receipt>>> work, CancellationToken ct);
}
