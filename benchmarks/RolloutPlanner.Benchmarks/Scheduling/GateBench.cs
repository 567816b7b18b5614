using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;
using RolloutPlanner.Application;
using RolloutPlanner.Application.Accounts;
using RolloutPlanner.Application.Ports;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Flags;
using RolloutPlanner.Domain.Gates;
using RolloutPlanner.Domain.Rollouts;
using RolloutPlanner.Domain.Targeting;
using RolloutPlanner.Infrastructure;
using RolloutPlanner.Infrastructure.Persistence;
using RolloutPlanner.Infrastructure.Scheduling;

namespace RolloutPlanner.Benchmarks.Scheduling;

/// <summary>A real database with running rollouts whose gates have six criteria, and rounds over them.</summary>
internal sealed class GateBench : IAsyncDisposable
{
    private static readonly HookKey[] Hooks = [.. Enumerable.Range(1, 6).Select(i => HookKey.Parse($"metric-{i}", "").Value)];
    private readonly string _folder = Directory.CreateTempSubdirectory("rp-bench-").FullName;
    private readonly ServiceProvider _services;
    private readonly StepClock _clock = new();

    private GateBench()
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<TimeProvider>(_clock);
        services.AddSingleton<IHostEnvironment>(new Env(_folder));
        services.AddSingleton<IMetricSource, SteadyMetrics>();
        services.AddStorage(new ConfigurationBuilder().Build());
        services.AddUseCases();
        services.AddGateRounds(new ConfigurationBuilder().Build());
        _services = services.BuildServiceProvider();
    }

    public string File => Path.Combine(_folder, "data", "rolloutplanner.db");

    public static async Task<GateBench> WithAsync(int rollouts)
    {
        var bench = new GateBench();
        await bench._services.GetRequiredService<DatabaseSetup>().PrepareAsync(default);
        var executor = bench._services.GetRequiredService<ICommandExecutor>();
        await new CreateDemoAccounts(executor).RunAsync(default);
        for (var first = 0; first < rollouts; first += 50) await DoAsync(executor, workspace => Fill(workspace, first, Math.Min(50, rollouts - first)));
        return bench;
    }

    /// <summary>A minute later.</summary>
    public Task RoundAsync()
    {
        _clock.Advance(TimeSpan.FromMinutes(1));
        return _services.GetRequiredService<GateRounds>().RunAsync(default);
    }

    public long Count(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={File};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return (long)command.ExecuteScalar()!;
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    private static void Fill(IWorkspace workspace, int first, int count)
    {
        if (first == 0)
        {
            foreach (var (i, key) in Hooks.Index()) workspace.Hooks.Save(Hook(i, key), new HookCreated(Hook(i, key), workspace.Actor, workspace.Now));
        }
        for (var i = first; i < first + count; i++) workspace.Rollouts.Save(Started(i, workspace.Now));
    }

    private static MonitoringHook Hook(int i, HookKey key)
    {
        PrometheusQuery query = i < 4
            ? new PrometheusQuery.Counts(new("people{rollout=\"$rollout\"}", "bad"), new("control", "control_bad"))
            : new PrometheusQuery.Number("errors{rollout=\"$rollout\"}", null, TimeSpan.FromMinutes(1));
        return new(key, 1, key.Value, "%", "", null, false) { Shape = i < 4 ? MetricShape.Counts : MetricShape.Number, Origin = new HookSource.Prometheus("http://prometheus:9090", query) };
    }

    /// <summary>Two comparisons, two proportions and two plain limits; a soak that does not end here.</summary>
    private static Rollout Started(int number, DateTimeOffset at)
    {
        var (maya, tom) = (As(DemoAccounts.Maya), As(DemoAccounts.Tom));
        var criteria = Hooks.Index().Select(one => new Criterion($"c{one.Index}", one.Item, CriterionRole.RollbackTrigger, LimitKind.AtMost, 3, 100, FailAction.Rollback)
        {
            Against = one.Index < 2 ? Reference.ControlRatio : Reference.Limit,
        });
        var stage = new Stage("A few", new Audience.Everybody(), Share.Parse(20, "").Value, AttributeName.TargetingKey, TimeSpan.FromDays(300), null, Gate.Open with { Criteria = criteria.ToValueList() });
        var plan = new Plan($"Feature {number}", "", "", [], maya.Id, tom.Id, maya.Id, "UTC", 1, [], [], [stage]);
        var rollout = Rollout.Create(FeatureFlag.Boolean(FlagKey.Parse($"feature-{number:000}", "").Value), plan, "", maya, at).Value;
        var facts = new PlanFacts(key => [new(key, 1, "hash")], _ => true, _ => true, [tom.Id], [], null);
        Check(rollout.Submit(facts, PlanLinter.Check(plan, facts).Select(finding => finding.Id).ToValueList(), "", maya, at));
        var ready = new ReadinessFacts(key => new(key, 1, key.Value, "%", "", new(0, at, "Seed"), false), [tom.Id], [maya.Id], [100]);
        Check(rollout.SignOff(rollout.State.UnderReview!.Hash, "", ready, tom, at));
        Check(rollout.Start(ready, maya, at));
        return rollout;
    }

    private static Actor As(Person person) => new(person.Id, person.Name, person.Roles, Channel.Screen);

    private static async Task DoAsync(ICommandExecutor executor, Action<IWorkspace> work) => Check((await executor.ExecuteAsync(
        new(Guid.NewGuid(), DemoAccounts.Maya.Id, Channel.Screen, "fill", "fill"),
        workspace =>
        {
            work(workspace);
            return Task.FromResult<Result<Receipt>>(new Receipt("fill", 1));
        },
        default)).WithoutValue());

    private static void Check(Result result)
    {
        if (result.IsError) throw new InvalidOperationException(result.Error.Message);
    }

    private sealed class Env(string folder) : IHostEnvironment
    {
        public string EnvironmentName { get; set; } = "Production";

        public string ApplicationName { get; set; } = "RolloutPlanner";

        public string ContentRootPath { get; set; } = folder;

        public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();
    }
}
