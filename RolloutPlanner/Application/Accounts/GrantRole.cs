using RolloutPlanner.Application.Ports;
using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Application.Accounts;

/// <summary>Gives a person one more role. Granting what is held already changes nothing. Ends that person's sessions. Administrators only.</summary>
public sealed class GrantRole(ICommandExecutor executor)
{
    public Task<Result<Receipt>> RunAsync(RoleCommand command, CancellationToken ct) =>
        executor.ExecuteAsync(command.Origin.Stamp("grant-role", command.Account, command.Role, command.SeenVersion), async workspace =>
        {
            var found = await AccountRules.FindForAdminAsync(workspace, command.Account, command.SeenVersion);
            if (!found.TryGet(out var person)) return Result<Receipt>.Fail(found.Errors);
            if (!AccountRules.IsOneRole(command.Role)) return AccountErrors.NotARole;
            if ((person.Roles & command.Role) != 0) return new Receipt(person.Id.Value, person.Version);

            var changed = person with { Roles = person.Roles | command.Role, Version = person.Version + 1 };
            await workspace.Accounts.SaveAsync(changed, new AccountEvent.RoleGranted(workspace.Actor, workspace.Now, person, changed));
            return new Receipt(changed.Id.Value, changed.Version);
        }, ct);
}
