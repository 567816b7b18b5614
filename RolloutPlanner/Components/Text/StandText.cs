using RolloutPlanner.Application.Rollouts;
using RolloutPlanner.Components.Rollouts;
using RolloutPlanner.Components.Services;
using RolloutPlanner.Domain.Gates;
using RolloutPlanner.Domain.Rollouts;

namespace RolloutPlanner.Components.Text;

/// <summary>How a rollout stands, said to one person on a narrow screen: who has it, how its gate does, what a tap will do.</summary>
public static class StandText
{
    /// <summary>"126 people have it. All four criteria pass. Your approval is the last thing missing, Tom."</summary>
    public static (string Bold, string More) Short(RolloutView view, CurrentPerson me)
    {
        var sentence = RolloutText.Sentence(view);
        return view is { State.Status: RolloutStatus.Running, Gate: { } gate } ? (sentence.Bold + ".", $" {Criteria(gate)}{Missing(view, gate, me)}") : sentence;
    }

    /// <summary>"Approving lets Maya give this to 137 people in Sydney."; null where a tap gives it to nobody.</summary>
    public static string? Effect(RolloutView view, NextStep step)
    {
        var number = view.State.CurrentStage + 1;
        if (step is not { Blocked.Count: 0, Ask.Kind: DialogKind.Approve or DialogKind.Advance or DialogKind.Start }) return null;
        var whom = number > view.Plan.Stages.Count ? "everybody"
            : view.Reach is { } reach ? RolloutText.Newcomers(view, view.Plan.Stages[number - 1], reach.Stages[number - 1].Added)
            : RolloutText.Who(view, view.Plan.Stages[number - 1]);
        return step.Ask.Kind switch
        {
            DialogKind.Approve => $"Approving lets {First(view.NameOf(view.Plan.Owner))} give this to {whom}.",
            DialogKind.Start => $"Starting gives this to {whom}.",
            _ => $"Going on gives this to {whom}.",
        };
    }

    private static string Criteria(GateDecision gate)
    {
        var acting = gate.Criteria.Where(criterion => criterion.Criterion.Role is not CriterionRole.Observe).ToList();
        var passing = acting.Count(criterion => criterion.Verdict is Verdict.Pass);
        return acting.Count switch
        {
            0 => "",
            1 when passing == 1 => "Its criterion passes. ",
            var all when passing == all => $"All {GateReasons.Spelled(all).ToLowerInvariant()} criteria pass. ",
            var all => $"{Words.Number(passing)} of {Words.Number(all)} criteria pass. ",
        };
    }

    private static string Missing(RolloutView view, GateDecision gate, CurrentPerson me)
    {
        var left = gate.ApprovalsNeeded - gate.ApprovalsGiven;
        return gate switch
        {
            { Action: GateAction.Advance } => "The gate is open.",
            { Action: GateAction.AwaitApproval } when NextStep.MayApprove(view, me) => left == 1
                ? $"Your approval is the last thing missing, {First(me.Name)}."
                : $"Your approval is missing, {First(me.Name)}.",
            { Action: GateAction.AwaitApproval } => $"{Words.Count(left, "approval is", "approvals are")} missing.",
            { Soak.IsDone: false } => $"{GateWords.Span(gate.Soak.Left)} of soak time left.",
            { OpenItems.Count: > 0 } => $"{Words.Count(gate.OpenItems.Count, "checklist item is", "checklist items are")} open.",
            _ => "",
        };
    }

    private static string First(string name) => name.Split(' ', 2)[0];
}
