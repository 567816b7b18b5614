using RolloutPlanner.Application.Gates;
using RolloutPlanner.Application.Ports;
using RolloutPlanner.Application.Rollouts;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Evaluation;
using RolloutPlanner.Domain.Gates;
using RolloutPlanner.Domain.Rollouts;
using RolloutPlanner.Domain.Targeting;
using RolloutPlanner.Tests.Persistence;

namespace RolloutPlanner.Tests.TestKit;

/// <summary>Things that programs send of the metric "payment-errors", and a running rollout that takes them.</summary>
internal static class APush
{
    public const string Rollout = "checkout";

    public static RolloutKey Key { get; } = Stored.Key(Rollout);

    /// <summary>Of a window in minutes after noon.</summary>
    public static PushedDocument Counts(double from, double until, long people, long bad, long? control = null, long controlBad = 0) => Window(from, until) with
    {
        Treatment = new() { People = people, Bad = bad },
        Control = control is { } others ? new() { People = others, Bad = controlBad } : null,
    };

    public static PushedDocument Number(double from, double until, decimal value, int? sample = null) => Window(from, until) with { Value = value, SampleSize = sample };

    public static PushedDocument Means(double from, double until, decimal mean, decimal variance, long people) =>
        Window(from, until) with { Treatment = new() { People = people, Mean = mean, Variance = variance }, Control = new() { People = people, Mean = mean, Variance = variance } };

    public static PushedDocument Outcome(string person, double at, bool bad = false, string city = "London") => new()
    {
        Rollout = Rollout,
        Hook = "payment-errors",
        At = At.Minutes(at),
        Context = Person(person, city),
        Bad = bad,
    };

    public static EvaluationContext Person(string key, string city = "London") =>
        new(TargetingKey.Parse(key, "key").Value, At.Noon, [new("city", new AttributeValue.Text(city))]);

    public static MonitoringHook Hook(MetricShape shape = MetricShape.Counts, string key = "payment-errors", HookSource? origin = null) =>
        Stored.Hook(key) with { Shape = shape, Origin = origin ?? new HookSource.Pushed() };

    public static Task AddHookAsync(this TestDatabase database, MonitoringHook hook) => DoneAsync(database.DoAsync(By.Maya, workspace =>
    {
        workspace.Hooks.Save(hook, new HookCreated(hook, workspace.Actor, workspace.Now));
        return Task.FromResult(Result.Success);
    }));

    /// <summary>In its first stage since noon, with the metric that its gates use; now it is an hour later.</summary>
    public static async Task AddPushedAsync(this TestDatabase database, MetricShape shape = MetricShape.Counts, Plan? plan = null, string key = Rollout)
    {
        if (key == Rollout) await database.AddHookAsync(Hook(shape));
        await database.AddRolloutAsync(key, plan);
        await DoneAsync(database.ChangeAsync(key, By.Maya, (rollout, at) => rollout.Submit(By.Maya, at)));
        await DoneAsync(database.ChangeAsync(key, By.Tom, (rollout, at) => rollout.SignOff(rollout.State.UnderReview!.Hash, "", Stored.Ready, By.Tom, at)));
        await DoneAsync(database.ChangeAsync(key, By.Maya, (rollout, at) => rollout.Start(Stored.Ready, By.Maya, at)));
        if (key == Rollout) database.Time.Advance(TimeSpan.FromHours(1));
    }

    public static Task<Result<Taken>> PushAsync(this TestDatabase database, params PushedDocument[] items) =>
        database.Get<TakeMeasurements>().RunAsync(new(By.Maya.Asks(), "wish", [.. items]), default);

    /// <summary>The codes of what became of each, in the order sent: those that count and those that were there are not told apart by place.</summary>
    public static string Shown(this Result<Taken> taken) => taken.IsError
        ? string.Join(' ', taken.Errors.Select(error => $"{error.Path}:{error.Code}"))
        : string.Join(' ', [$"{taken.Value.Accepted}+{taken.Value.Duplicates}", .. taken.Value.Ignored.Select(one => $"{one.Index}:{one.Fate.Code}")]);

    public static async Task<ValueList<Measurement>> TakenAsync(this TestDatabase database, int run = 1) => await database.Get<IRolloutReader>().MeasurementsAsync(Key, run, default);

    public static async Task<RolloutState> PushedStateAsync(this TestDatabase database, string key = Rollout) => (await database.Get<IRolloutReader>().FindAsync(Stored.Key(key), default))!;

    public static async Task DoneAsync(Task<Result<Receipt>> command)
    {
        var done = await command;
        Assert.True(!done.IsError, done.IsError ? string.Join("; ", done.Errors) : "");
    }

    private static PushedDocument Window(double from, double until) => new() { Rollout = Rollout, Hook = "payment-errors", WindowStart = At.Minutes(from), WindowEnd = At.Minutes(until) };
}
