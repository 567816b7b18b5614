using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Gates;
using RolloutPlanner.Tests.TestKit;

namespace RolloutPlanner.Tests.Domain.Gates;

public sealed class SoakTests
{
    private static readonly TimeSpan Needed = TimeSpan.FromHours(10);
    private static readonly Gate Guarded = AGate.With(AGate.Trigger());

    [Fact]
    public void Of_GateWithoutCriteria_CountsEveryMinuteFromEntering() =>
        Assert.Equal(new Soak(Needed, TimeSpan.FromHours(4), true), SoakOf(AGate.Open, AGate.Run(), [], At.Hours(4)));

    [Fact]
    public void Of_BothSidesOfTheEnd_IsDoneExactlyThere()
    {
        var justBefore = SoakOf(AGate.Open, AGate.Run(), [], At.Hours(10).AddTicks(-1));
        var there = SoakOf(AGate.Open, AGate.Run(), [], At.Hours(10));

        Assert.Equal((false, TimeSpan.FromTicks(1)), (justBefore.IsDone, justBefore.Left));
        Assert.Equal((true, TimeSpan.Zero), (there.IsDone, there.Left));
    }

    [Fact]
    public void Of_Pauses_FreezeIt()
    {
        var run = AGate.Run() with { Pauses = [new(At.Hours(1), At.Hours(3)), new(At.Hours(5), null)] };

        Assert.Equal(new Soak(Needed, TimeSpan.FromHours(3), false), SoakOf(AGate.Open, run, [], At.Hours(9)));
    }

    [Fact]
    public void Of_PausedAtOnceAfterARollback_CountsNothing()
    {
        var run = AGate.Run().Pause(At.Noon);

        Assert.Equal(new Soak(Needed, TimeSpan.Zero, false), SoakOf(AGate.Open, run, [], At.Hours(9)));
    }

    [Fact]
    public void Of_LateReading_CountsFromItsRecordingOn() =>
        Assert.Equal(TimeSpan.FromHours(3), Accrued(At.Hours(5), AGate.Reading(0, At.Noon, recordedAt: At.Hours(2))));

    [Fact]
    public void Of_ExpiredReading_StopsItUntilTheNext()
    {
        Measurement[] readings = [AGate.Reading(0, At.Noon), AGate.Reading(0, At.Hours(30))];

        Assert.Equal(TimeSpan.FromHours(24), Accrued(At.Hours(29), readings));
        Assert.Equal(TimeSpan.FromHours(26), Accrued(At.Hours(32), readings));
    }

    [Fact]
    public void Of_FailingTrigger_StopsItUntilItPasses()
    {
        Measurement[] readings = [AGate.Reading(0, At.Noon), AGate.Reading(9, At.Hours(1)), AGate.Reading(0, At.Hours(4))];

        Assert.Equal(new Soak(Needed, TimeSpan.FromHours(1), false), SoakOf(Guarded, AGate.Run(), [.. readings], At.Hours(3)));
        Assert.Equal(new Soak(Needed, TimeSpan.FromHours(2), true), SoakOf(Guarded, AGate.Run(), [.. readings], At.Hours(5)));
    }

    [Fact]
    public void Of_FailingSuccessCriterion_DoesNotStopIt()
    {
        var gate = AGate.With(AGate.Success());

        Assert.Equal(TimeSpan.FromHours(2), SoakOf(gate, AGate.Run(), [AGate.Reading(9, At.Noon)], At.Hours(2)).Accrued);
    }

    [Fact]
    public void Of_ThinReading_StopsIt() =>
        Assert.Equal(TimeSpan.FromHours(1), Accrued(At.Hours(3), AGate.Reading(0, At.Noon), AGate.Reading(0, At.Hours(1), sample: 99)));

    [Fact]
    public void Of_SilentObservation_DoesNotStopIt()
    {
        var gate = AGate.With(AGate.Observe());

        Assert.Equal(TimeSpan.FromHours(3), SoakOf(gate, AGate.Run(), [], At.Hours(3)).Accrued);
    }

    [Fact]
    public void Of_EnteredAgain_StartsAtZero() =>
        Assert.Equal(TimeSpan.Zero, SoakOf(Guarded, AGate.Run(2, enteredAt: At.Hours(5)), [AGate.Reading(0, At.Noon)], At.Hours(9)).Accrued);

    [Fact]
    public void Of_ClockBehindTheEntry_CountsNothing() =>
        Assert.Equal(new Soak(Needed, TimeSpan.Zero, false), SoakOf(AGate.Open, AGate.Run(), [], At.Hours(-12)));

    private static TimeSpan Accrued(DateTimeOffset now, params Measurement[] readings) =>
        SoakOf(Guarded, AGate.Run(), [.. readings], now).Accrued;

    private static Soak SoakOf(Gate gate, StageRun run, ValueList<Measurement> readings, DateTimeOffset now) =>
        RunEvidence.Of(gate, run, readings, now).Soak(Needed, run, now);
}
