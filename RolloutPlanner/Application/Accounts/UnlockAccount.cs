using RolloutPlanner.Application.Ports;
using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Application.Accounts;

/// <summary>Ends the wait after wrong passwords. Administrators only.</summary>
public sealed class UnlockAccount(ICommandExecutor executor)
{
    public Task<Result<Receipt>> RunAsync(AccountCommand command, CancellationToken ct) =>
        executor.ExecuteAsync(command.Origin.Stamp("unlock-account", command.Account, command.SeenVersion), async workspace =>
        {
            var found = await AccountRules.FindForAdminAsync(workspace, command.Account, command.SeenVersion);
            if (!found.TryGet(out var person)) return Result<Receipt>.Fail(found.Errors);
            if (person.LockedUntil is null) return new Receipt(person.Id.Value, person.Version);

            var changed = person with { LockedUntil = null, Version = person.Version + 1 };
            await workspace.Accounts.SaveAsync(changed, new AccountEvent.AccountUnlocked(workspace.Actor, workspace.Now, person, changed));
            return new Receipt(changed.Id.Value, changed.Version);
        }, ct);
}
