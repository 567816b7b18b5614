using RolloutPlanner.Application.Ports;
using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Application.Accounts;

/// <summary>Lets a disabled person in again, with the roles they had. Administrators only.</summary>
public sealed class EnableAccount(ICommandExecutor executor)
{
    public Task<Result<Receipt>> RunAsync(AccountCommand command, CancellationToken ct) =>
        executor.ExecuteAsync(command.Origin.Stamp("enable-account", command.Account, command.SeenVersion), async workspace =>
        {
            var found = await AccountRules.FindForAdminAsync(workspace, command.Account, command.SeenVersion);
            if (!found.TryGet(out var person)) return Result<Receipt>.Fail(found.Errors);
            if (!person.IsDisabled) return new Receipt(person.Id.Value, person.Version);

            var changed = person with { IsDisabled = false, Version = person.Version + 1 };
            await workspace.Accounts.SaveAsync(changed, new AccountEvent.AccountEnabled(workspace.Actor, workspace.Now, person, changed));
            return new Receipt(changed.Id.Value, changed.Version);
        }, ct);
}
