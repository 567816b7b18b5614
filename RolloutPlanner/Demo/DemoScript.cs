using RolloutPlanner.Application.Accounts;
using RolloutPlanner.Application.Cohorts;
using RolloutPlanner.Application.Gates;
using RolloutPlanner.Application.Planning;
using RolloutPlanner.Application.Ports;
using RolloutPlanner.Application.Rollouts;
using RolloutPlanner.Domain.Cohorts;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Flags;
using RolloutPlanner.Domain.Gates;
using RolloutPlanner.Domain.Rollouts;

namespace RolloutPlanner.Demo;

/// <summary>Plays the demo's past through the same commands that people use. Whatever is refused stops the start: the demo is wrong then.</summary>
internal sealed class DemoScript(
    ICommandExecutor executor, IRolloutReader rollouts, ISeriesReader series, ShowRollout show, MeasureReach reach, DemoClock clock, DemoFeed feed)
{
    private readonly RolloutRunner _runner = new(executor);

    public DemoClock Clock => clock;

    public async Task MetricAsync(string key, string name, string unit, string source, decimal first)
    {
        await DoAsync(new SaveHook(executor).RunAsync(Asks(DemoAccounts.Maya), new(key, name, unit, source, 0), default));
        await DoAsync(new RecordHookReading(executor).RunAsync(
            Asks(DemoAccounts.Maya), HookKey.Parse(key, "").Value, first, null, "Dashboard, checked together with engineering", default));
    }

    /// <summary>Metrics that programs deliver, as they stand after their first look.</summary>
    public async Task MetricsAsync(ValueList<MonitoringHook> hooks)
    {
        await DoAsync(executor.ExecuteAsync(Asks(DemoAccounts.Maya).Stamp("hook.save", "demo"), workspace =>
        {
            foreach (var hook in hooks) workspace.Hooks.Save(hook, new HookCreated(hook, workspace.Actor, workspace.Now));
            return Task.FromResult<Result<Receipt>>(new Receipt(SubjectKinds.Hook, 1));
        }, default));
    }

    /// <summary>Lets the last look at a metric fail.</summary>
    public Task FailAsync(HookKey key, HookProblem problem) =>
        DoAsync(executor.ExecuteAsync(Asks(DemoAccounts.Maya).Stamp("hook.test", "demo"), async workspace =>
        {
            var hook = (await workspace.Hooks.FindAsync(key))!;
            workspace.Hooks.Save(hook with { Version = hook.Version + 1, Problem = problem }, new HookLookFailed(key, problem, workspace.Actor, workspace.Now));
            return new Receipt(SubjectKinds.Hook, hook.Version + 1);
        }, default));

    public Task CohortAsync(CohortDocument document) =>
        DoAsync(new CreateCohort(executor).RunAsync(Asks(DemoAccounts.Maya), document, default));

    public async Task CreateAsync(string key, string template, PlanDocument plan)
    {
        var asked = new NewRollout(key, FlagType.Boolean, null, null, template, plan, new(true, true, true, false, false, CrmKnowledge.Partly));
        await DoAsync(new CreateRollout(executor).RunAsync(Asks(DemoAccounts.Maya), asked, default));
        clock.Move(TimeSpan.FromMinutes(20));
    }

    /// <summary>Keeps the plan of a rollout for the next one.</summary>
    public async Task TemplateAsync(string name, string purpose, string rollout)
    {
        var stages = PlanDocuments.From((await StateAsync(rollout)).Draft).Stages;
        await DoAsync(new CreateTemplate(executor).RunAsync(Asks(DemoAccounts.Maya), new() { Name = name, Purpose = purpose, Stages = stages }, default));
    }

    /// <summary>Sends the plan for review, accepting the warnings that the linter has.</summary>
    public async Task SubmitAsync(string key)
    {
        var state = await StateAsync(key);
        var check = new SubmitPlan(_runner, rollouts, series, reach, clock);
        var first = await check.RunAsync(Request(state, DemoAccounts.Maya), [], "", default);
        var warnings = first.Errors.Select(error => $"{error.Code["lint.".Length..]}@{error.Path}").ToValueList();
        if (first.IsError) await DoAsync(check.RunAsync(Request(state, DemoAccounts.Maya), warnings, "Agreed in Tuesday's meeting.", default));
        clock.Move(TimeSpan.FromMinutes(35));
    }

    public async Task SignAndStartAsync(string key)
    {
        var state = await StateAsync(key);
        await DoAsync(new SignOffPlan(_runner, rollouts, reach).RunAsync(
            Request(state, DemoAccounts.Tom), state.UnderReview!.Hash, "Roll-back tried in staging, it took 14 seconds.", default));
        clock.Move(TimeSpan.FromMinutes(10));
        await DoAsync(new StartRollout(_runner, rollouts, reach).RunAsync(Request(await StateAsync(key), DemoAccounts.Maya), default));
    }

    /// <summary>Reads every metric of the present gate twice a day until the soak is done, with these values.</summary>
    public async Task SoakAsync(string key, TimeSpan howLong, params (string Hook, decimal Value, int? Sample)[] readings)
    {
        var end = clock.GetUtcNow() + howLong;
        while (clock.GetUtcNow() < end)
        {
            clock.Move(TimeSpan.FromMinutes(5));
            foreach (var (hook, value, sample) in readings) await ReadAsync(key, hook, value, sample);
            clock.MoveTo(clock.GetUtcNow() + TimeSpan.FromHours(12) < end ? clock.GetUtcNow() + TimeSpan.FromHours(12) : end);
        }
    }

    /// <summary>Lets time pass in which the shop sends its numbers, and people enter these twice a day.</summary>
    public async Task PassAsync(string key, TimeSpan howLong, params (string Hook, decimal Value, int? Sample)[] readings)
    {
        var (rollout, end) = (RolloutKey.Parse(key, "").Value, clock.GetUtcNow() + howLong);
        while (clock.GetUtcNow() < end)
        {
            foreach (var (hook, value, sample) in readings) await ReadAsync(key, hook, value, sample);
            var next = clock.GetUtcNow() + TimeSpan.FromHours(12) < end ? clock.GetUtcNow() + TimeSpan.FromHours(12) : end;
            await feed.SendAsync(rollout, next);
            clock.MoveTo(next);
        }
    }

    /// <summary>The shop's numbers up to a moment, where other things happened meanwhile.</summary>
    public Task CatchUpAsync(string key, DateTimeOffset until) => feed.SendAsync(RolloutKey.Parse(key, "").Value, until);

    public async Task ReadAsync(string key, string hook, decimal value, int? sample) =>
        await DoAsync(new RecordMeasurement(_runner).RunAsync(
            Request(await StateAsync(key), DemoAccounts.Maya), new(HookKey.Parse(hook, "").Value, value, sample, null, "Grafana, checkout board"), default));

    public async Task TickAllAsync(string key)
    {
        foreach (var item in (await StateAsync(key)).Live!.Plan.Stages[(await StateAsync(key)).CurrentStage - 1].Gate.Checklist)
            await DoAsync(new TickChecklistItem(_runner).RunAsync(Request(await StateAsync(key), DemoAccounts.Maya), item.Id, "", default));
    }

    public async Task ApproveAsync(string key, Person by, string comment)
    {
        var view = await show.RunAsync(RolloutKey.Parse(key, "").Value, default);
        var state = view!.State;
        await DoAsync(new ApproveGate(_runner).RunAsync(Request(state, by), state.CurrentStage + 1, view.Gate!.Digest, comment, default));
        clock.Move(TimeSpan.FromMinutes(12));
    }

    public async Task AdvanceAsync(string key) =>
        await DoAsync(new AdvanceRollout(_runner).RunAsync(Request(await StateAsync(key), DemoAccounts.Maya), default));

    public async Task RollBackFullyAsync(string key, string reason) =>
        await DoAsync(new RollBackFully(_runner).RunAsync(Request(await StateAsync(key), DemoAccounts.Tom), reason, default));

    private static RolloutRequest Request(RolloutState state, Person by) => new(Asks(by), state.Key, state.Version);

    private static CommandOrigin Asks(Person by) => new(Guid.NewGuid(), by.Id, Channel.Screen);

    private async Task<RolloutState> StateAsync(string key) =>
        await rollouts.FindAsync(RolloutKey.Parse(key, "").Value, default) ?? throw new InvalidOperationException($"The demo has no rollout {key}.");

    private static async Task DoAsync(Task<Result<Receipt>> command)
    {
        var done = await command;
        if (done.IsError) throw new InvalidOperationException($"The demo was refused: {string.Join(" ", done.Errors.Select(error => $"{error.Path}: {error.Message}"))}");
    }
}
