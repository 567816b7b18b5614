using RolloutPlanner.Application.Ports;
using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Application.Accounts;

/// <summary>Makes an account with its first roles. Administrators only. The receipt names the new account.</summary>
public sealed class CreateAccount(ICommandExecutor executor)
{
    public Task<Result<Receipt>> RunAsync(CreateAccountCommand command, CancellationToken ct)
    {
        var (name, email) = (command.Name.Trim(), command.Email.Trim());
        return executor.ExecuteAsync(command.Origin.Stamp("create-account", name, email, command.Roles), async workspace =>
        {
            if (!Policies.Allows(Policies.ManagePeople, workspace.Actor)) return AccountErrors.OnlyAdmins;
            var problems = AccountRules.Check(name, email, command.Password);
            if (!AccountRules.IsPersonal(command.Roles)) problems = problems.Add(AccountErrors.NotARole with { Path = "roles" });
            if (problems.Count > 0) return Result<Receipt>.Fail(problems);
            if (await workspace.Accounts.FindByEmailAsync(email) is not null) return AccountErrors.EmailTaken(email);

            var id = UserId.Parse(command.Origin.Id.ToString("N"), "id").Value;
            var person = new Person(id, email, name, command.Roles, IsDisabled: false, LockedUntil: null, Version: 1);
            workspace.Accounts.Add(person, command.Password, new AccountEvent.AccountCreated(workspace.Actor, workspace.Now, person));
            return new Receipt(id.Value, person.Version);
        }, ct);
    }
}
