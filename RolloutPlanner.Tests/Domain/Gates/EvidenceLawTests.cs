using FsCheck;
using FsCheck.Fluent;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Gates;
using RolloutPlanner.Tests.TestKit;

namespace RolloutPlanner.Tests.Domain.Gates;

/// <summary>The laws of gates.md on evidence that programs deliver; those on readings by hand are in <see cref="GateLawTests"/>. Numbers are the law's.</summary>
public sealed class EvidenceLawTests
{
    [Fact]
    public void Law1_OrderOfCriteria_ChangesNothing()
    {
        var shuffled =
            from one in RandomEvidence.Case
            from criteria in RandomGates.Shuffled(one.Gate.Criteria)
            select (one, one with { Gate = AGate.With(criteria) });

        Holds(shuffled, pair =>
        {
            var (a, b) = (pair.Item1.Judge(), pair.Item2.Judge());
            return a.Action == b.Action && a.Soak == b.Soak && a.Digest == b.Digest && a.Criteria.ToHashSet().SetEquals(b.Criteria);
        });
    }

    [Fact]
    public void Law2_AWorseVerdictOfQuality_IsNeverMilder()
    {
        var quality = new Criterion("quality:counts", RandomEvidence.Counts, CriterionRole.Quality, LimitKind.AtMost, 0, 1, FailAction.Pause);
        var actions = Enum.GetValues<Verdict>().Select(verdict => CriterionAssessor.ActionFor(quality, verdict, TimeSpan.FromDays(2), TimeSpan.FromDays(20))).ToList();

        Assert.Equal([GateAction.Advance, GateAction.Hold, GateAction.Hold, GateAction.Hold, GateAction.Hold, GateAction.Pause], actions);
    }

    [Fact]
    public void Laws3And4_MissingEvidence_NeverAdvancesAndNeverRollsBack() => Holds(RandomEvidence.Case, one =>
    {
        var silent = one with { Looks = one.Looks.Where(look => look.Failure is not null).ToValueList() };
        var mustSpeak = silent.Gate.Criteria.Any(criterion => criterion.Role is CriterionRole.RollbackTrigger or CriterionRole.SuccessCriterion);
        var action = silent.Judge().Action;
        return action is not GateAction.Rollback && (!mustSpeak || action >= GateAction.Hold) && silent.Judge().Criteria.All(criterion => criterion.Verdict is not (Verdict.Pass or Verdict.Fail));
    });

    [Fact]
    public void Laws3And4_WhateverIsNotMeasured_NeverPassesAndNeverFails() => Holds(RandomEvidence.Case, one => one.Judge().Criteria.All(criterion =>
        criterion.Cause is VerdictCause.Measured ? criterion.Verdict is not (Verdict.Pending or Verdict.NoData or Verdict.Error) : criterion.Verdict is not (Verdict.Pass or Verdict.Fail or Verdict.Inconclusive)));

    [Fact]
    public void Law5_AFailingTrigger_RollsBackWhateverSoakApprovalsAndRatioSay() => Holds(RandomEvidence.Case, one =>
    {
        var trigger = AGate.Trigger("failing", AGate.Hook("crashes"));
        var worse = one with
        {
            Gate = one.Gate with { Criteria = one.Gate.Criteria.Add(trigger), ApprovalsNeeded = 2, Checklist = [new("legal", "Legal is fine", "")] },
            Looks = one.Looks.Add(new(AGate.Reading(7, one.Now, hook: trigger.Hook), null)),
        };
        return worse.Judge(soak: TimeSpan.FromDays(30)).Action is GateAction.Rollback;
    });

    [Theory]
    [InlineData(double.NaN, 1)]
    [InlineData(double.PositiveInfinity, 1)]
    [InlineData(double.NegativeInfinity, 1)]
    [InlineData(1, double.NaN)]
    [InlineData(1, double.PositiveInfinity)]
    [InlineData(1, -1)]
    [InlineData(1, 0)]
    public void Law6_WhatIsNoNumber_IsNeverPassOrFail(double mean, double variance) => Holds(RandomEvidence.Case, one =>
    {
        var broken = one with { Looks = one.Looks.Select(look => look.With(taken => taken.Hook == RandomEvidence.Means ? taken with { Arms = new ArmReading.Means(new(50, mean, variance), new(50, mean, variance)) } : taken)).ToValueList() };
        return broken.Judge().Criteria.Where(criterion => criterion.Criterion.Hook == RandomEvidence.Means && criterion.Quality is null).All(criterion => criterion.Verdict is not (Verdict.Pass or Verdict.Fail));
    }, 60);

    [Fact]
    public void Law7_ReadingEveryWindowTwice_ChangesNoCounter() => Holds(RandomEvidence.Case, one =>
    {
        var twice = one with { Looks = one.Looks.SelectMany(look => look.Taken is null ? [look] : (Look[])[look, look]).ToValueList() };
        return (one.Evidence() with { Folded = 0 }).Equals(twice.Evidence() with { Folded = 0 });
    });

    [Fact]
    public void Law8_WindowsFromBeforeTheFloor_CountForNothing() => Holds(RandomEvidence.Case, one =>
    {
        var early = one with { Looks = one.Looks.Select(look => look.With(taken => taken with { Window = taken.ObservedAt - At.Minutes(1.9) })).ToValueList() };
        return early.Judge().Criteria.All(criterion => criterion.Verdict is not (Verdict.Pass or Verdict.Fail or Verdict.Inconclusive));
    });

    [Fact]
    public void Law9_ADigestThatChanged_IsAnotherOneForEveryNewNumber() => Holds(RandomEvidence.Case, one =>
    {
        var more = new Look(AGate.Reading(0.25m, one.Now, hook: RandomEvidence.Number) with { Origin = MeasurementOrigin.Polled, Window = TimeSpan.FromMinutes(1), Definition = "d", RecordedAt = one.Now, ObservedAt = one.Now.AddSeconds(1) }, null);
        return one.Now < At.Minutes(6) || one.Judge().Digest != (one with { Looks = one.Looks.Add(more) }).Judge().Digest;
    });

    [Fact]
    public void Law10_Observe_NeverActs() => Holds(RandomEvidence.Case, one =>
    {
        var watched = one with { Gate = AGate.With([.. one.Gate.Criteria.Select(criterion => criterion with { Role = CriterionRole.Observe })]) };
        return watched.Judge().Criteria.Where(criterion => criterion.Quality is null).All(criterion => criterion.Action is GateAction.Advance);
    });

    [Fact]
    public void Law11_AnotherUnit_ChangesNoVerdict() => Holds(
        from one in RandomEvidence.Case
        from factor in Gen.Elements(0.001m, 0.5m, 8m, 1024m)
        select (one, factor),
        pair => Verdicts(pair.one, "number", "difference").SequenceEqual(Verdicts(Scaled(pair.one, pair.factor), "number", "difference")));

    [Fact]
    public void Law12_OtherDirectionAndOtherSign_ChangeNoVerdict() => Holds(RandomEvidence.Case, one =>
        Verdicts(one, "number", "difference").SequenceEqual(Verdicts(Turned(one), "number", "difference")));

    [Fact]
    public void Law13_ABatchSplitInTwo_LeavesTheEvidenceAsItWas() => Holds(RandomEvidence.Case, one =>
    {
        var doubled = one with { Looks = one.Looks.Select(look => look.With(taken => taken.Arms is ArmReading.Counts { Control: { } c } counts ? taken with { Arms = new ArmReading.Counts(Twice(counts.Treatment), Twice(c)) } : taken)).ToValueList() };
        var halves = one with { Looks = one.Looks.SelectMany(look => look.Taken?.Arms is ArmReading.Counts ? Halves(look) : [look]).ToValueList() };
        var (a, b) = (doubled.Evidence().For("ratio")!.Tally as Tally.Ratio, halves.Evidence().For("ratio")!.Tally as Tally.Ratio);
        return (a is null && b is null) || a!.Harm.LogWealth.Zip(b!.Harm.LogWealth).All(pair => Math.Abs(pair.First - pair.Second) <= 1e-9 * Math.Max(1, Math.Abs(pair.First)));
    });

    [Fact]
    public void Fold_InPieces_IsTheFoldAtOnce() => Holds(
        from one in RandomEvidence.Case
        from at in Gen.Choose(0, 60)
        select (one, at),
        pair =>
        {
            var (one, at) = pair;
            var first = (one with { Looks = one.Looks.Take(at).ToValueList() }).Evidence();
            return one.Looks.Skip(at).Aggregate(first, (evidence, look) => look.AddTo(evidence, one.Run)).Equals(one.Evidence());
        });

    /// <summary>Laws over cases that never decide anything would hold for nothing.</summary>
    [Fact]
    public void Cases_OfTheseLaws_ReachEveryVerdictOfEveryKind()
    {
        var seen = RandomEvidence.Case.Sample(2000, 50).SelectMany(one => one.Judge().Criteria).Select(one => (Kind: one.Criterion.Id, one.Verdict)).ToHashSet();
        string[] kinds = ["number", "ratio", "proportion", "difference", "percent"];

        var missing = kinds.SelectMany(kind => Enum.GetValues<Verdict>().Select(verdict => (kind, verdict))).Where(one => !seen.Contains(one));

        Assert.Empty(missing);
    }

    private static IEnumerable<Verdict> Verdicts(MeasuredCase one, params string[] criteria) => criteria.Select(id => one.Of(id).Verdict);

    private static MeasuredCase Scaled(MeasuredCase one, decimal factor) => one with
    {
        Gate = AGate.With([.. one.Gate.Criteria.Select(criterion => criterion.Against is Reference.Limit or Reference.ControlDifference && criterion.Hook != RandomEvidence.Counts ? criterion with { Limit = criterion.Limit * factor } : criterion)]),
        Looks = one.Looks.Select(look => look.With(taken => taken with { Value = taken.Value * factor, Arms = Scaled(taken.Arms, (double)factor) })).ToValueList(),
    };

    private static MeasuredCase Turned(MeasuredCase one) => one with
    {
        Gate = AGate.With([.. one.Gate.Criteria.Select(criterion => criterion.Id is "number" or "difference" ? criterion with { Limit = -criterion.Limit, Comparison = LimitKind.AtLeast } : criterion)]),
        Looks = one.Looks.Select(look => look.With(taken => taken with { Value = -taken.Value, Arms = Scaled(taken.Arms, -1) })).ToValueList(),
    };

    private static ArmReading? Scaled(ArmReading? arms, double factor) => arms is ArmReading.Means { Treatment: var t, Control: { } c }
        ? new ArmReading.Means(t with { Mean = t.Mean * factor, Variance = t.Variance * factor * factor }, c with { Mean = c.Mean * factor, Variance = c.Variance * factor * factor })
        : arms;

    private static CountedArm Twice(CountedArm arm) => new(2 * arm.People, 2 * arm.Bad);

    /// <summary>The same people and outcomes in two windows of half the length.</summary>
    private static Look[] Halves(Look whole)
    {
        var half = whole.Taken!.Window / 2;
        return [whole.With(taken => taken with { Window = half, ObservedAt = taken.ObservedAt - half }), whole.With(taken => taken with { Window = half })];
    }

    private static void Holds<T>(Gen<T> cases, Func<T, bool> law, int tests = 200) =>
        Prop.ForAll(cases.ToArbitrary(), law).Check(Config.QuickThrowOnFailure.WithMaxTest(tests));
}
