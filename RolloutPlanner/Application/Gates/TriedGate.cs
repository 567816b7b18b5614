using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Gates;
using RolloutPlanner.Domain.Rollouts;

namespace RolloutPlanner.Application.Gates;

/// <summary>
/// The gate in force, and other rules for the same stage, judged at one moment on the same numbers. Checklist and approvals are left out of both, since
/// nobody has agreed to the other rules; what people set aside counts in both.
/// </summary>
/// <param name="Stage">As it is in force.</param>
/// <param name="Other">As it would be.</param>
/// <param name="Unrecorded">Metrics of the other rules that nobody has asked for in this run. Their criteria are left out.</param>
public sealed record TriedGate(Stage Stage, Stage Other, GateDecision Now, GateDecision Tried, ValueList<HookKey> Unrecorded, DateTimeOffset At)
{
    /// <summary>Whether the two differ in what they ask for or in any verdict.</summary>
    public bool Differs => Now.Action != Tried.Action || !Verdicts(Now).SequenceEqual(Verdicts(Tried));

    private static IEnumerable<(string, Verdict)> Verdicts(GateDecision decision) => decision.Criteria.Select(one => (one.Criterion.Id, one.Verdict));
}
