using RolloutPlanner.Application.Ports;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Gates;
using RolloutPlanner.Domain.Rollouts;
using RolloutPlanner.Infrastructure.Scheduling;
using RolloutPlanner.Tests.Persistence;
using RolloutPlanner.Tests.TestKit;

namespace RolloutPlanner.Tests.Scheduling;

/// <summary>Rollouts that run, metrics that are asked, and rounds over them.</summary>
internal static class Rounds
{
    public static HookKey Errors => Stored.Errors;

    /// <summary>Three stages, a tenth, a half and all, each with this gate; where everybody has the feature nothing is compared.</summary>
    public static Plan Plan(Gate gate, double soakHours = 0) => Stored.Plan() with
    {
        Stages = [APlan.Stage("A few", 10, null, gate, soakHours), APlan.Stage("Half", 50, null, gate, soakHours), APlan.Stage("Everybody", 100, null, gate with { Criteria = Alone(gate) }, soakHours)],
    };

    private static ValueList<Criterion> Alone(Gate gate) =>
        gate.Criteria.Select(criterion => criterion with { Against = Reference.Limit, Limit = criterion.NeedsControl ? 5 : criterion.Limit }).ToValueList();

    /// <summary>Left to automation.</summary>
    public static Gate Automatic(params Criterion[] criteria) => AGate.With(criteria) with { Mode = AdvanceMode.Automatic };

    /// <summary>A metric that is asked each minute for a number over the last minute.</summary>
    public static MonitoringHook Polled(HookKey key, string query = "errors") => Stored.Hook(key.Value) with
    {
        Origin = new HookSource.Prometheus("http://prometheus:9090", new PrometheusQuery.Number(query, "people", TimeSpan.FromMinutes(1))),
    };

    /// <summary>A metric that is asked each minute for counters of both arms.</summary>
    public static MonitoringHook Counted(HookKey key) => Stored.Hook(key.Value) with
    {
        Origin = new HookSource.Prometheus("http://prometheus:9090", new PrometheusQuery.Counts(new("people", "bad"), new("control", "control_bad"))),
        Shape = MetricShape.Counts,
    };

    public static Task AddAsync(this TestDatabase database, MonitoringHook hook) => database.DoAsync(By.Maya, workspace =>
    {
        workspace.Hooks.Save(hook, new HookCreated(hook, workspace.Actor, workspace.Now));
        return Task.FromResult(Result.Success);
    });

    /// <summary>A rollout that was signed by Tom and started by Maya just now.</summary>
    public static async Task StartAsync(this TestDatabase database, string key, Plan plan)
    {
        await database.AddRolloutAsync(key, plan);
        await StepAsync((rollout, at) => rollout.Submit(By.Maya, at));
        await StepAsync((rollout, at) => rollout.SignOff(rollout.State.UnderReview!.Hash, "", Stored.Ready, By.Tom, at));
        await StepAsync((rollout, at) => rollout.Start(Stored.Ready, By.Maya, at));

        async Task StepAsync(Func<Rollout, DateTimeOffset, Result> step) => (await database.ChangeAsync(key, By.Maya, step)).WithoutValue().Worked();
    }

    public static Task RoundAsync(this TestDatabase database) => database.Get<GateRounds>().RunAsync(default);

    /// <summary>Rounds a minute apart, the first one in a minute.</summary>
    public static async Task RoundsAsync(this TestDatabase database, int count, TimeSpan? every = null)
    {
        for (var i = 0; i < count; i++)
        {
            database.Time.Advance(every ?? TimeSpan.FromMinutes(1));
            await database.RoundAsync();
        }
    }

    public static async Task<RolloutState> StateAsync(this TestDatabase database, string key) => (await database.Get<IRolloutReader>().FindAsync(Stored.Key(key), default))!;

    /// <summary>Status, stage and who moved it last.</summary>
    public static async Task<(RolloutStatus Status, int Stage, string By)> StandsAsync(this TestDatabase database, string key)
    {
        var state = await database.StateAsync(key);
        var by = await database.SqlAsync($"SELECT ActorId FROM Transitions WHERE RolloutKey = '{key}' ORDER BY Seq DESC LIMIT 1");
        return (state.Status, state.CurrentStage, (string)by!);
    }

    /// <summary>Answers this number, for so many people, as of now.</summary>
    public static void Deliver(this TestDatabase database, HookKey hook, decimal value, long people = 1000) =>
        database.Metrics.Answer(hook, () => new MetricAnswer.Number(value, people, "query", "raw", database.Time.GetUtcNow()));

    /// <summary>Counters that grow by so much with each question.</summary>
    public static void Grow(this TestDatabase database, HookKey hook, (long People, long Bad) treatment, (long People, long Bad) control)
    {
        var asked = 0;
        database.Metrics.Answer(hook, () =>
        {
            asked++;
            var reading = new CounterReading(new(asked * treatment.People, asked * treatment.Bad), new(asked * control.People, asked * control.Bad));
            return new MetricAnswer.Counters(reading, "query", "raw", database.Time.GetUtcNow());
        });
    }

    public static void Break(this TestDatabase database, HookKey hook, FailureKind kind = FailureKind.Http) =>
        database.Metrics.Answer(hook, () => new MetricAnswer.Failed(kind, "The source answered 500.", "query", "raw", database.Time.GetUtcNow()));

    public static async Task<long> CountAsync(this TestDatabase database, string table, string where = "1 = 1") => (long)(await database.SqlAsync($"SELECT COUNT(*) FROM {table} WHERE {where}"))!;
}
