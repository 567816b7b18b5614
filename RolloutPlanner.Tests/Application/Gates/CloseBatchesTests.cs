using RolloutPlanner.Application.Gates;
using RolloutPlanner.Application.Ports;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Evaluation;
using RolloutPlanner.Domain.Gates;
using RolloutPlanner.Domain.Rollouts;
using RolloutPlanner.Tests.Persistence;
using RolloutPlanner.Tests.TestKit;

namespace RolloutPlanner.Tests.Application.Gates;

/// <summary>Outcomes of single people: which arm, which minute, and once.</summary>
public sealed class CloseBatchesTests : IAsyncLifetime
{
    private TestDatabase _database = null!;

    public async Task InitializeAsync()
    {
        _database = await TestDatabase.WithDemoPeopleAsync();
        var plan = Stored.Plan();
        await _database.AddPushedAsync(plan: plan with { Stages = [plan.Stages[0] with { Share = RolloutPlanner.Domain.Targeting.Share.Parse(50, "").Value }, .. plan.Stages.Skip(1)] });
    }

    public Task DisposeAsync() => _database.DisposeAsync().AsTask();

    [Fact]
    public async Task Run_MatureMinutes_EachBecomesOneMeasurementInOrder()
    {
        var taken = await _database.PushAsync([.. People(200).Select((who, i) => APush.Outcome(who, 58 + i % 2, bad: i % 10 == 0))]);

        var early = await CloseAsync(TimeSpan.FromMinutes(4));
        var first = await CloseAsync(TimeSpan.FromMinutes(1));
        var second = await CloseAsync(TimeSpan.FromMinutes(1));
        var again = await CloseAsync(TimeSpan.FromMinutes(10));

        Assert.Equal(("200+0", 1, 1, 0, 0), (taken.Shown(), early, first, second, again));
        var measured = await _database.TakenAsync();
        Assert.Equal([At.Minutes(59), At.Minutes(60)], measured.Select(one => one.ObservedAt));
        Assert.Equal([await SumAsync(0, 10), await SumAsync(1, 0)], measured.Select(one => (ArmReading.Counts)one.Arms!));
        Assert.All(measured, one => Assert.Equal((TimeSpan.FromMinutes(1), MeasurementOrigin.Pushed, SystemActors.GateId), (one.Window, one.Origin, one.Author)));
    }

    [Fact]
    public async Task Run_SamePersonManyTimes_CountsOnce()
    {
        var first = await _database.PushAsync(APush.Outcome("u-1", 58), APush.Outcome("u-1", 58.5), APush.Outcome("u-1", 59.9, bad: true), APush.Outcome("u-1", 59.95, bad: true));
        var second = await _database.PushAsync(APush.Outcome("u-1", 58), APush.Outcome("u-1", 58.5), APush.Outcome("u-1", 59.9, bad: true), APush.Outcome("u-1", 59.95, bad: true));

        await CloseAsync(TimeSpan.FromHours(1));

        Assert.Equal(("2+2", "0+4"), (first.Shown(), second.Shown()));
        var arms = (ArmReading.Counts)Assert.Single(await _database.TakenAsync()).Arms!;
        Assert.Equal((1, 1), (arms.Treatment.People + arms.Control!.People, arms.Treatment.Bad + arms.Control.Bad));
        Assert.Equal(At.Minutes(59), (await _database.TakenAsync())[0].ObservedAt);
    }

    [Fact]
    public async Task Push_AfterTheMinuteWasCounted_ChangesNothing()
    {
        await _database.PushAsync(APush.Outcome("u-1", 58));
        await CloseAsync(TimeSpan.FromMinutes(5));

        var late = await _database.PushAsync(APush.Outcome("u-1", 58, bad: true), APush.Outcome("u-2", 58.2), APush.Outcome("u-1", 58), APush.Outcome("u-3", 62));

        Assert.Equal("1+1 0:outcome.closed 1:outcome.closed", late.Shown());
        Assert.Equal(0, await CloseAsync(TimeSpan.FromMinutes(1)));
    }

    [Fact]
    public async Task Push_BeforeTheStageSettled_IsEarly() =>
        Assert.Equal("0+0 0:measurement.early 1:outcome.closed", (await _database.PushAsync(APush.Outcome("u-1", 1.9), APush.Outcome("u-2", 2))).Shown());

    [Fact]
    public async Task Stored_HoldsNoFactAboutAnybody()
    {
        await _database.PushAsync(APush.Outcome("zebrafish@example.org", 58, city: "Quokkaville"));

        var all = await _database.DumpAsync();

        Assert.DoesNotContain("zebrafish", all, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("Quokka", all, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(1L, await _database.SqlAsync("SELECT COUNT(*) FROM Outcomes"));
    }

    [Fact]
    public async Task Run_RunThatIsOver_ForgetsItsPeopleAndMeasuresNothing()
    {
        await _database.PushAsync([.. People(20).Select(who => APush.Outcome(who, 59))]);
        await APush.DoneAsync(_database.ChangeAsync(APush.Rollout, By.Maya, (rollout, at) => rollout.RollBackFully("harm", By.Maya, at)));

        var closed = await CloseAsync(TimeSpan.FromMinutes(10));

        Assert.Equal(0, closed);
        Assert.Empty(await _database.TakenAsync());
        Assert.Equal(0L, await _database.SqlAsync("SELECT COUNT(*) FROM Outcomes"));
    }

    [Fact]
    public async Task Due_ManyRuns_FindsEachThatWaitsAndNoOther()
    {
        for (var i = 0; i < 5; i++) await _database.AddPushedAsync(key: $"other-{i}");
        _database.Time.Advance(TimeSpan.FromMinutes(30));
        foreach (var i in new[] { 0, 2, 4 }) await _database.PushAsync(APush.Outcome("u-1", 88) with { Rollout = $"other-{i}" }, APush.Outcome("u-2", 89) with { Rollout = $"other-{i}" });

        var none = await DueAsync(88);
        var some = await DueAsync(89);
        await CloseAsync(TimeSpan.FromMinutes(4));
        var after = await DueAsync(89);
        var next = await DueAsync(90);

        Assert.Empty(none);
        Assert.Equal(["other-0", "other-2", "other-4"], some.Select(run => run.Rollout.Value));
        Assert.Empty(after);
        Assert.Equal(some, next);
    }

    [Fact]
    public async Task Push_ServedByTheSnapshot_FindsTheSameArms()
    {
        var served = _database.Get<ISnapshots>().Current!.Snapshot.Find(APush.Rollout)!;
        var people = People(300);
        await _database.PushAsync([.. people.Select(who => APush.Outcome(who, 58))]);

        await CloseAsync(TimeSpan.FromMinutes(5));

        var arms = (ArmReading.Counts)Assert.Single(await _database.TakenAsync()).Arms!;
        var on = people.Count(who => served.Evaluate(APush.Person(who)).IsOn);
        Assert.Equal((on, people.Count - on), ((int)arms.Treatment.People, (int)arms.Control!.People));
    }

    private static List<string> People(int count) => [.. Enumerable.Range(0, count).Select(i => $"u-{i}")];

    private Task<int> CloseAsync(TimeSpan later)
    {
        _database.Time.Advance(later);
        return _database.Get<CloseBatches>().RunAsync(default);
    }

    private Task<ValueList<OutcomeRun>> DueAsync(double before) => _database.Get<IOutcomeReader>().DueAsync(At.Minutes(before), default);

    /// <summary>What every second of the 200 people adds up to, the first of each ten of whom had a bad outcome.</summary>
    private async Task<ArmReading.Counts> SumAsync(int remainder, int bad)
    {
        var rollout = (await _database.Get<RolloutPlanner.Application.Evaluation.ServedRollouts>().OfAsync(await _database.PushedStateAsync(), default)).Value;
        var people = People(200).Index().Where(one => one.Index % 2 == remainder).Select(one => (IsOn: rollout.Evaluate(APush.Person(one.Item)).IsOn, IsBad: bad > 0 && one.Index % bad == 0)).ToList();
        CountedArm Arm(bool on) => new(people.Count(one => one.IsOn == on), people.Count(one => one.IsOn == on && one.IsBad));
        return new(Arm(true), Arm(false));
    }
}
