using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Gates;

namespace RolloutPlanner.Application.Ports;

/// <summary>How it went for people, inside one transaction. Kept for as long as the run of the stage lasts.</summary>
public interface IOutcomeStore
{
    /// <summary>Those of these people who were seen in this run, by their hash; everybody who was saved in this transaction included.</summary>
    Task<IReadOnlyDictionary<string, PersonOutcome>> FindAsync(OutcomeRun run, IReadOnlyCollection<string> people);

    /// <summary>Adds a person, or changes how it went for one who was found.</summary>
    void Save(OutcomeRun run, PersonOutcome outcome);

    /// <summary>Everybody who was first seen in a span, the end left out, in order of time.</summary>
    Task<ValueList<PersonOutcome>> SeenAsync(OutcomeRun run, DateTimeOffset from, DateTimeOffset until);

    /// <summary>Forgets people of a run that is over, at most so many at once. Answers how many.</summary>
    Task<int> ForgetAsync(OutcomeRun run, int most);
}

/// <summary>One metric in one run of a rollout.</summary>
public sealed record OutcomeRun(RolloutKey Rollout, int Run, HookKey Hook);

/// <summary>Reads which people wait to be counted, outside any command.</summary>
public interface IOutcomeReader
{
    /// <summary>
    /// Runs with somebody first seen before this moment who is in no measurement yet, and runs that are surely over. Costs one look per run, not per person.
    /// </summary>
    Task<ValueList<OutcomeRun>> DueAsync(DateTimeOffset before, CancellationToken ct);
}
