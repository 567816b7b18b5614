using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Gates;
using RolloutPlanner.Domain.Rollouts;

namespace RolloutPlanner.Application.Gates;

/// <summary>Which rules a run is judged by again.</summary>
public enum ReplayBy
{
    /// <summary>Those that were in force.</summary>
    AsRan,

    /// <summary>Those of the plan that is being worked on.</summary>
    Draft,

    /// <summary>Those that the question brings along.</summary>
    Given,
}

/// <summary>A run of a rollout to be judged again.</summary>
/// <param name="Run">Counted from 1; the present or last one where nothing is said.</param>
/// <param name="Gate">The rules, where they are given.</param>
/// <param name="SoakHours">The soak of the stage where nothing is said.</param>
/// <param name="WithPeople">Whether the checklist and approvals hold the gate. Nobody ticks or approves anything in a replay.</param>
public sealed record ReplayAsked(RolloutKey Key, int? Run = null, ReplayBy By = ReplayBy.AsRan, GateDocument? Gate = null, decimal? SoakHours = null, bool WithPeople = false);

/// <summary>A run, and what a gate would have decided over it.</summary>
/// <param name="Stage">The stage as it ran.</param>
/// <param name="Runs">All runs of the rollout, oldest first.</param>
public sealed record ReplayedGate(RolloutState State, PastRun Run, Stage Stage, ReplayBy By, Replay Replay, ValueList<PastRun> Runs)
{
    public string Answer => ReplayWords.Plain(Stage.Name).Answer(Replay);
}
