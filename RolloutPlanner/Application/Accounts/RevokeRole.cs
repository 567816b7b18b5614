using RolloutPlanner.Application.Ports;
using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Application.Accounts;

/// <summary>Takes one role from a person. The last administrator keeps that role. Ends that person's sessions. Administrators only.</summary>
public sealed class RevokeRole(ICommandExecutor executor)
{
    public Task<Result<Receipt>> RunAsync(RoleCommand command, CancellationToken ct) =>
        executor.ExecuteAsync(command.Origin.Stamp("revoke-role", command.Account, command.Role, command.SeenVersion), async workspace =>
        {
            var found = await AccountRules.FindForAdminAsync(workspace, command.Account, command.SeenVersion);
            if (!found.TryGet(out var person)) return Result<Receipt>.Fail(found.Errors);
            if (!AccountRules.IsOneRole(command.Role)) return AccountErrors.NotARole;
            if ((person.Roles & command.Role) == 0) return new Receipt(person.Id.Value, person.Version);
            if (command.Role == Roles.Admin && await AccountRules.IsLastAdminAsync(workspace, person)) return AccountErrors.LastAdmin(person);

            var changed = person with { Roles = person.Roles & ~command.Role, Version = person.Version + 1 };
            await workspace.Accounts.SaveAsync(changed, new AccountEvent.RoleRevoked(workspace.Actor, workspace.Now, person, changed));
            return new Receipt(changed.Id.Value, changed.Version);
        }, ct);
}
