using RolloutPlanner.Domain.Gates;
using RolloutPlanner.Tests.TestKit;

namespace RolloutPlanner.Tests.Domain.Gates;

/// <summary>The table of roles and verdicts, row by row.</summary>
public sealed class ActionTableTests
{
    private static readonly TimeSpan Day = TimeSpan.FromHours(24);
    private static readonly TimeSpan Fortnight = TimeSpan.FromDays(14);
    private static readonly TimeSpan Tick = TimeSpan.FromTicks(1);

    public static TheoryData<CriterionRole, FailAction, string> Rows => new()
    {
        //                                                     Pass    Pending Inconclusive NoData  Error   Fail
        { CriterionRole.RollbackTrigger, FailAction.Rollback, "Advance Hold    Hold         Hold    Hold    Rollback" },
        { CriterionRole.RollbackTrigger, FailAction.Pause, "    Advance Hold    Hold         Hold    Hold    Pause" },
        { CriterionRole.SuccessCriterion, FailAction.Rollback, "Advance Hold    Hold         Hold    Hold    Rollback" },
        { CriterionRole.SuccessCriterion, FailAction.Pause, "   Advance Hold    Hold         Hold    Hold    Pause" },
        { CriterionRole.Signal, FailAction.Rollback, "          Advance Advance Advance      Advance Advance Hold" },
        { CriterionRole.Signal, FailAction.Pause, "             Advance Advance Advance      Advance Advance Hold" },
        { CriterionRole.Observe, FailAction.Rollback, "         Advance Advance Advance      Advance Advance Advance" },
        { CriterionRole.Observe, FailAction.Pause, "            Advance Advance Advance      Advance Advance Advance" },
    };

    /// <summary>What a day without data and a fortnight without a decision make of the table; the rest stays.</summary>
    public static TheoryData<CriterionRole, Verdict, string> Lasting => new()
    {
        { CriterionRole.RollbackTrigger, Verdict.NoData, "Hold Pause Pause" },
        { CriterionRole.RollbackTrigger, Verdict.Error, "Hold Pause Pause" },
        { CriterionRole.RollbackTrigger, Verdict.Inconclusive, "Hold Hold Hold" },
        { CriterionRole.RollbackTrigger, Verdict.Pending, "Hold Hold Hold" },
        { CriterionRole.SuccessCriterion, Verdict.NoData, "Hold Pause Pause" },
        { CriterionRole.SuccessCriterion, Verdict.Error, "Hold Pause Pause" },
        { CriterionRole.SuccessCriterion, Verdict.Inconclusive, "Hold Hold Pause" },
        { CriterionRole.SuccessCriterion, Verdict.Pending, "Hold Hold Hold" },
        { CriterionRole.Signal, Verdict.NoData, "Advance Advance Advance" },
        { CriterionRole.Signal, Verdict.Inconclusive, "Advance Advance Advance" },
        { CriterionRole.Observe, Verdict.NoData, "Advance Advance Advance" },
    };

    [Theory]
    [MemberData(nameof(Rows))]
    public void ActionFor_FreshVerdict_FollowsTheTable(CriterionRole role, FailAction onFail, string expected)
    {
        var criterion = AGate.Trigger() with { Role = role, OnFail = onFail };

        var actions = Enum.GetValues<Verdict>().Select(verdict => CriterionAssessor.ActionFor(criterion, verdict, Day - Tick, Fortnight - Tick));

        Assert.Equal(Actions(expected), actions);
    }

    [Theory]
    [MemberData(nameof(Lasting))]
    public void ActionFor_LastingVerdict_AsksPeopleAndNeverRollsBack(CriterionRole role, Verdict verdict, string expected)
    {
        var criterion = AGate.Trigger() with { Role = role };
        (TimeSpan Lasting, TimeSpan InStage)[] spans = [(Day - Tick, Fortnight - Tick), (Day, Fortnight - Tick), (Day, Fortnight)];

        Assert.Equal(Actions(expected), spans.Select(span => CriterionAssessor.ActionFor(criterion, verdict, span.Lasting, span.InStage)));
    }

    [Fact]
    public void GateAction_Order_IsMildestFirst() => Assert.Equal(
        [GateAction.Advance, GateAction.AwaitApproval, GateAction.Hold, GateAction.Pause, GateAction.Rollback], Enum.GetValues<GateAction>().Order());

    private static IEnumerable<GateAction> Actions(string words) =>
        words.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Enum.Parse<GateAction>);
}
