using RolloutPlanner.Application.Ports;
using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Application.Accounts;

/// <summary>Shuts a person out at once, keeping the account and its history. The last administrator cannot be disabled. Administrators only.</summary>
public sealed class DisableAccount(ICommandExecutor executor)
{
    public Task<Result<Receipt>> RunAsync(AccountCommand command, CancellationToken ct) =>
        executor.ExecuteAsync(command.Origin.Stamp("disable-account", command.Account, command.SeenVersion), async workspace =>
        {
            var found = await AccountRules.FindForAdminAsync(workspace, command.Account, command.SeenVersion);
            if (!found.TryGet(out var person)) return Result<Receipt>.Fail(found.Errors);
            if (person.IsDisabled) return new Receipt(person.Id.Value, person.Version);
            if (await AccountRules.IsLastAdminAsync(workspace, person)) return AccountErrors.LastAdmin(person);

            var changed = person with { IsDisabled = true, Version = person.Version + 1 };
            await workspace.Accounts.SaveAsync(changed, new AccountEvent.AccountDisabled(workspace.Actor, workspace.Now, person, changed));
            return new Receipt(changed.Id.Value, changed.Version);
        }, ct);
}
