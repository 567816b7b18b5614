using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Gates;
using RolloutPlanner.Domain.Rollouts;
using RolloutPlanner.Tests.TestKit;

namespace RolloutPlanner.Tests.Domain.Rollouts;

/// <summary>Approving what was on the screen, although numbers have come since.</summary>
public sealed class SeenApprovalTests
{
    private static readonly Measurement Shown = AGate.Reading(0.4m, At.Minutes(1));

    [Fact]
    public void Approve_NewNumberOfTheSameVerdict_KeepsTheNumbersThatWereShown()
    {
        var (rollout, seen, digest) = Drawn();

        rollout.ApproveGate(2, digest, "Fine", rollout.Facts(Shown, AGate.Reading(0.7m, At.Minutes(4))), By.Tom, At.Minutes(5), seen).Worked();

        Assert.Equal((digest, (ValueList<ShownVerdict>)[new("errors", Verdict.Pass, 0.4m, 1000)]), (rollout.State.Approvals[0].Digest, rollout.State.Approvals[0].Shown));
    }

    [Theory]
    [InlineData(15, true)]
    [InlineData(15.001, false)]
    public void Approve_AsOldAsASightMayBe_IsTheLimit(double minutesLater, bool allowed)
    {
        var (rollout, seen, digest) = Drawn();

        var approved = rollout.ApproveGate(2, digest, "Fine", rollout.Facts(Shown, AGate.Reading(0.7m, At.Minutes(4))), By.Tom, seen.At.AddMinutes(minutesLater), seen);

        Assert.Equal((!allowed, allowed ? null : RolloutErrors.EvidenceChanged), (approved.IsError, approved.IsError ? approved.Error : null));
    }

    [Theory]
    [InlineData("worse", 9, 1000)]
    [InlineData("thin", 0.4, 5)]
    public void Approve_WorseSince_IsRefused(string what, double value, int sample)
    {
        var (rollout, seen, digest) = Drawn();

        var approved = rollout.ApproveGate(2, digest, what, rollout.Facts(Shown, AGate.Reading((decimal)value, At.Minutes(4), sample)), By.Tom, At.Minutes(5), seen);

        Assert.Equal(RolloutErrors.EvidenceChanged, approved.Error);
    }

    [Fact]
    public void Approve_WorseForAMomentAndBackAgain_IsRefused()
    {
        var (rollout, seen, digest) = Drawn();
        var facts = rollout.Facts(Shown, AGate.Reading(9, At.Minutes(3)), AGate.Reading(0.4m, At.Minutes(4)));

        Assert.Equal(RolloutErrors.EvidenceChanged, rollout.ApproveGate(2, digest, "Fine", facts, By.Tom, At.Minutes(5), seen).Error);
    }

    [Fact]
    public void Approve_DigestThatNobodySaw_IsRefused()
    {
        var (rollout, seen, _) = Drawn();

        Assert.Equal(RolloutErrors.EvidenceChanged, rollout.ApproveGate(2, new string('0', 64), "Fine", rollout.Facts(Shown), By.Tom, At.Minutes(5), seen).Error);
    }

    [Fact]
    public void Approve_SeenInTheFuture_IsRefused()
    {
        var (rollout, seen, digest) = Drawn();

        Assert.True(rollout.ApproveGate(2, digest, "Fine", rollout.Facts(Shown, AGate.Reading(0.7m, At.Minutes(4))), By.Tom, At.Minutes(5), seen with { At = At.Minutes(6) }).IsError);
    }

    /// <summary>The gate of stage 1 as it was drawn after two minutes.</summary>
    private static (Rollout Rollout, SeenEvidence Seen, string Digest) Drawn()
    {
        var rollout = ARollout.Running();
        var facts = rollout.Facts(Shown);
        return (rollout, new(facts.Evidence!, At.Minutes(2)), rollout.Assess(facts, At.Minutes(2)).Digest);
    }
}
