using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Gates;
using RolloutPlanner.Domain.Targeting;
using RolloutPlanner.Infrastructure.Persistence;
using RolloutPlanner.Tests.Persistence;
using RolloutPlanner.Tests.TestKit;

namespace RolloutPlanner.Tests.Domain.Gates;

public class PushedParserTests
{
    private static readonly PushedDocument Counts = APush.Counts(10, 11, 100, 2, 900, 9);
    private static readonly PushedDocument Number = APush.Number(10, 11, 0.4m, 500);
    private static readonly PushedDocument Means = APush.Means(10, 11, 12.5m, 4m, 100);
    private static readonly PushedDocument Outcome = APush.Outcome("u-1", 10);

    public static TheoryData<string, PushedDocument, string> Wrong => new()
    {
        { "no rollout", Counts with { Rollout = null }, "rollout:key.missing" },
        { "odd rollout", Counts with { Rollout = "No Key" }, "rollout:key.characters" },
        { "no hook", Counts with { Hook = "" }, "hook:key.missing" },
        { "stage 0", Counts with { Stage = 0 }, "stage:number.range" },
        { "nothing", Counts with { Treatment = null, Control = null }, ":push.nothing" },
        { "two things", Counts with { Value = 1 }, ":push.several" },
        { "arms and a person", Counts with { Context = APush.Person("u-1") }, ":push.several" },
        { "no start", Counts with { WindowStart = null }, "windowStart:measurement.missing" },
        { "no end", Number with { WindowEnd = null }, "windowEnd:measurement.missing" },
        { "end before start", Counts with { WindowEnd = At.Minutes(9) }, "windowEnd:measurement.window" },
        { "no length", Number with { WindowEnd = At.Minutes(10) }, "windowEnd:measurement.window" },
        { "over 7 days", Counts with { WindowStart = At.Minutes(11).AddDays(-7).AddTicks(-1) }, "windowStart:measurement.window" },
        { "in the future", Counts with { WindowEnd = At.Minutes(61).AddTicks(1) }, "windowEnd:measurement.future" },
        { "end of time", Counts with { WindowStart = DateTimeOffset.MinValue, WindowEnd = DateTimeOffset.MaxValue }, "windowEnd:measurement.future windowStart:measurement.window" },
        { "sample 0", Number with { SampleSize = 0 }, "sampleSize:measurement.sample" },
        { "sample beside arms", Counts with { SampleSize = 10 }, "sampleSize:push.foreign" },
        { "person's time beside a window", Number with { At = At.Noon, Bad = true }, "at:push.foreign bad:push.foreign" },
        { "control alone", Counts with { Treatment = null }, "treatment:measurement.missing" },
        { "no people", Arm(new() { Bad = 1 }), "treatment.people:measurement.missing" },
        { "negative people", Arm(new() { People = -1, Bad = 0 }), "treatment.people:number.range" },
        { "too many people", Arm(new() { People = 1_000_000_001, Bad = 0 }), "treatment.people:number.range" },
        { "no bad", Arm(new() { People = 1 }), "treatment.bad:measurement.missing" },
        { "negative bad", Arm(new() { People = 1, Bad = -1 }), "treatment.bad:number.range" },
        { "more bad than people", Arm(new() { People = 1, Bad = 2 }), "treatment.bad:measurement.bad" },
        { "control more bad than people", Counts with { Control = new() { People = 1, Bad = 2 } }, "control.bad:measurement.bad" },
        { "both kinds in one arm", Arm(new() { People = 1, Bad = 1, Mean = 1, Variance = 1 }), "treatment.bad:push.foreign control.bad:push.foreign control.mean:measurement.missing control.variance:measurement.missing" },
        { "negative variance", Means with { Treatment = new() { People = 2, Mean = 1, Variance = -1 } }, "treatment.variance:number.range" },
        { "no mean", Means with { Control = new() { People = 2, Variance = 1 } }, "control.mean:measurement.missing" },
        { "nobody named", Outcome with { Context = new(null, At.Noon, []) }, "context.targetingKey:measurement.person" },
        { "no outcome", Outcome with { Bad = null }, "bad:measurement.missing" },
        { "no moment", Outcome with { At = null }, "at:measurement.missing" },
        { "later", Outcome with { At = At.Minutes(62) }, "at:measurement.future" },
        { "window beside a person", Outcome with { WindowStart = At.Noon, WindowEnd = At.Noon, SampleSize = 1 }, "sampleSize:push.foreign windowStart:push.foreign windowEnd:push.foreign" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void Parse_Wrong_NamesEachPath(string what, PushedDocument wrong, string expected)
    {
        var parsed = PushedParser.Parse([Counts, wrong], At.Hours(1).AddMinutes(-1));

        Assert.True(parsed.IsError, what);
        var paths = expected.Split(' ').Select(one => "measurements[1]" + (one[0] == ':' ? one : "." + one));
        Assert.Equal(paths, parsed.Errors.Select(error => $"{error.Path}:{error.Code}"));
    }

    [Fact]
    public void Parse_Sound_SaysWhatWasSaid()
    {
        var parsed = PushedParser.Parse([Counts with { Stage = 2 }, Number, Means, Outcome with { Bad = true }], At.Hours(1)).Value;

        var (rollout, hook) = (APush.Key, Stored.Errors);
        Assert.Equal(
            [
                new Pushed.Reading(0, rollout, hook, 2, At.Minutes(10), At.Minutes(11), 2, 100, new ArmReading.Counts(new(100, 2), new(900, 9))),
                new Pushed.Reading(1, rollout, hook, null, At.Minutes(10), At.Minutes(11), 0.4m, 500, null),
                new Pushed.Reading(2, rollout, hook, null, At.Minutes(10), At.Minutes(11), 12.5m, 100, new ArmReading.Means(new(100, 12.5, 4), new(100, 12.5, 4))),
                new Pushed.Outcome(3, rollout, hook, null, At.Minutes(10), Outcome.Context!, true),
            ],
            parsed);
        Assert.Equal([MetricShape.Counts, MetricShape.Number, MetricShape.Means, MetricShape.Counts], parsed.Select(item => item.Shape));
    }

    [Fact]
    public void Reading_StoredAndReadBack_SaysTheSame()
    {
        var random = new Random(20_261);
        for (var i = 0; i < 2_000; i++)
        {
            var document = Any(random);

            var reading = (Pushed.Reading)PushedParser.Parse([document], At.Hours(500)).Value[0];
            var taken = reading.TakenIn(AGate.Run(3), APush.Hook(reading.Shape), By.Reporter.Id, "Shop", At.Hours(500));
            var stored = MeasurementRow.Of(APush.Key, 1, taken).ToMeasurement();

            Assert.Equal(taken, stored);
            Assert.True(reading.Says(stored), document.ToString());
            Assert.False((reading with { Value = reading.Value + 1 }).Says(stored));
        }
    }

    private static PushedDocument Any(Random random)
    {
        var from = random.NextDouble() * 20_000;
        var until = from + 0.1 + random.NextDouble() * 5_000;
        long people = random.Next(0, 100_000);
        return random.Next(3) switch
        {
            0 => APush.Number(from, until, Decimal(random), random.Next(2) == 0 ? null : random.Next(1, 1000)),
            1 => APush.Means(from, until, Decimal(random), Math.Abs(Decimal(random)), people),
            _ => APush.Counts(from, until, people, random.NextInt64(people + 1), random.Next(2) == 0 ? null : people, random.NextInt64(people + 1)),
        };
    }

    private static decimal Decimal(Random random) => new(random.Next(), random.Next(), random.Next(2) == 0 ? 0 : random.Next(), random.Next(2) == 0, (byte)random.Next(0, 29));

    private static PushedDocument Arm(PushedArmDocument arm) => Counts with { Treatment = arm };
}
