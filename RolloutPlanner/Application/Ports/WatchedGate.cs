using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Gates;
using RolloutPlanner.Domain.Rollouts;

namespace RolloutPlanner.Application.Ports;

/// <summary>Counters of a metric as they were last read in a run, and under which definition.</summary>
public sealed record PolledCounters(HookKey Hook, CounterReading Reading, DateTimeOffset At, string Definition);

/// <summary>A rollout that is in a stage, with everything that its gate is judged on and was judged by.</summary>
/// <param name="Evidence">What the present run has gathered up to its number <paramref name="Seq"/>.</param>
/// <param name="KeptSeq">Up to which number what was gathered has been kept.</param>
/// <param name="Judged">The newest evaluation of each criterion in this run.</param>
public sealed record WatchedGate(
    RolloutState State, RunEvidence Evidence, int Seq, int KeptSeq, ValueList<PolledCounters> Counters, ValueList<GateEvaluation> Judged)
{
    /// <summary>After so many numbers what was gathered is kept again, so that nobody has to add up many more.</summary>
    private const int KeepEvery = 64;

    public RolloutKey Key => State.Key;

    public StageRun Run => State.Run!;

    public Gate Gate => State.PresentStage!.Gate;

    /// <summary>Rollouts differ in it, so that those that began together do not all write at once.</summary>
    public bool IsToBeKept => Seq - KeptSeq >= KeepEvery && Seq - KeptSeq >= KeepEvery + Key.Value.Aggregate(0, (all, letter) => (31 * all + letter) & 63);

    public WatchedGate With(Measurement taken) => this with
    {
        Evidence = Evidence.Add(taken, Run),
        Seq = Seq + 1,
        Counters = taken.Counters is { } counters
            ? Counters.Where(one => one.Hook != taken.Hook).Append(new(taken.Hook, counters, taken.ObservedAt, taken.Definition)).ToValueList()
            : Counters,
    };

    public WatchedGate With(MeasurementFailure failure) => this with { Evidence = Evidence.Add(failure, Run), Seq = Seq + 1 };

    public WatchedGate With(ValueList<GateEvaluation> judged) => judged.Count == 0 ? this : this with
    {
        Judged = Judged.Where(one => judged.All(other => other.CriterionId != one.CriterionId)).Concat(judged).ToValueList(),
    };
}
