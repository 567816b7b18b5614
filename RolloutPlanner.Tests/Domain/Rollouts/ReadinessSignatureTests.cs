using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Gates;
using RolloutPlanner.Domain.Rollouts;
using RolloutPlanner.Tests.TestKit;

namespace RolloutPlanner.Tests.Domain.Rollouts;

/// <summary>Readiness, signed check by check: what a signature covers, when it is void, and that nothing starts without.</summary>
public sealed class ReadinessSignatureTests
{
    private static readonly ReadinessFacts Ready = ARollout.Ready;
    private static readonly ReadinessFacts Silent = Ready with { Hook = key => ARollout.Delivering(key) with { Problem = new(FailureKind.Timeout, "No answer in 30 s.", At.Nine) } };

    public static TheoryData<string, ReadinessTopic> Changes => new()
    {
        { "silent", ReadinessTopic.Metrics },
        { "empty", ReadinessTopic.Cohorts },
        { "uncounted", ReadinessTopic.Cohorts },
        { "left", ReadinessTopic.People },
    };

    [Fact]
    public void SignOff_WithEverythingReady_SignsEveryCheckWithIt()
    {
        var rollout = ARollout.Approved();

        Assert.Equal(Enum.GetValues<ReadinessTopic>().Where(topic => topic is not ReadinessTopic.PlanSigned), rollout.State.ReadinessSignatures.Select(one => one.Topic));
        Assert.All(rollout.State.ReadinessSignatures, one => Assert.Equal((1, By.Tom.Id, By.Tom.Name, At.Nine, ""), (one.PlanVersion, one.By, one.ByName, one.At, one.Note)));
        Assert.All(Readiness.Signatures(rollout.State, Ready), check => Assert.True(check.IsAgreed, check.ToString()));
        Assert.Equal(rollout.State, RolloutFold.Replay(rollout.Pending));
    }

    [Fact]
    public void SignOff_WithAMetricSilent_LeavesThatCheckOpenAndTheStartShut()
    {
        var rollout = Signed(Silent);

        Assert.Equal(
            "Six of seven readiness checks are signed. All seven are needed to start. Open: every metric delivers.",
            rollout.Start(Ready, By.Maya, At.Noon).Error.Message);
        Assert.Equal(RolloutErrors.ReadinessNotReady, Sign(rollout, ReadinessTopic.Metrics, Silent, By.Priya).Error);

        Sign(rollout, ReadinessTopic.Metrics, Ready, By.Priya).Worked();

        rollout.Start(Ready, By.Maya, At.Noon).Worked();
    }

    [Theory]
    [MemberData(nameof(Changes))]
    public void Start_EvidenceChangedSinceTheSignature_IsRefusedAndWhenItIsBackAllowed(string change, ReadinessTopic topic)
    {
        var rollout = ARollout.Approved(APlan.Of(APlan.Stage("One", 5, "london", APlan.Guard), APlan.Stage("All", gate: APlan.Guard)));
        var facts = change switch
        {
            "silent" => Silent,
            "empty" => Ready with { Audiences = [0, 100] },
            "uncounted" => Ready with { Audiences = null },
            _ => Ready with { Active = [By.Tom.Id] },
        };
        rollout = Rollout.Restore(rollout.State with { Versions = [rollout.State.Versions[0] with { Acknowledged = [] }] });

        var standings = Readiness.Signatures(rollout.State, facts).Where(check => !check.IsAgreed).Select(check => (check.Check.Topic, check.Standing));
        var refused = rollout.Start(facts, By.Maya, At.Noon);

        Assert.Equal([(topic, SignatureStanding.EvidenceChanged)], standings);
        Assert.Equal(($"readiness.open", RolloutStatus.Approved), (refused.Error.Code, rollout.State.Status));
        rollout.Start(Ready, By.Maya, At.Noon).Worked();
    }

    [Fact]
    public void Start_NobodyCanBeCounted_IsCoveredByThePlanThatAcceptedIt()
    {
        var facts = Ready with { Audiences = null };
        var rollout = Signed(facts);

        Assert.Equal(SignatureStanding.Covered, Readiness.Signatures(rollout.State, facts).Single(check => check.Check.Topic is ReadinessTopic.Cohorts).Standing);
        rollout.Start(facts, By.Maya, At.Noon).Worked();
    }

    [Fact]
    public void Start_SignerLostTheRole_ChecksCountNoMore()
    {
        var rollout = ARollout.InReview(APlan.Guarded() with { SignOffsNeeded = 2 }).SignedBy(By.Tom, At.Nine).SignedBy(By.Priya, At.Nine);
        var facts = Ready with { Leads = [By.Priya.Id, By.Edda.Id] };

        Assert.Equal(SignatureStanding.NoLongerEntitled, Readiness.Signatures(rollout.State, facts)[1].Standing);
    }

    [Fact]
    public void Edit_AfterTheSignatures_VoidsThemForTheNextVersion()
    {
        var rollout = ARollout.Approved();
        rollout.Edit(APlan.Guarded() with { Goal = "More" }, By.Maya, At.Nine).Worked();
        Assert.All(SignedCheck.Asked(Readiness.Signatures(rollout.State, Ready)), check => Assert.Equal(SignatureStanding.EvidenceChanged, check.Standing));

        rollout.Submitted(At.Nine).SignedBy(By.Priya, At.Nine);

        Assert.All(rollout.State.ReadinessSignatures, one => Assert.Equal((2, By.Priya.Id), (one.PlanVersion, one.By)));
        rollout.Start(Ready, By.Maya, At.Noon).Worked();
    }

    [Fact]
    public void Sign_OtherEvidenceThanSeen_OrSignedAlready_OrOfThePlan_IsRefused()
    {
        var rollout = ARollout.Approved();

        Assert.Equal(RolloutErrors.ReadinessChanged, rollout.SignReadiness(ReadinessTopic.Metrics, "other", "", Ready, By.Priya, At.Noon).Error);
        Assert.Equal(RolloutErrors.ReadinessSigned(rollout.State.ReadinessSignatures[0]), Sign(rollout, ReadinessTopic.Metrics, Ready, By.Priya).Error);
        Assert.Equal(RolloutErrors.ReadinessOfPlan, Sign(rollout, ReadinessTopic.PlanSigned, Ready, By.Priya).Error);
        Assert.Equal("note", rollout.SignReadiness(ReadinessTopic.Metrics, "", "\u202E", Ready, By.Priya, At.Noon).Error.Path);
    }

    [Fact]
    public void Withdraw_OnesOwn_ShutsTheStartAndOnlyOnesOwn()
    {
        var rollout = ARollout.Approved();
        Assert.Equal(RolloutErrors.NoReadinessToWithdraw, rollout.WithdrawReadiness(ReadinessTopic.People, "Not mine", By.Priya, At.Noon).Error);

        rollout.WithdrawReadiness(ReadinessTopic.People, "Maya is on leave", By.Tom, At.Noon).Worked();

        Assert.Equal("readiness.open", rollout.Start(Ready, By.Maya, At.Noon).Error.Code);
        Sign(rollout, ReadinessTopic.People, Ready, By.Priya).Worked();
        rollout.Start(Ready, By.Maya, At.Noon).Worked();
    }

    [Fact]
    public void Note_ByTheOwner_StandsAndSignsNothing()
    {
        var rollout = ARollout.InReview();

        rollout.NoteReadiness(ReadinessTopic.People, "Back on Monday", By.Maya, At.Noon).Worked();
        rollout.NoteReadiness(ReadinessTopic.People, "Back today", By.Maya, At.Minutes(1)).Worked();

        var check = Readiness.Signatures(rollout.State, Ready).Single(one => one.Check.Topic is ReadinessTopic.People);
        Assert.Equal((SignatureStanding.Open, new ReadinessNote(ReadinessTopic.People, By.Maya.Id, By.Maya.Name, At.Minutes(1), "Back today")), (check.Standing, check.Note));
    }

    [Fact]
    public void Digest_WhatChangesNothingAgreed_StaysTheSame()
    {
        var state = ARollout.Approved().State;

        Assert.Equal(Digests(state, Ready), Digests(state, Ready with { Leads = Ready.Leads.Add(By.Jonas.Id), Audiences = Enumerable.Repeat(7, 50).ToValueList() }));
    }

    private static IEnumerable<string> Digests(RolloutState state, ReadinessFacts facts) => SignedCheck.Asked(Readiness.Signatures(state, facts)).Select(check => check.Digest);

    private static Rollout Signed(ReadinessFacts facts)
    {
        var rollout = ARollout.InReview();
        rollout.SignOff(rollout.State.UnderReview!.Hash, "", facts, By.Tom, At.Nine).Worked();
        return rollout;
    }

    private static Result Sign(Rollout rollout, ReadinessTopic topic, ReadinessFacts facts, Actor by) =>
        rollout.SignReadiness(topic, Readiness.Signatures(rollout.State, facts).Single(check => check.Check.Topic == topic).Digest, "", facts, by, At.Noon);
}
