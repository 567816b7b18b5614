using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Gates;
using RolloutPlanner.Tests.TestKit;

namespace RolloutPlanner.Tests.Domain.Gates;

public sealed class CriterionAssessorTests
{
    private static readonly Criterion Trigger = AGate.Trigger();

    [Theory]
    [InlineData(LimitKind.AtMost, 0.9999, Verdict.Pass)]
    [InlineData(LimitKind.AtMost, 1, Verdict.Pass)]
    [InlineData(LimitKind.AtMost, 1.0001, Verdict.Fail)]
    [InlineData(LimitKind.AtLeast, 0.9999, Verdict.Fail)]
    [InlineData(LimitKind.AtLeast, 1, Verdict.Pass)]
    [InlineData(LimitKind.AtLeast, 1.0001, Verdict.Pass)]
    public void Assess_ReadingAtTheLimit_IsFine(LimitKind comparison, double value, Verdict expected)
    {
        var reading = AGate.Reading((decimal)value, At.Minutes(5));

        var assessed = Assess(Trigger with { Comparison = comparison }, At.Minutes(5), reading);

        Assert.Equal((expected, VerdictCause.Measured, reading, At.Minutes(5)), (assessed.Verdict, assessed.Cause, assessed.Reading, assessed.Since));
    }

    [Theory]
    [InlineData(0, Verdict.Pending, GateAction.Hold)]
    [InlineData(29.99, Verdict.Pending, GateAction.Hold)]
    [InlineData(30, Verdict.NoData, GateAction.Hold)]
    [InlineData(24 * 60 - 0.01, Verdict.NoData, GateAction.Hold)]
    [InlineData(24 * 60, Verdict.NoData, GateAction.Pause)]
    public void Assess_NothingRead_IsPendingForHalfAnHourAndPausesAfterADay(double minutes, Verdict verdict, GateAction action) =>
        Assert.Equal(new(Trigger, verdict, VerdictCause.NothingYet, null, At.Noon, action), Assess(Trigger, At.Minutes(minutes)));

    [Theory]
    [InlineData(99, VerdictCause.TooFew)]
    [InlineData(100, VerdictCause.Measured)]
    [InlineData(null, VerdictCause.Measured)]
    public void Assess_SampleAtTheMinimum_IsEnoughAndExpertJudgementNeedsNone(int? sample, VerdictCause expected) =>
        Assert.Equal(expected, Assess(Trigger, At.Minutes(5), AGate.Reading(0, At.Minutes(5), sample)).Cause);

    [Fact]
    public void Assess_FailingValueOnTooFew_IsNoFailure() =>
        Assert.Equal((Verdict.Pending, GateAction.Hold), Outcome(Assess(Trigger, At.Minutes(5), AGate.Reading(99, At.Minutes(5), 99))));

    [Theory]
    [InlineData(24 - 0.001, Verdict.Pass, VerdictCause.Measured, GateAction.Advance)]
    [InlineData(24, Verdict.Pending, VerdictCause.Stale, GateAction.Hold)]
    [InlineData(24.499, Verdict.Pending, VerdictCause.Stale, GateAction.Hold)]
    [InlineData(24.5, Verdict.NoData, VerdictCause.Stale, GateAction.Hold)]
    [InlineData(48 - 0.001, Verdict.NoData, VerdictCause.Stale, GateAction.Hold)]
    [InlineData(48, Verdict.NoData, VerdictCause.Stale, GateAction.Pause)]
    public void Assess_OldReading_ExpiresAfterADayThenHoldsThenPauses(double hours, Verdict verdict, VerdictCause cause, GateAction action)
    {
        var assessed = Assess(Trigger, At.Hours(hours), AGate.Reading(0, At.Noon));

        Assert.Equal((verdict, cause, action), (assessed.Verdict, assessed.Cause, assessed.Action));
    }

    [Fact]
    public void Assess_StaleFailingReading_NeverRollsBack() =>
        Assert.Equal((Verdict.Pending, GateAction.Hold), Outcome(Assess(Trigger, At.Hours(24), AGate.Reading(99, At.Noon))));

    [Fact]
    public void Assess_ThinReadingAfterGoodOnes_CountsItsSilenceFromTheLastGoodOne()
    {
        var good = AGate.Reading(0, At.Hours(20));
        var thin = AGate.Reading(0, At.Hours(25), sample: 3);

        var assessed = Assess(Trigger, At.Hours(25.25), good, thin);

        Assert.Equal(new(Trigger, Verdict.Pending, VerdictCause.TooFew, thin, At.Hours(25), GateAction.Hold), assessed);
    }

    [Fact]
    public void Assess_OneThinReadingAfterAnother_StillPausesAfterADay()
    {
        var thin = Enumerable.Range(0, 25).Select(hour => AGate.Reading(0, At.Hours(hour), sample: 3)).ToArray();

        Assert.Equal((Verdict.NoData, GateAction.Pause), Outcome(Assess(Trigger, At.Hours(24), thin)));
    }

    [Fact]
    public void Assess_ThinReadingAfterAnExpiredOne_CountsFromTheExpiry()
    {
        var assessed = Assess(Trigger, At.Hours(30), AGate.Reading(0, At.Noon), AGate.Reading(0, At.Hours(29), sample: 3));

        Assert.Equal((VerdictCause.TooFew, At.Hours(24)), (assessed.Cause, assessed.Since));
    }

    [Fact]
    public void Assess_SeveralReadings_TheLastRecordedDecides()
    {
        var observedLater = AGate.Reading(5, At.Minutes(20), recordedAt: At.Minutes(20));
        var correction = AGate.Reading(0.1m, At.Minutes(10), recordedAt: At.Minutes(25));

        Assert.Equal(correction, Assess(Trigger, At.Minutes(30), correction, observedLater).Reading);
        Assert.Equal(observedLater, Assess(Trigger, At.Minutes(24), correction, observedLater).Reading);
    }

    [Fact]
    public void Assess_TwoReadingsRecordedAtOnce_TheLaterObservedDecidesInAnyOrder()
    {
        var early = AGate.Reading(0, At.Minutes(5), recordedAt: At.Minutes(10));
        var late = AGate.Reading(9, At.Minutes(9), recordedAt: At.Minutes(10));

        Assert.Equal(late, Assess(Trigger, At.Minutes(10), early, late).Reading);
        Assert.Equal(late, Assess(Trigger, At.Minutes(10), late, early).Reading);
    }

    [Fact]
    public void Assess_TwoReadingsOfTheSameMoment_TheOneEnteredLastDecides()
    {
        var wrong = AGate.Reading(9, At.Minutes(5));
        var corrected = AGate.Reading(0.9m, At.Minutes(5));

        Assert.Equal(corrected, Assess(Trigger, At.Minutes(5), wrong, corrected).Reading);
    }

    [Fact]
    public void Assess_ReadingsOfOtherRunsMetricsOrFromBeforeTheStage_NeverCount()
    {
        Measurement[] foreign =
        [
            AGate.Reading(99, At.Minutes(5), run: 2),
            AGate.Reading(99, At.Minutes(5), hook: AGate.Hook("latency")),
            AGate.Reading(99, At.Minutes(-1), recordedAt: At.Minutes(5)),
            AGate.Reading(99, At.Minutes(5), recordedAt: At.Minutes(11)),
        ];

        Assert.Equal(VerdictCause.NothingYet, Assess(Trigger, At.Minutes(10), foreign).Cause);
    }

    [Fact]
    public void Assess_ReadingAtTheVeryStartOfTheStage_Counts() =>
        Assert.Equal(VerdictCause.Measured, Assess(Trigger, At.Noon, AGate.Reading(0, At.Noon)).Cause);

    private static CriterionAssessment Assess(Criterion criterion, DateTimeOffset now, params Measurement[] readings) =>
        CriterionAssessor.Assess(RunEvidence.Of(AGate.With(criterion), AGate.Run(), readings, now).Criteria[0], AGate.Run(), now);

    private static (Verdict Verdict, GateAction Action) Outcome(CriterionAssessment assessed) => (assessed.Verdict, assessed.Action);
}
