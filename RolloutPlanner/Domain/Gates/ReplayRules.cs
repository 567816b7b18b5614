using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Targeting;

namespace RolloutPlanner.Domain.Gates;

/// <summary>A gate to be judged over what one run gathered.</summary>
/// <param name="Until">When the run was left, or now.</param>
public sealed record ReplayRules(Gate Gate, TimeSpan Soak, Share Share, StageRun Run, DateTimeOffset Until)
{
    /// <summary>
    /// The metrics that were asked for in the run, or delivered in it. Of any other nobody can say what it would have shown, so its criteria are named
    /// and left out. A metric that was asked for and stayed silent is a fact of the run and counts as silence.
    /// </summary>
    public ValueList<HookKey> Known { get; init; } = [];

    /// <summary>Whether open checklist items and missing approvals hold the gate. Nobody ticked or approved anything in a replay.</summary>
    public bool WithPeople { get; init; }

    public TimeSpan Settle { get; init; } = GateTimes.Settle;

    /// <summary>The metrics of the gate that this run says nothing of, in the order of the gate.</summary>
    public ValueList<HookKey> Unrecorded => Gate.Criteria.Select(criterion => criterion.Hook).Where(hook => !Known.Contains(hook)).Distinct().ToValueList();

    /// <summary>Whether something that nobody recorded could have kept the gate shut.</summary>
    public bool IsPartial => Gate.Criteria.Any(criterion => criterion.Role is not CriterionRole.Observe && !Known.Contains(criterion.Hook));

    /// <summary>The part of the gate that can be judged.</summary>
    public Gate Judged => Gate with
    {
        Criteria = Gate.Criteria.Where(criterion => Known.Contains(criterion.Hook)).ToValueList(),
        Checklist = WithPeople ? Gate.Checklist : [],
        ApprovalsNeeded = WithPeople ? Gate.ApprovalsNeeded : 0,
    };
}
