using RolloutPlanner.Application.Ports;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Gates;
using RolloutPlanner.Domain.Rollouts;

namespace RolloutPlanner.Application.Gates;

/// <summary>One look at a gate: what was measured, and how it was judged with that.</summary>
/// <param name="Gate">With everything that is new.</param>
/// <param name="Looks">What was measured, in the order in which it counts.</param>
/// <param name="Evaluations">Those that are to be kept: of new windows, and of verdicts or actions that changed.</param>
public sealed record GateLook(WatchedGate Gate, ValueList<PolledLook> Looks, GateDecision Decision, ValueList<GateEvaluation> Evaluations, bool VerdictChanged)
{
    /// <summary>Ends a transaction that has nothing to write.</summary>
    public static Error NothingNew { get; } = Error.Refused("gates.nothing-new", "Nothing came in since the last look.");

    public bool IsNew => Looks.Count > 0 || Evaluations.Count > 0 || Gate.IsToBeKept;

    /// <param name="isLead">Whether somebody is an engineering lead now.</param>
    /// <param name="settle">How long after entering the stage nothing counts that is polled.</param>
    public static GateLook At(WatchedGate gate, IEnumerable<HookAnswer> answers, Func<UserId, bool> isLead, TimeSpan settle, DateTimeOffset now)
    {
        var looks = new List<PolledLook>();
        foreach (var answer in answers.OrderBy(answer => answer.Answer.At))
        {
            if (PolledLook.Of(answer, gate, settle, now) is not { } look) continue;
            gate = look is PolledLook.Taken taken ? gate.With(taken.Measurement) : gate.With(((PolledLook.Failed)look).Failure);
            looks.Add(look);
        }
        var decision = Rollout.Restore(gate.State).Assess(new(gate.Evidence, isLead), now);
        var (run, plan) = (gate.Run, gate.State.Live!.Number);
        var before = gate.Judged.ToDictionary(one => one.CriterionId);
        var evaluations = new List<GateEvaluation>();
        var changed = false;
        foreach (var assessed in decision.Criteria)
        {
            var known = before.GetValueOrDefault(assessed.Criterion.Id);
            changed |= (known?.Verdict, known?.Action) != (assessed.Verdict, assessed.Action);
            if (GateEvaluation.Of(assessed, run, plan, now).After(known) is { } judged) evaluations.Add(judged);
        }
        return new(gate.With(evaluations.ToValueList()), looks.ToValueList(), decision, evaluations.ToValueList(), changed);
    }
}
