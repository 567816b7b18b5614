using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Gates;
using RolloutPlanner.Domain.Rollouts;

namespace RolloutPlanner.Application.Ports;

/// <summary>The rollouts of this workspace inside one transaction.</summary>
public interface IRolloutStore
{
    Task<Rollout?> FindAsync(RolloutKey key);

    /// <summary>
    /// Writes the new state under the version predicate, one row per move, one history entry per event.
    /// Refused with a conflict when somebody else wrote meanwhile or the key is taken.
    /// </summary>
    void Save(Rollout rollout);

    /// <summary>What the present run has gathered, with everything that was added in this transaction. The rollout must be in a stage.</summary>
    Task<RunEvidence> EvidenceAsync(Rollout rollout);

    /// <summary>What the present run had gathered at a moment: of everything stored, what was taken down by then. The rollout must be in a stage.</summary>
    Task<RunEvidence> EvidenceAsync(Rollout rollout, DateTimeOffset asOf);

    /// <summary>The readings of one run, in the order they were entered.</summary>
    Task<ValueList<Measurement>> MeasurementsAsync(RolloutKey key, int run);

    /// <summary>The readings of these metrics in one run that were true at this moment or later, in order of time; everything that was added in this transaction included.</summary>
    Task<ValueList<Measurement>> TakenAsync(RolloutKey key, int run, IReadOnlyCollection<HookKey> hooks, DateTimeOffset from);

    /// <summary>The last reading of a metric in one run; null where there is none.</summary>
    Task<Measurement?> LastTakenAsync(RolloutKey key, int run, HookKey hook);

    /// <summary>Keeps a reading that the rollout has taken in. Never changed afterwards.</summary>
    void Add(RolloutKey key, Measurement measurement);

    /// <summary>Keeps that a look brought nothing. Never changed afterwards.</summary>
    void Add(RolloutKey key, MeasurementFailure failure);

    /// <summary>Names of the rollouts, archived ones excepted, whose draft or any plan version in use names this cohort, directly or by a pin.</summary>
    Task<ValueList<string>> UsersOfCohortAsync(CohortKey cohort);

    /// <summary>Names of the rollouts, archived ones excepted, whose draft or live plan names this metric.</summary>
    Task<ValueList<string>> UsersOfHookAsync(HookKey hook);
}
