using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Rollouts;
using RolloutPlanner.Tests.TestKit;

namespace RolloutPlanner.Tests.Domain.Rollouts;

/// <summary>Programs that write a plan, and the people who let them.</summary>
public class BehindTests
{
    private static readonly Actor Program = By.Make("token:ab12cd34", "CI (API token)", Roles.ProductManager) with { Behind = By.Tom.Id };

    [Fact]
    public void Create_ByAProgram_NamesItAndWhoIsBehindIt() => Assert.Equal([Program.Id, By.Tom.Id], ARollout.Draft(by: Program).State.Editors);

    [Fact]
    public void Edit_ByAProgramAndItsMaker_NamesEachOnce()
    {
        var rollout = ARollout.Draft();

        rollout.Edit(rollout.State.Draft with { Goal = "One" }, Program, At.Nine).Worked();
        rollout.Edit(rollout.State.Draft with { Goal = "Two" }, By.Tom, At.Nine).Worked();
        rollout.Edit(rollout.State.Draft with { Goal = "Three" }, Program, At.Nine).Worked();

        Assert.Equal([By.Maya.Id, Program.Id, By.Tom.Id], rollout.State.Editors);
    }

    [Fact]
    public void SignOff_AfterAProgramSentThePlan_IsNotForItsMaker()
    {
        var rollout = ARollout.Draft().Submitted(At.Nine, Program);

        var signed = rollout.SignOff(rollout.State.UnderReview!.Hash, "", ARollout.Ready, By.Tom, At.Nine);

        Assert.Equal((ErrorKind.Forbidden, "independence.SignOff"), (signed.Error.Kind, signed.Error.Code));
        rollout.SignedBy(By.Priya, At.Nine);
    }

    [Fact]
    public void ApproveGate_OfAPlanThatAProgramWrote_IsNotForItsMaker()
    {
        var rollout = ARollout.Draft().Submitted(At.Nine, Program).SignedBy(By.Priya, At.Nine);
        rollout.Start(ARollout.Ready, By.Maya, At.Noon).Worked();

        var (toms, priyas) = (rollout.ApprovedBy(By.Tom, rollout.GoodNews(At.Noon), At.Noon), rollout.ApprovedBy(By.Priya, rollout.GoodNews(At.Noon), At.Noon));

        Assert.Equal((true, "independence.ApproveGate", false), (toms.IsError, toms.Error.Code, priyas.IsError));
    }

    [Fact]
    public void Replay_OfWhatAProgramDid_GivesTheSameEditors()
    {
        var rollout = ARollout.Draft(by: Program);
        rollout.Edit(rollout.State.Draft with { Goal = "One" }, By.Edda, At.Nine).Worked();

        Assert.Equal(rollout.State, RolloutFold.Replay(rollout.Pending));
    }
}
