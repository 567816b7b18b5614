using RolloutPlanner.Application.Planning;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Targeting;

namespace RolloutPlanner.Application.Cohorts;

/// <summary>What one stage does for one person once it is reached.</summary>
public enum StageStanding
{
    /// <summary>The plan says that this person never gets it before the rollout completes.</summary>
    OptedOut,

    /// <summary>The plan says that this person has it from the first stage on.</summary>
    OptedIn,

    /// <summary>The cohort, at the version that counts for the stage, does not hold them.</summary>
    NotInCohort,

    /// <summary>They lack the attribute that keeps a bucket, so no share under 100 percent admits them.</summary>
    NoBucket,

    OutsideShare,
    Included,
}

/// <summary>Whether one stage for a cohort includes one person.</summary>
/// <param name="Stage">Counted from 1.</param>
/// <param name="Version">The signed version of the cohort that decided; null where the version in the editor did.</param>
/// <param name="IsReached">The rollout is in this stage or past it, so this is what the person has now.</param>
public sealed record StageTest(
    RolloutKey Rollout, string RolloutName, int Stage, Share Share, AttributeName StickyAttribute, Bucket? Bucket, StageStanding Standing, int? Version, bool IsReached);

/// <summary>Whether one person belongs, and why.</summary>
/// <param name="Person">Null when the directory does not know them.</param>
/// <param name="Stages">The stages of rollouts for this cohort, those in force and those to come, in the order of rollouts and stages.</param>
public sealed record PersonTest(ValueList<Error> Errors, DirectoryPerson? Person, bool Belongs, Explanation? Why, ValueList<StageTest> Stages);
