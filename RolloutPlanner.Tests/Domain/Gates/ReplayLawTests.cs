using FsCheck;
using FsCheck.Fluent;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Gates;
using RolloutPlanner.Domain.Rollouts;
using RolloutPlanner.Tests.TestKit;
using Replay = RolloutPlanner.Domain.Gates.Replay;

namespace RolloutPlanner.Tests.Domain.Gates;

/// <summary>A replay is what a live gate would have done, no more and no less.</summary>
public sealed class ReplayLawTests
{
    private static readonly HookKey[] Hooks = [AGate.Errors, AGate.Hook("latency"), AGate.Hook("orders")];

    [Fact]
    public void AtAnyMoment_ItIsWhatTheGateWouldHaveSaidThen()
    {
        var cases = from one in RandomGates.Case from until in Gen.Choose(0, 4000) select (one, until);

        Holds(cases, pair =>
        {
            var (one, rules) = (pair.one, Rules(pair.one, At.Minutes(4000)));
            var replay = Replay.Of(rules, Arrivals(one));
            var (now, then) = (At.Minutes(pair.until), replay.Changes.Last(change => change.At <= At.Minutes(pair.until)).Decision);
            var live = (one with { Gate = rules.Judged, Evidence = one.Evidence with { Approvals = [] }, Now = now }).Judge();
            return live.Action == then.Action && live.Criteria.Select(c => (c.Criterion.Id, c.Verdict)).SequenceEqual(then.Criteria.Select(c => (c.Criterion.Id, c.Verdict)));
        });
    }

    [Fact]
    public void WhatComesLater_ChangesNothingBefore() => Holds(RandomGates.Case, one =>
    {
        var (whole, part) = (Replay.Of(Rules(one, At.Minutes(4000)), Arrivals(one)), Replay.Of(Rules(one, one.Now), Arrivals(one)));
        return Told(whole).TakeWhile(change => change.At < one.Now).SequenceEqual(Told(part).TakeWhile(change => change.At < one.Now));
    });

    [Fact]
    public void OrderOfCriteria_ChangesNothing()
    {
        var cases = from one in RandomGates.Case from criteria in RandomGates.Shuffled(one.Gate.Criteria) select (one, one with { Gate = one.Gate with { Criteria = [.. criteria] } });

        Holds(cases, pair => Told(Replay.Of(Rules(pair.one, At.Minutes(4000)), Arrivals(pair.one))).SequenceEqual(Told(Replay.Of(Rules(pair.Item2, At.Minutes(4000)), Arrivals(pair.Item2)))));
    }

    /// <summary>Of numbers and means; of counted outcomes it is so only by far the most often, since their evidence weighs every rate above the limit.</summary>
    [Fact]
    public void StricterLimit_NeverFailsLater()
    {
        var cases =
            from one in RandomGates.Case
            from tighter in Gen.Elements(0m, 0.5m, 1m)
            select (one, one with { Gate = one.Gate with { Criteria = one.Gate.Criteria.Select(c => c with { Limit = c.Comparison is LimitKind.AtMost ? 1 - tighter : 1 + tighter }).ToValueList() } });

        Holds(cases, pair =>
        {
            var (mild, strict) = (Replay.Of(Rules(pair.one, At.Minutes(4000)), Arrivals(pair.one)), Replay.Of(Rules(pair.Item2, At.Minutes(4000)), Arrivals(pair.Item2)));
            return pair.one.Gate.Criteria.All(criterion => FirstFail(mild, criterion.Id) is not { } fail || FirstFail(strict, criterion.Id) <= fail);
        });
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void TheVeryGateThatRan_DoesWhatReallyHappened(int seed)
    {
        var random = new Random(seed);
        for (var history = 0; history < 25; history++)
        {
            var gate = AGate.With(AGate.Trigger(onFail: random.Next(2) == 0 ? FailAction.Pause : FailAction.Rollback), AGate.Success(hook: Hooks[1]));
            var rollout = ARollout.Running(APlan.Of(APlan.Stage("First share", 5, gate: gate), APlan.Stage("Everybody", gate: gate)));
            var (run, readings, acted) = (rollout.State.Run!, new List<Measurement>(), (DateTimeOffset?)null);
            for (var minute = 1; acted is null && minute < 3000; minute += 7)
            {
                var now = At.Minutes(minute);
                if (random.Next(12) == 0) readings.Add(AGate.Reading(random.Next(9) == 0 ? 2 : 0.5m, now, hook: Hooks[random.Next(2)]));
                if (rollout.ActOnGate(rollout.Facts(readings), By.Automation, now)) acted = now;
            }

            var stage = rollout.State.Live!.Plan.Stages[0];
            var rules = new ReplayRules(gate, stage.MinimumSoak, stage.Share, run, acted ?? At.Minutes(2999)) { Known = gate.Criteria.Select(c => c.Hook).ToValueList() };
            var stop = Replay.Of(rules, readings.Select(reading => new Arrival.Number(reading))).Stop;

            Assert.Equal(acted is null, stop is null);
            if (acted is not { } when) continue;
            Assert.InRange(stop!.At, when.AddMinutes(-7).AddTicks(1), when);
            Assert.Equal(rollout.Pending[^1] is RolloutPaused ? GateAction.Pause : GateAction.Rollback, stop.Action);
        }
    }

    private static ReplayRules Rules(GateCase one, DateTimeOffset until) => new(one.Gate, one.Soak, RolloutPlanner.Domain.Targeting.Share.All, one.Run, until) { Known = [.. Hooks] };

    private static IEnumerable<Arrival> Arrivals(GateCase one) =>
        one.Evidence.Measurements.OrderBy(taken => taken.RecordedAt).ThenBy(taken => taken.ObservedAt).Select(taken => new Arrival.Number(taken));

    private static List<(DateTimeOffset At, GateAction Action, string Verdicts)> Told(Replay replay) =>
        [.. replay.Changes.Select(change => (change.At, change.Action, string.Join(' ', change.Decision.Criteria.Select(c => $"{c.Criterion.Id}:{c.Verdict}").Order(StringComparer.Ordinal))))];

    private static DateTimeOffset? FirstFail(Replay replay, string criterion) =>
        replay.Changes.FirstOrDefault(change => change.Decision.Criteria.Any(c => c.Criterion.Id == criterion && c.Verdict is Verdict.Fail))?.At;

    private static void Holds<T>(Gen<T> cases, Func<T, bool> law, int tests = 200) => Prop.ForAll(cases.ToArbitrary(), law).Check(Config.QuickThrowOnFailure.WithMaxTest(tests));
}
