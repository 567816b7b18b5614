using RolloutPlanner.Application.Ports;
using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Application.Accounts;

/// <summary>Makes the first account, an administrator, and only while there is none at all. Who may ask is decided by the set-up code.</summary>
public sealed class CreateFirstAdmin(ICommandExecutor executor)
{
    public Task<Result<Receipt>> RunAsync(Guid commandId, string name, string email, string password, CancellationToken ct)
    {
        (name, email) = (name.Trim(), email.Trim());
        var origin = new CommandOrigin(commandId, SystemActors.SetUp, Channel.Screen);
        return executor.ExecuteAsync(origin.Stamp("create-first-admin", name, email), async workspace =>
        {
            if (await workspace.Accounts.CountAsync() > 0) return AccountErrors.Exists;
            var problems = AccountRules.Check(name, email, password);
            if (problems.Count > 0) return Result<Receipt>.Fail(problems);

            var id = UserId.Parse(commandId.ToString("N"), "id").Value;
            var person = new Person(id, email, name, Roles.Admin, IsDisabled: false, LockedUntil: null, Version: 1);
            workspace.Accounts.Add(person, password, new AccountEvent.AccountCreated(workspace.Actor, workspace.Now, person));
            return new Receipt(id.Value, person.Version);
        }, ct);
    }
}
