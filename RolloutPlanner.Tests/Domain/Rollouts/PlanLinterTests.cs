using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Gates;
using RolloutPlanner.Domain.Rollouts;
using RolloutPlanner.Domain.Targeting;
using RolloutPlanner.Tests.TestKit;

namespace RolloutPlanner.Tests.Domain.Rollouts;

public sealed class PlanLinterTests
{
    private static readonly Plan Clean = APlan.Guarded();
    private static readonly PlanFacts Facts = APlan.Facts with { Reach = [10, 100, 1000] };

    private static readonly (string Expected, Plan Plan, PlanFacts Facts)[] Cases =
    [
        ("", Clean, Facts),
        ("Error owner@owner", Clean with { Owner = null }, Facts),
        ("Error rollback-owner@rollbackOwner", Clean with { RollbackOwner = null }, Facts),
        ("Error lead@engineeringLead", Clean with { EngineeringLead = null }, Facts),
        ("Error lead-role@engineeringLead", Clean with { EngineeringLead = By.Maya.Id }, Facts),
        ("Error nobody-to-sign@signOffsNeeded", Clean with { SignOffsNeeded = 5 }, Facts),
        ("Error nobody-to-sign@signOffsNeeded Error nobody-to-approve@stages[0].gate.approvalsNeeded Error nobody-to-approve@stages[1].gate.approvalsNeeded Error nobody-to-approve@stages[2].gate.approvalsNeeded", Clean, Facts with { Leads = [By.Tom.Id], Editors = [By.Tom.Id] }),
        ("Error nobody-to-approve@stages[0].gate.approvalsNeeded", Clean with { Owner = By.Oscar.Id, Stages = Clean.Stages.Replace(0, Clean.Stages[0] with { Gate = APlan.Guard with { ApprovalsNeeded = 4 } }) }, Facts),
        ("Error no-stages@stages", Clean with { Stages = [] }, Facts),
        ("Error last-gate-empty@stages[2].gate", Last(s => s with { Gate = Gate.Open }), Facts),
        ("Error no-trigger@stages[0].gate.criteria Warning stage-no-trigger@stages[0].gate.criteria", First(s => s with { Gate = AGate.With(AGate.Success()) }), Facts),
        ("Error no-trigger@stages[0].gate.criteria", APlan.Of(APlan.Stage("All", gate: Gate.Open with { ApprovalsNeeded = 1 })), Facts),
        ("Error no-audience@stages[0].audience", First(s => s with { Audience = null }), Facts),
        ("Error cohort-gone@stages[0].audience", First(s => s with { Audience = new Audience.InCohort(APlan.Cohort("london")) }), Facts with { PinsOf = _ => [] }),
        ("Error rollback-forward@stages[0].gate.onRollback", First(s => s with { Gate = s.Gate with { OnRollback = new RollbackTarget.NamedStage(1) } }), Facts),
        ("Error hook-gone@stages[0].gate.criteria[0].hook Error hook-gone@stages[1].gate.criteria[0].hook Error hook-gone@stages[2].gate.criteria[0].hook", Clean, Facts with { HookExists = _ => false }),
        ("Warning hook-silent@stages[0].gate.criteria[0].hook Warning hook-silent@stages[1].gate.criteria[0].hook Warning hook-silent@stages[2].gate.criteria[0].hook", Clean, Facts with { HookDelivered = _ => false }),
        ("Warning sticky@stages[0].stickyAttribute", First(s => s with { StickyAttribute = AttributeName.Parse("account", "a").Value }), Facts),
        ("Warning completing-widens@stages[2].audience", Last(s => s with { Share = Share.FromParts(50_000, "s").Value }), Facts),
        ("Warning reach-unknown@stages", Clean, Facts with { Reach = null }),
        ("Warning reaches-nobody@stages[0].audience", Clean, Facts with { Reach = [0, 100, 1000] }),
        ("Warning jump@stages[1].share", Clean, Facts with { Reach = [10, 101, 1000] }),
    ];

    /// <summary>The findings alone name the case: whole plans make poor test names.</summary>
    public static TheoryData<string> Findings => [.. Cases.Select(c => c.Expected)];

    [Theory]
    [MemberData(nameof(Findings))]
    public void Check_OneThingWrong_IsFoundAtItsPlaceAndNothingElse(string expected)
    {
        var one = Cases.First(c => c.Expected == expected);

        Assert.Equal(expected, string.Join(' ', PlanLinter.Check(one.Plan, one.Facts).Select(f => $"{f.Severity} {f.Id}")));
    }

    [Fact]
    public void Submit_FindingsLeft_NamesErrorsAndWarningsNotAcknowledged()
    {
        var rollout = ARollout.Draft(Clean with { RollbackOwner = null });

        var result = rollout.Submit(APlan.Facts, [], "", By.Maya, At.Nine);

        Assert.Equal(["lint.rollback-owner@rollbackOwner", "lint.reach-unknown@stages"], result.Errors.Select(e => $"{e.Code}@{e.Path}"));
    }

    [Fact]
    public void Submit_WarningsAcknowledged_KeepsThemWithTheVersion() =>
        Assert.Equal<string>(["reach-unknown@stages"], ARollout.InReview(Clean).State.UnderReview!.Acknowledged);

    private static Plan First(Func<Stage, Stage> change) => Clean with { Stages = Clean.Stages.Replace(0, change(Clean.Stages[0])) };

    private static Plan Last(Func<Stage, Stage> change) => Clean with { Stages = Clean.Stages.Replace(2, change(Clean.Stages[2])) };
}
