using RolloutPlanner.Application.Rollouts;
using RolloutPlanner.Domain.Cohorts;
using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Application.Imports;

/// <summary>What one flag of a file would become: cohorts and a draft plan.</summary>
/// <param name="Name">As the file calls the flag.</param>
/// <param name="Rollout">Null where nothing can be made of it; the notes say why.</param>
/// <param name="Notes">What was not understood, and what the plan still lacks, each as a sentence.</param>
public sealed record ImportedFlag(string Name, ValueList<CohortDocument> Cohorts, NewRollout? Rollout, ValueList<string> Notes);

/// <summary>A file of another system, read. Nothing is made of it yet.</summary>
/// <param name="System">Such as "flagd".</param>
/// <param name="Notes">What was not understood of the file as a whole.</param>
public sealed record ImportedFlags(string System, ValueList<ImportedFlag> Flags, ValueList<string> Notes);
