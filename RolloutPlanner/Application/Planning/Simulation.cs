using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Evaluation;

namespace RolloutPlanner.Application.Planning;

/// <summary>What to simulate.</summary>
/// <param name="Seed">Which thousand people to draw; null draws none. The same number always draws the same people from the same directory.</param>
/// <param name="Who">Part of a name, or an id; null looks for nobody.</param>
public sealed record SimulationAsked(RolloutKey Key, int? Seed = null, string? Who = null);

/// <summary>One stage, as the imported people go through it.</summary>
/// <param name="InCohort">People in its cohort.</param>
/// <param name="InShare">People in its cohort and share.</param>
/// <param name="Added">People whom it adds to the stages before.</param>
/// <param name="SoFar">People who have the feature once it is reached.</param>
/// <param name="Shared">Of these, how many have the feature of each other live rollout too, in the order of <see cref="Simulation.Others"/>.</param>
public sealed record SimulatedStage(int InCohort, int InShare, int Added, int SoFar, ValueList<int> Shared);

/// <summary>Another rollout that is live.</summary>
/// <param name="Exposed">People who have its feature now.</param>
public sealed record OtherRollout(RolloutKey Key, string Name, int Exposed);

/// <summary>One person of the directory, walked through the plan.</summary>
public sealed record SimulatedPerson(TargetingKey Key, string Name, PersonTrace Trace);

/// <summary>A plan replayed with everybody of the people directory.</summary>
/// <param name="Others">The other live rollouts, by name. One whose cohorts cannot be resolved is left out.</param>
/// <param name="Never">People whom no stage reaches.</param>
/// <param name="Sample">The people drawn, in the order of the directory.</param>
/// <param name="Found">People looked for, the exact id first; <see cref="SimulateRollout.MostFound"/> at most.</param>
/// <param name="FoundInAll">How many there are of them.</param>
public sealed record Simulation(
    int Everyone,
    DateTimeOffset ImportedAt,
    ValueList<SimulatedStage> Stages,
    ValueList<OtherRollout> Others,
    int Never,
    ValueList<SimulatedPerson> Sample,
    ValueList<SimulatedPerson> Found,
    int FoundInAll);
