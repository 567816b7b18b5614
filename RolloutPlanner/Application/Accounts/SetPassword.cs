using RolloutPlanner.Application.Ports;
using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Application.Accounts;

/// <summary>Gives a person a new password and ends their sessions. Administrators only.</summary>
public sealed class SetPassword(ICommandExecutor executor)
{
    public Task<Result<Receipt>> RunAsync(AccountCommand command, string newPassword, CancellationToken ct) =>
        executor.ExecuteAsync(command.Origin.Stamp("set-password", command.Account, command.SeenVersion), async workspace =>
        {
            var found = await AccountRules.FindForAdminAsync(workspace, command.Account, command.SeenVersion);
            if (!found.TryGet(out var person)) return Result<Receipt>.Fail(found.Errors);
            if (PasswordPolicy.Check(newPassword, "password") is { } problem) return problem;

            var changed = person with { LockedUntil = null, Version = person.Version + 1 };
            await workspace.Accounts.SaveAsync(changed, newPassword, new AccountEvent.PasswordSet(workspace.Actor, workspace.Now, person, changed));
            return new Receipt(changed.Id.Value, changed.Version);
        }, ct);
}
