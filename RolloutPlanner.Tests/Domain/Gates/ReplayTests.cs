using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Gates;
using RolloutPlanner.Domain.Targeting;
using RolloutPlanner.Tests.TestKit;

namespace RolloutPlanner.Tests.Domain.Gates;

/// <summary>What a gate would have decided over a run: when it would have moved on, paused or gone back, after how many people, and why.</summary>
public sealed class ReplayTests
{
    private static readonly Criterion Ratio = AGate.Trigger() with { Against = Reference.ControlRatio, Limit = 1.5m };

    [Fact]
    public void HarmOnTheSecondDay_RollsBackThenAndSaysAfterHowMany()
    {
        var replay = Replay.Of(Rules(AGate.With(Ratio), days: 3), Counts(from: 3, until: 40 * 60, every: 60, bad: minute => minute < 26 * 60 ? (1, 1) : (6, 1), people: 20));

        var words = ReplayWords.Plain("5% of London");

        Assert.Equal(GateAction.Rollback, replay.Decisive?.Action);
        Assert.Equal(replay.Stop, replay.Rollback);
        Assert.StartsWith("With these rules 5% of London would have been rolled back on day 2, after ", words.Answer(replay));
        Assert.EndsWith("without, the limit is at most 1.5 times as often as without.", words.Answer(replay));
        Assert.Equal(replay.Rollback!.People, 20 + replay.Rollback.Decision.Criteria[0].Tally!.TreatedPeople); // whoever came before the floor was exposed too
    }

    [Fact]
    public void GoodNumbersAndASoakOfADay_CouldMoveOnWhenTheSoakIsDone()
    {
        var readings = Enumerable.Range(0, 6).Select(i => Read(0.5m, At.Hours(i * 6)));

        var replay = Replay.Of(Rules(AGate.With(AGate.Trigger()) with { ApprovalsNeeded = 2, Checklist = [new("a", "Support is ready", "")] }, soakHours: 24), readings);

        Assert.Equal((At.Hours(24), GateAction.Advance, 1000L), (replay.Decisive!.At, replay.Decisive.Action, replay.Decisive.People));
        Assert.Equal("With these rules First share could have moved on on day 2, after 1,000 people: the soak was done and every metric passed.", ReplayWords.Plain("First share").Answer(replay));
    }

    [Fact]
    public void WithPeople_NobodyApprovedAnything_WaitsForThem()
    {
        var rules = Rules(AGate.With(AGate.Trigger()) with { ApprovalsNeeded = 2 }) with { WithPeople = true };

        var replay = Replay.Of(rules, [Read(0.5m, At.Noon)]);

        Assert.Null(replay.Advance);
        Assert.Contains(replay.Changes, change => change.Action is GateAction.AwaitApproval);
    }

    [Fact]
    public void OneBadReadingAmongGoodOnes_PausesThenAndNoLater()
    {
        var readings = new[] { Read(0.5m, At.Noon), Read(7, At.Hours(5)), Read(0.5m, At.Hours(6)) };

        var replay = Replay.Of(Rules(AGate.With(AGate.Trigger(onFail: FailAction.Pause))), readings);

        Assert.Equal([(At.Noon, GateAction.Hold), (At.Noon, GateAction.Advance), (At.Hours(5), GateAction.Pause), (At.Hours(6), GateAction.Advance)], replay.Changes.Take(4).Select(change => (change.At, change.Action)));
        Assert.Equal("With these rules First share could have moved on less than a minute in, after 1,000 people: the soak was done and every metric passed. " +
            "Had it stayed, it would have paused itself 5 hours in, after 1,000 people: payment-errors is 7, the limit is at most 1.", ReplayWords.Plain("First share").Answer(replay));
    }

    [Fact]
    public void Silence_IsJudgedByTheClockAlone()
    {
        var replay = Replay.Of(Rules(AGate.With(AGate.Trigger())), []);

        Assert.Equal([(At.Noon, GateAction.Hold), (At.Minutes(30), GateAction.Hold), (At.Hours(24), GateAction.Pause)], replay.Changes.Select(change => (change.At, change.Action)));
        Assert.Equal("With these rules First share would have paused itself on day 2: no reading of payment-errors in this stage yet.", ReplayWords.Plain("First share").Answer(replay));
    }

    [Fact]
    public void MetricThatNobodyRecorded_IsLeftOutAndNamed()
    {
        var (refunds, rules) = (AGate.Hook("refunds"), Rules(AGate.With(AGate.Trigger(), AGate.Success(hook: AGate.Hook("refunds")))));

        var replay = Replay.Of(rules, [Read(0.5m, At.Noon)]);

        Assert.Equal([refunds], replay.Rules.Unrecorded);
        Assert.Equal("As far as was recorded, with these rules First share could have moved on less than a minute in, after 1,000 people: the soak was done and every metric passed. " +
            "refunds was not recorded in this run, so nobody can say what it would have shown.", ReplayWords.Plain("First share").Answer(replay.Until(At.Hours(2))));
    }

    [Fact]
    public void WindowCountedTwice_CountsItsPeopleOnce()
    {
        var windows = Counts(from: 3, until: 60, every: 1, bad: _ => (0, 0), people: 10).ToList();

        var replay = Replay.Of(Rules(AGate.With(Ratio)), windows.Concat(windows.Select(one => Later(one, At.Hours(2)))));

        Assert.Equal(570, replay.End.Decision.Criteria[0].Tally!.TreatedPeople);
        Assert.All(replay.Changes, change => Assert.True(change.People is null or <= 570));
    }

    [Fact]
    public void WhatIf_ErrorsRise_SaysHowLongAndHowManyPeople()
    {
        var share = Share.Parse(5, "share").Value;
        var rules = Rules(AGate.With(Ratio)) with { Share = share };
        var replay = Replay.Of(rules, Counts(from: 3, until: 600, every: 1, bad: minute => (0, minute % 5 == 0 ? 1 : 0), people: 1, control: 19));

        var rise = WhatIf.Of(replay.Evidence.Criteria[0], share, rules.Run, 2)!.Value;

        Assert.Equal((1.05m, 2m), (rise.BasePercent, rise.Rise));
        Assert.InRange(rise.PeoplePerHour, 1190, 1200);
        Assert.True(rise.ExposedLeast > 50 && rise.ExposedMost < 2000 && rise.Time.Least < rise.Time.Most, rise.ToString());
        Assert.Equal("what-if.allowed", WhatIf.Of(replay.Evidence.Criteria[0], share, rules.Run, 0.1m)!.Error.Code);
        Assert.Equal("what-if.large", WhatIf.Of(replay.Evidence.Criteria[0], share, rules.Run, 99.5m)!.Error.Code);
        Assert.Null(WhatIf.Of(Replay.Of(Rules(AGate.With(AGate.Trigger())), [Read(0.5m, At.Noon)]).Evidence.Criteria[0], share, rules.Run, 1));
    }

    private static ReplayRules Rules(Gate gate, double soakHours = 0, double days = 2) =>
        new(gate, TimeSpan.FromHours(soakHours), Share.Parse(50, "share").Value, AGate.Run(), At.Hours(24 * days)) { Known = [AGate.Errors] };

    private static Arrival Read(decimal value, DateTimeOffset at) => new Arrival.Number(AGate.Reading(value, at));

    private static Arrival Later(Arrival arrival, DateTimeOffset at) => new Arrival.Number(((Arrival.Number)arrival).Taken with { RecordedAt = at });

    private static IEnumerable<Arrival> Counts(int from, int until, int every, Func<int, (int Treated, int Control)> bad, int people, int? control = null)
    {
        for (var minute = from; minute < until; minute += every)
        {
            var at = At.Minutes(minute + every);
            yield return new Arrival.Number(AGate.Reading(0, at) with
            {
                Origin = MeasurementOrigin.Pushed,
                Window = TimeSpan.FromMinutes(every),
                FreshFor = TimeSpan.FromHours(2),
                Arms = new ArmReading.Counts(new(people, bad(minute).Treated), new(control ?? people, bad(minute).Control)),
            });
        }
    }
}

file static class Shorter
{
    public static Replay Until(this Replay replay, DateTimeOffset at) => replay with { Changes = replay.Changes.Where(change => change.At <= at).ToValueList() };
}
