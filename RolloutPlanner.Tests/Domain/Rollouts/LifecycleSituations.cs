using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Gates;
using RolloutPlanner.Domain.Rollouts;
using RolloutPlanner.Tests.TestKit;

namespace RolloutPlanner.Tests.Domain.Rollouts;

/// <summary>
/// A rollout in every state of the table, reached by its own verbs, in which every command has all that it needs besides the right person:
/// written by Maya, edited by Edda, owned by Oscar; in stage 2 of 4, its gate open and approved by Priya for stages 3 and 4.
/// </summary>
internal static class LifecycleSituations
{
    private static readonly Gate Gate = APlan.Guard with { Checklist = [new("support", "Support is ready", "Support")], Mode = AdvanceMode.Automatic };

    private static readonly Plan Plan = APlan.Of(
        APlan.Stage("One", 5, gate: AGate.With(AGate.Trigger())),
        APlan.Stage("Two", 20, gate: Gate),
        APlan.Stage("Three", 50, gate: Gate),
        APlan.Stage("Four", gate: APlan.Guard with { ApprovalsNeeded = 0 })) with
    { Owner = By.Oscar.Id };

    /// <summary>A plan that may be edited to in any state.</summary>
    public static Plan Edited { get; } = Plan with { Goal = "Another goal" };

    public static Actor Who(string relation) => relation switch
    {
        "pm" => By.Jonas,
        "author" => By.Maya,
        "owner" => By.Oscar,
        "lead" => By.Tom,
        "edlead" => By.Edda,
        "auditor" => By.Helen,
        "viewer" => By.Victor,
        "admin" => By.Ingrid,
        "auto" => By.Automation,
        "nobody" => By.Nobody,
        "reporter" => By.Reporter,
        _ => throw new ArgumentOutOfRangeException(nameof(relation), relation, null),
    };

    public static Rollout In(string state) => state switch
    {
        "Draft" => Draft(),
        "InReview" => Draft().Submitted(At.Nine),
        "Approved" => Approved(),
        "Running/None" => Running(),
        "Running/Draft" => Next(Running(), PlanPhase.Draft),
        "Running/InReview" => Next(Running(), PlanPhase.InReview),
        "Running/Approved" => Next(Running(), PlanPhase.Approved),
        "Paused/None" => Paused(),
        "Paused/Draft" => Next(Paused(), PlanPhase.Draft),
        "Paused/InReview" => Next(Paused(), PlanPhase.InReview),
        "Paused/Approved" => Next(Paused(), PlanPhase.Approved),
        "Completed" => Completed(),
        "RolledBack" => RolledBack(),
        "Archived" => Archived(),
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, null),
    };

    private static Rollout Draft()
    {
        var rollout = ARollout.Draft(Plan with { Risk = "" });
        rollout.Edit(Plan, By.Edda, At.Nine).Worked();
        return rollout;
    }

    private static Rollout Approved() => Draft().Submitted(At.Nine).SignedBy(By.Priya, At.Nine);

    private static Rollout Running()
    {
        var rollout = Approved();
        rollout.Start(ARollout.Ready, By.Maya, At.Nine).Worked();
        rollout.Advance(rollout.GoodNews(At.Nine), By.Maya, At.Nine).Worked();
        rollout.Tick("support", "", By.Maya, At.Nine).Worked();
        rollout.ApprovedBy(By.Priya, rollout.GoodNews(At.Nine), At.Nine).Worked();
        rollout.ApprovedBy(By.Priya, rollout.GoodNews(At.Nine), At.Nine, target: 4).Worked();
        return rollout;
    }

    private static Rollout Paused() => Then(Running(), r => r.Pause("Lunch", By.Maya, At.Nine));

    private static Rollout Completed()
    {
        var rollout = Then(Running(), r => r.Skip(4, "Enough seen", r.GoodNews(At.Nine), By.Maya, At.Nine));
        return Then(rollout, r => r.Advance(r.GoodNews(At.Nine), By.Maya, At.Nine));
    }

    private static Rollout RolledBack() => Then(Running(), r => r.RollBackFully("Carts are empty", By.Maya, At.Nine));

    private static Rollout Archived() => Then(RolledBack(), r => r.Archive("", By.Maya, At.Nine));

    private static Rollout Next(Rollout rollout, PlanPhase phase)
    {
        rollout.Edit(Plan with { Goal = "The next goal" }, By.Maya, At.Nine).Worked();
        if (phase >= PlanPhase.InReview) rollout.Submitted(At.Nine);
        return phase is PlanPhase.Approved ? rollout.SignedBy(By.Priya, At.Nine) : rollout;
    }

    private static Rollout Then(Rollout rollout, Func<Rollout, Result> step)
    {
        step(rollout).Worked();
        return rollout;
    }
}
