using RolloutPlanner.Application.Accounts;
using RolloutPlanner.Application.Ports;
using RolloutPlanner.Infrastructure.Live;

namespace RolloutPlanner.Infrastructure.Identity;

/// <summary>A workspace without accounts gets the demo accounts in a demo, and a printed set-up code otherwise. Runs before the app listens.</summary>
internal sealed class FirstStart(SetUp setUp, ICommandExecutor executor, DemoMode demo, DatabaseState database) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (!database.IsReady || !await setUp.IsNeededAsync(cancellationToken)) return;
        if (demo.IsOn)
        {
            await new CreateDemoAccounts(executor).RunAsync(cancellationToken);
            return;
        }

        // Straight to the console: a log may go to places where a secret must not go.
        Console.Out.WriteLine();
        Console.Out.WriteLine("  There is no account yet. Open /set-up and enter this code within 30 minutes:");
        Console.Out.WriteLine($"  Set-up code: {setUp.Issue()}");
        Console.Out.WriteLine();
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
