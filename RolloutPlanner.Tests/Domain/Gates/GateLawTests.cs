using FsCheck;
using FsCheck.Fluent;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Gates;
using RolloutPlanner.Tests.TestKit;

namespace RolloutPlanner.Tests.Domain.Gates;

/// <summary>The laws of gates, on random gates.</summary>
public sealed class GateLawTests
{
    [Fact]
    public void Order_OfCriteriaItemsAndApprovals_ChangesNothing()
    {
        var shuffled =
            from one in RandomGates.Case
            from criteria in RandomGates.Shuffled(one.Gate.Criteria)
            from items in RandomGates.Shuffled(one.Gate.Checklist)
            from approvals in RandomGates.Shuffled(one.Evidence.Approvals)
            select (one, one with { Gate = one.Gate with { Criteria = [.. criteria], Checklist = [.. items] }, Evidence = one.Evidence with { Approvals = [.. approvals] } });

        Holds(shuffled, pair =>
        {
            var (a, b) = (pair.Item1.Judge(), pair.Item2.Judge());
            return a.Action == b.Action && a.Digest == b.Digest && a.Soak == b.Soak && a.Causes.ToHashSet().SetEquals(b.Causes) && a.Causes.Count == b.Causes.Count;
        });
    }

    [Fact]
    public void Action_Always_IsTheStrongestCause() => Holds(RandomGates.Case, one =>
    {
        var decision = one.Judge();
        return decision.Action == decision.Causes.Select(c => c.Action).DefaultIfEmpty(GateAction.Advance).Max();
    });

    [Fact]
    public void MissingEvidence_NeverAdvancesAndNeverRollsBack() => Holds(RandomGates.Case, one =>
    {
        var decision = one.Judge();
        return decision.Criteria.Where(c => c.Cause is not VerdictCause.Measured).All(c =>
            c.Verdict is Verdict.Pending or Verdict.NoData
            && c.Action < GateAction.Rollback
            && (c.Criterion.Role is CriterionRole.Signal or CriterionRole.Observe || (c.Action >= GateAction.Hold && decision.Action >= GateAction.Hold)));
    });

    [Fact]
    public void FailingTrigger_RollsBack_WhateverElse() => Holds(RandomGates.Case, one =>
    {
        var failing = AGate.Trigger("failing", AGate.Hook("crashes"));
        var reading = AGate.Reading(7, one.Now, hook: failing.Hook);
        var worse = one with { Gate = one.Gate with { Criteria = one.Gate.Criteria.Add(failing) }, Evidence = one.Evidence with { Measurements = one.Evidence.Measurements.Add(reading) } };
        return worse.Judge().Action is GateAction.Rollback;
    });

    [Fact]
    public void WorseVerdict_NeverGivesAMilderAction()
    {
        var cases =
            from criterion in RandomGates.Criterion(1)
            from onFail in Gen.Constant(criterion.OnFail)
            from better in Gen.Elements(Enum.GetValues<Verdict>())
            from worse in Gen.Elements(Enum.GetValues<Verdict>().Where(v => v >= better).ToArray())
            from lasting in Gen.Choose(0, 60)
            from inStage in Gen.Choose(lasting, 400)
            select (criterion, better, worse, TimeSpan.FromHours(lasting), TimeSpan.FromHours(inStage));

        Holds(cases, c => CriterionAssessor.ActionFor(c.criterion, c.worse, c.Item4, c.Item5) >= CriterionAssessor.ActionFor(c.criterion, c.better, c.Item4, c.Item5) || IsHeldLonger(c.better, c.worse));
    }

    [Fact]
    public void Observe_NeverActs() => Holds(RandomGates.Case, one =>
    {
        var watched = one with { Gate = one.Gate with { Criteria = one.Gate.Criteria.Select(c => c with { Role = CriterionRole.Observe }).ToValueList() } };
        var without = one with { Gate = one.Gate with { Criteria = [] }, Evidence = one.Evidence with { Approvals = watched.Evidence.Approvals } };
        return watched.Judge().Causes.Equals(without.Judge().Causes);
    });

    [Fact]
    public void ReadingsFromBeforeTheStageOrNotEnteredYet_NeverCount() => Holds(RandomGates.Case, one =>
    {
        var counting = one.Evidence.Measurements.Where(m => m.ObservedAt >= At.Noon && m.RecordedAt <= one.Now && m.Run == 1).ToValueList();
        var (a, b) = (one.Judge(), (one with { Evidence = one.Evidence with { Measurements = counting } }).Judge());
        return a.Action == b.Action && a.Causes.Equals(b.Causes) && a.Digest == b.Digest && a.Approvals.Equals(b.Approvals);
    });

    [Fact]
    public void Advance_NeedsSoakChecklistAndApprovalsOfLeads() => Holds(RandomGates.Case, one =>
    {
        var decision = one.Judge();
        var leads = decision.Approvals.Where(a => a.Counts).Select(a => a.Approval.By).Distinct().Count(By.IsLead);
        return decision.Action > GateAction.Advance || (decision.Soak.IsDone && decision.OpenItems.Count == 0 && leads >= one.Gate.ApprovalsNeeded);
    });

    [Fact]
    public void Approval_AfterADayOrAnythingWorse_IsVoid() => Holds(RandomGates.Case, one => one.Judge().Approvals.All(a =>
        !a.Counts || (one.Now - a.Approval.At < TimeSpan.FromHours(24) && a.Worsened.Count == 0 && By.IsLead(a.Approval.By) && a.Approval is { Run: 1, PlanHash: "hash" })));

    [Fact]
    public void Approval_OnceVoid_StaysVoidWhateverIsReadLater()
    {
        var cases =
            from one in RandomGates.Case
            from later in Gen.Choose(0, 3000)
            select (one, one with { Now = one.Now.AddMinutes(later) });

        Holds(cases, pair => pair.one.Judge().Approvals.Zip(pair.Item2.Judge().Approvals).All(a =>
            a.First.Approval.At > pair.one.Now || a.First.Counts || !a.Second.Counts));
    }

    [Fact]
    public void Soak_ComparedMinuteByMinute_IsTheSameSum() => Holds(RandomGates.Case, one =>
    {
        var minutes = Enumerable.Range(0, (int)(one.Now - At.Noon).TotalMinutes).Count(minute => CountsAt(one, At.Minutes(minute)));
        return one.Judge().Soak.Accrued == TimeSpan.FromMinutes(minutes);
    }, 60);

    /// <summary>Everything random happens on whole minutes, so each minute counts wholly or not at all.</summary>
    private static bool CountsAt(GateCase one, DateTimeOffset time) =>
        !one.Run.Pauses.Any(p => p.From <= time && time < (p.Until ?? DateTimeOffset.MaxValue))
        && one.Gate.Criteria.Where(c => c.Role is not CriterionRole.Observe).All(criterion =>
        {
            var last = one.Evidence.Measurements
                .Where(m => m.Hook == criterion.Hook && m.Run == 1 && m.ObservedAt >= At.Noon && m.RecordedAt <= time)
                .OrderBy(m => m.RecordedAt).ThenBy(m => m.ObservedAt).LastOrDefault();
            var isGood = last is not null && time - last.ObservedAt < TimeSpan.FromHours(24) && (last.SampleSize is null || last.SampleSize >= criterion.MinimumSample);
            return isGood && (criterion.Role is not CriterionRole.RollbackTrigger || criterion.Holds(last!.Value));
        });

    /// <summary>An undecided fortnight asks people; a day without data does so too, and neither is milder than the other by itself.</summary>
    private static bool IsHeldLonger(Verdict better, Verdict worse) => better is Verdict.Inconclusive && worse is Verdict.NoData or Verdict.Error;

    private static void Holds<T>(Gen<T> cases, Func<T, bool> law, int tests = 300) =>
        Prop.ForAll(cases.ToArbitrary(), law).Check(Config.QuickThrowOnFailure.WithMaxTest(tests));
}
