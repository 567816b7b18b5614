using RolloutPlanner.Application.Planning;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Targeting;

namespace RolloutPlanner.Application.Cohorts;

/// <summary>How many people are left after one more part of the rule, in its order.</summary>
public sealed record FunnelStep(string Words, int People);

/// <summary>What a cohort in the editor would hold.</summary>
/// <param name="Errors">Why it cannot be saved; then nothing was counted.</param>
/// <param name="InWords">The rule as a sentence.</param>
/// <param name="Everyone">People in the directory; 0 while nobody has imported people.</param>
/// <param name="Matching">People who belong.</param>
/// <param name="Funnel">Only for a rule whose outermost group is "all of".</param>
/// <param name="Missing">Attributes that the rule asks for and some people lack, with how many.</param>
/// <param name="Sample">Up to five people who belong.</param>
public sealed record CohortPreview(
    ValueList<Error> Errors,
    string InWords,
    int Everyone,
    int Matching,
    ValueList<FunnelStep> Funnel,
    ValueList<FunnelStep> Missing,
    ValueList<DirectoryPerson> Sample,
    DateTimeOffset? ImportedAt);

/// <summary>Whether one person belongs, and why.</summary>
/// <param name="Person">Null when the directory does not know them.</param>
public sealed record PersonTest(ValueList<Error> Errors, DirectoryPerson? Person, bool Belongs, Explanation? Why);
