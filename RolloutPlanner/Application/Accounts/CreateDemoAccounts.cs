using RolloutPlanner.Application.Ports;
using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Application.Accounts;

/// <summary>Adds those <see cref="DemoAccounts"/> that are missing, only to a workspace that has no other account. For Development only.</summary>
public sealed class CreateDemoAccounts(ICommandExecutor executor)
{
    private static readonly Guid CommandId = new("5f0c1f5e-1d7c-4f0a-9a57-0e5d0c0ffee1");

    public Task<Result<Receipt>> RunAsync(CancellationToken ct) =>
        executor.ExecuteAsync(new CommandOrigin(CommandId, SystemActors.SetUp, Channel.Automation).Stamp("create-demo-accounts", DemoAccounts.All), async workspace =>
        {
            if (await workspace.Accounts.CountAsync() > 0) return AccountErrors.Exists;
            foreach (var person in DemoAccounts.All)
                workspace.Accounts.Add(person, null, new AccountEvent.AccountCreated(workspace.Actor, workspace.Now, person));
            return new Receipt("demo-accounts", 1);
        }, ct);
}
