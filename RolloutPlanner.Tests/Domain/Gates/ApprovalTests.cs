using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Gates;
using RolloutPlanner.Tests.TestKit;

namespace RolloutPlanner.Tests.Domain.Gates;

public sealed class ApprovalTests
{
    private static readonly Gate Gate = AGate.With(AGate.Trigger(), AGate.Signal("hint", AGate.Hook("hint")), AGate.Observe("dry", AGate.Hook("dry"))) with { ApprovalsNeeded = 1 };
    private static readonly Measurement Good = AGate.Reading(0.4m, At.Noon);

    public static TheoryData<string, ApprovalStanding> Changes => new()
    {
        { "nothing", ApprovalStanding.Counts },
        { "better number", ApprovalStanding.Counts },
        { "observed only", ApprovalStanding.Counts },
        { "almost a day", ApprovalStanding.Counts },
        { "a day", ApprovalStanding.Lapsed },
        { "trigger fails", ApprovalStanding.EvidenceWorsened },
        { "trigger goes thin", ApprovalStanding.EvidenceWorsened },
        { "trigger fails and recovers", ApprovalStanding.EvidenceWorsened },
        { "trigger goes thin and recovers", ApprovalStanding.EvidenceWorsened },
        { "trigger falls silent and recovers", ApprovalStanding.EvidenceWorsened },
        { "signal fails", ApprovalStanding.EvidenceWorsened },
        { "signal fails and recovers", ApprovalStanding.EvidenceWorsened },
        { "signal stays silent", ApprovalStanding.Counts },
        { "signal goes thin", ApprovalStanding.Counts },
        { "new criterion", ApprovalStanding.EvidenceWorsened },
        { "other run", ApprovalStanding.PlanChanged },
        { "other plan", ApprovalStanding.PlanChanged },
        { "lost role", ApprovalStanding.NoLongerEntitled },
    };

    [Theory]
    [MemberData(nameof(Changes))]
    public void Assess_SomethingChangedSince_StandsOrIsVoid(string change, ApprovalStanding expected)
    {
        var approval = Given(Gate, [Good]);
        var now = change switch { "almost a day" => At.Hours(24).AddTicks(-1), "a day" => At.Hours(24), "signal stays silent" => At.Hours(2), _ => At.Minutes(20) };
        Measurement[] fresh = change switch
        {
            "almost a day" or "a day" => [AGate.Reading(0.4m, At.Hours(20)), AGate.Reading(0.4m, At.Minutes(1), hook: AGate.Hook("hint"))],
            "better number" => [AGate.Reading(0.1m, At.Minutes(10))],
            "observed only" => [AGate.Reading(99, At.Minutes(10), hook: AGate.Hook("dry"))],
            "trigger fails" => [AGate.Reading(1.1m, At.Minutes(10))],
            "trigger goes thin" => [AGate.Reading(0.4m, At.Minutes(10), 5)],
            "trigger fails and recovers" => [AGate.Reading(1.1m, At.Minutes(5)), AGate.Reading(0.4m, At.Minutes(10))],
            "trigger goes thin and recovers" => [AGate.Reading(0.4m, At.Minutes(5), 5), AGate.Reading(0.4m, At.Minutes(10))],
            "trigger falls silent and recovers" => [AGate.Reading(0.4m, At.Hours(-23.9), recordedAt: At.Minutes(1)), AGate.Reading(0.4m, At.Minutes(10))],
            "signal fails and recovers" => [AGate.Reading(9, At.Minutes(5), hook: AGate.Hook("hint")), AGate.Reading(0.4m, At.Minutes(10), hook: AGate.Hook("hint"))],
            "signal goes thin" => [AGate.Reading(0.4m, At.Minutes(10), 5, AGate.Hook("hint"))],
            "signal fails" => [AGate.Reading(9, At.Minutes(10), hook: AGate.Hook("hint"))],
            _ => [],
        };
        var gate = change == "new criterion" ? Gate with { Criteria = Gate.Criteria.Add(AGate.Success("new", AGate.Hook("new"))) } : Gate;
        var changed = approval with { Run = change == "other run" ? 2 : 1, PlanHash = change == "other plan" ? "other" : "hash" };
        var evidence = new Gathered([Good, .. fresh], [], [changed], id => change != "lost role" && By.IsLead(id));

        var assessed = gate.Judge(evidence, now, AGate.Run(enteredAt: At.Hours(-30))).Approvals[0];

        Assert.Equal((expected, expected is ApprovalStanding.Counts), (assessed.Standing, assessed.Counts));
        Assert.Equal(expected is ApprovalStanding.EvidenceWorsened, assessed.Worsened.Count > 0);
    }

    [Fact]
    public void Assess_WorsenedEvidence_ShowsWhatBecameWorse()
    {
        var evidence = AGate.Evidence(Good, AGate.Reading(1.1m, At.Minutes(10), 1200)) with { Approvals = [Given(Gate, [Good])] };

        Assert.Equal<ShownVerdict>([new("errors", Verdict.Fail, 1.1m, 1200)], Gate.Judge(evidence, At.Minutes(10)).Approvals[0].Worsened);
    }

    [Fact]
    public void Assess_WorsenedTwiceAndRecovered_ShowsTheWorstAndOfThoseTheLast()
    {
        var evidence = AGate.Evidence(
            Good, AGate.Reading(9, At.Minutes(2), 1100), AGate.Reading(1.1m, At.Minutes(4), 1200), AGate.Reading(0.4m, At.Minutes(6), 5), AGate.Reading(0.4m, At.Minutes(8)));

        var assessed = Gate.Judge(evidence with { Approvals = [Given(Gate, [Good])] }, At.Minutes(10)).Approvals[0];

        Assert.Equal<ShownVerdict>([new("errors", Verdict.Fail, 1.1m, 1200)], assessed.Worsened);
    }

    [Fact]
    public void Judge_OneLeadApprovedTwice_CountsOnce()
    {
        var gate = Gate with { ApprovalsNeeded = 2 };
        var once = Given(gate, [Good]);

        var decision = gate.Judge(AGate.Evidence(Good) with { Approvals = [once, once with { At = At.Minutes(1) }] }, At.Minutes(2));

        Assert.Equal((GateAction.AwaitApproval, 1), (decision.Action, decision.ApprovalsGiven));
    }

    [Fact]
    public void Judge_ApprovalForAnotherStage_DoesNotCount() =>
        Assert.Equal(GateAction.AwaitApproval, Gate.Judge(AGate.Evidence(Good) with { Approvals = [Given(Gate, [Good]) with { TargetStage = 3 }] }, At.Noon).Action);

    [Fact]
    public void Digest_SameEvidenceLater_IsTheSameAndWrittenOtherwiseToo()
    {
        var first = Gate.Judge(AGate.Evidence(Good), At.Noon).Digest;

        Assert.Equal(first, Gate.Judge(AGate.Evidence(Good), At.Minutes(29)).Digest);
        Assert.Equal(first, Gate.Judge(AGate.Evidence(Good with { Value = 0.400m }), At.Noon).Digest);
    }

    [Fact]
    public void Digest_AnythingShownChanges_IsAnother()
    {
        string[] digests =
        [
            Gate.Judge(AGate.Evidence(), At.Noon).Digest,
            Gate.Judge(AGate.Evidence(), At.Minutes(30)).Digest,
            Gate.Judge(AGate.Evidence(Good), At.Noon).Digest,
            Gate.Judge(AGate.Evidence(Good with { Value = 0.5m }), At.Noon).Digest,
            Gate.Judge(AGate.Evidence(Good with { SampleSize = 1001 }), At.Noon).Digest,
            Gate.Judge(AGate.Evidence(Good with { SampleSize = null }), At.Noon).Digest,
            Gate.Judge(AGate.Evidence(Good with { ObservedAt = At.Minutes(1), RecordedAt = At.Noon }), At.Noon).Digest,
            Gate.Judge(AGate.Evidence(Good with { Run = 2 }), At.Noon, AGate.Run(2)).Digest,
            Gate.Judge(AGate.Evidence(Good), At.Noon, hash: "other").Digest,
            Gate.Judge(AGate.Evidence(Good), At.Noon, target: 3).Digest,
        ];

        Assert.Equal(digests.Length, digests.Distinct().Count());
    }

    private static Approval Given(Gate gate, ValueList<Measurement> readings)
    {
        var shown = gate.Judge(AGate.Evidence([.. readings]), At.Noon);
        return new(By.Tom.Id, By.Tom.Name, 1, 2, "hash", shown.Digest, shown.Criteria.Select(EvidenceDigest.Shown).ToValueList(), "Fine", At.Noon);
    }
}
