using RolloutPlanner.Application.Gates;
using RolloutPlanner.Application.Ports;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Gates;
using RolloutPlanner.Tests.Persistence;
using RolloutPlanner.Tests.TestKit;

namespace RolloutPlanner.Tests.Scheduling;

/// <summary>What an answer becomes for a run that began at noon.</summary>
public sealed class PolledLookTests
{
    private static readonly MonitoringHook Number = Rounds.Polled(AGate.Errors);
    private static readonly MonitoringHook Counters = Rounds.Counted(AGate.Errors);
    private static readonly DateTimeOffset Now = At.Minutes(10);

    public static TheoryData<string, FailureKind?> Answers => new()
    {
        { "a number", null },
        { "a number of a minute ahead", null },
        { "a number of more than a minute ahead", FailureKind.ClockSkew },
        { "an old number", FailureKind.Stale },
        { "fewer than no people", FailureKind.UnitMismatch },
        { "nothing", FailureKind.NoData },
        { "more bad than people", FailureKind.UnitMismatch },
    };

    [Theory]
    [MemberData(nameof(Answers))]
    public void Answer_IsANumberOrSaysWhyNot(string what, FailureKind? expected)
    {
        var look = what switch
        {
            "a number" => Look(Number, Value(0.5m, Now)),
            "a number of a minute ahead" => Look(Number, Value(0.5m, Now.AddSeconds(60))),
            "a number of more than a minute ahead" => Look(Number, Value(0.5m, Now.AddSeconds(61))),
            "an old number" => Look(Number, Value(0.5m, Now.AddMinutes(-5))),
            "fewer than no people" => Look(Number, Value(0.5m, Now, -1)),
            "nothing" => Look(Number, new MetricAnswer.Failed(FailureKind.NoData, "No series.", "", "", Now)),
            _ => Look(Counters, Grown(5, 7), new PolledCounters(AGate.Errors, new(new(4, 2), null), Now.AddMinutes(-1), Counters.Definition)),
        };

        Assert.Equal(expected, (look as PolledLook.Failed)?.Failure.Kind);
    }

    [Fact]
    public void Number_CarriesItsWindowItsSampleAndWhereItIsFrom()
    {
        var look = (PolledLook.Taken)Look(Number, Value(0.50m, Now.AddTicks(3), 3_000_000_000))!;

        var expected = new Measurement(AGate.Errors, 1, 0.50m, int.MaxValue, Now, Now, SystemActors.GateId, "http://prometheus:9090")
        {
            Origin = MeasurementOrigin.Polled,
            Window = TimeSpan.FromMinutes(1),
            FreshFor = TimeSpan.FromMinutes(5),
            Definition = Number.Definition,
            Query = "query",
        };
        Assert.Equal(expected, look.Measurement);
    }

    [Fact]
    public void Answer_OfAnotherRunOrAnotherMetric_IsNoneOfThisRun()
    {
        var other = Rounds.Polled(AGate.Hook("other"));

        Assert.Null(PolledLook.Of(new(Stored.Key("checkout"), 2, Number, Number.Definition, Value(0.5m, Now)), Gate(), GateTimes.Settle, Now));
        Assert.Null(PolledLook.Of(new(Stored.Key("checkout"), 1, other, other.Definition, Value(0.5m, Now)), Gate(), GateTimes.Settle, Now));
    }

    [Theory]
    [InlineData("before the floor", null)]
    [InlineData("first", 0L)]
    [InlineData("of another definition", 0L)]
    [InlineData("later", 6L)]
    [InlineData("restarted", 0L)]
    [InlineData("of the same moment", null)]
    public void Counters_CountFromTheirFirstReadingOn(string when, long? people)
    {
        var before = new PolledCounters(AGate.Errors, new(new(4, 0), null), Now.AddMinutes(-1), Counters.Definition);
        var look = when switch
        {
            "before the floor" => PolledLook.Of(new(Stored.Key("checkout"), 1, Counters, Counters.Definition, Grown(10, 0, At.Minutes(1.9))), Gate(), GateTimes.Settle, At.Minutes(1.9)),
            "first" => Look(Counters, Grown(10, 0)),
            "of another definition" => Look(Counters, Grown(10, 0), before with { Definition = "other" }),
            "later" => Look(Counters, Grown(10, 0), before),
            "restarted" => Look(Counters, Grown(10, 0), before with { Reading = new(new(400, 9), null) }),
            _ => Look(Counters, Grown(10, 0), before with { At = Now }),
        };

        Assert.Equal(people, (look as PolledLook.Taken)?.Measurement.Arms!.TreatedPeople);
    }

    private static PolledLook? Look(MonitoringHook hook, MetricAnswer answer, params PolledCounters[] before) =>
        PolledLook.Of(new(Stored.Key("checkout"), 1, hook, hook.Definition, answer), Gate() with { Counters = [.. before] }, GateTimes.Settle, Now);

    private static WatchedGate Gate()
    {
        var rollout = ARollout.Running(APlan.Guarded());
        return new(rollout.State, rollout.StartEvidence(), 0, 0, [], []);
    }

    private static MetricAnswer.Number Value(decimal value, DateTimeOffset at, long people = 1000) => new(value, people, "query", "raw", at);

    private static MetricAnswer.Counters Grown(long people, long bad, DateTimeOffset? at = null) => new(new(new(people, bad), null), "query", "raw", at ?? Now);
}
