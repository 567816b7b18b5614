using RolloutPlanner.Application.Accounts;
using RolloutPlanner.Application.Ports;
using RolloutPlanner.Application.Tokens;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Flags;
using RolloutPlanner.Domain.Gates;
using RolloutPlanner.Domain.Rollouts;
using RolloutPlanner.Domain.Targeting;
using RolloutPlanner.Infrastructure.Identity;

namespace RolloutPlanner.Load;

/// <summary>Running rollouts whose gates use metrics that programs send, long enough ago that a month of seconds can be sent.</summary>
internal static class IngestSeed
{
    /// <summary>Answers a token that may send numbers.</summary>
    public static async Task<string> RunAsync(IServiceProvider services, int rollouts, int hooks, PastClock clock)
    {
        await using var scope = services.CreateAsyncScope();
        var executor = scope.ServiceProvider.GetRequiredService<ICommandExecutor>();
        await new CreateDemoAccounts(executor).RunAsync(default);
        var keys = Enumerable.Range(0, hooks).Select(i => HookKey.Parse($"number-{i}", "").Value).ToList();
        await Seed.DoAsync(executor, workspace =>
        {
            foreach (var key in keys)
            {
                var hook = new MonitoringHook(key, 1, $"Number {key}", "", "Load", null, false) { Origin = new HookSource.Pushed() };
                workspace.Hooks.Save(hook, new HookCreated(hook, workspace.Actor, workspace.Now));
            }
            return Task.CompletedTask;
        });
        for (var i = 0; i < rollouts; i++) await Seed.DoAsync(executor, workspace => StartAsync(workspace, $"ingest-{i}", keys));
        clock.CatchUp();
        var made = await scope.ServiceProvider.GetRequiredService<CreateToken>()
            .RunAsync(new(new(Guid.NewGuid(), SystemActors.CommandLine, Channel.CommandLine), "Load", TokenScopes.Ingest, 1), default);
        await services.GetRequiredService<TokenCheck>().ReloadAsync(default);
        return made.Value.Secret!;
    }

    private static Task StartAsync(IWorkspace workspace, string key, IEnumerable<HookKey> hooks)
    {
        // What is sent never fails, so that nothing is rolled back while it is measured.
        var criteria = hooks.Select(hook => new Criterion(hook.Value, hook, CriterionRole.RollbackTrigger, LimitKind.AtMost, 1_000_000, 1, FailAction.Rollback));
        Seed.Start(workspace, FeatureFlag.Boolean(FlagKey.Parse(key, "").Value), new Audience.Everybody(), Gate.Open with { Criteria = [.. criteria] });
        return Task.CompletedTask;
    }
}
