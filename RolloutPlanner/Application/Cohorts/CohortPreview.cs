using RolloutPlanner.Application.Planning;
using RolloutPlanner.Domain.Cohorts;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Targeting;

namespace RolloutPlanner.Application.Cohorts;

/// <summary>How many people are left after one more part of the rule, in its order.</summary>
public sealed record FunnelStep(string Words, int People);

/// <summary>One member, and their bucket in the rollout that uses the cohort.</summary>
/// <param name="Bucket">Null where no one rollout decides it, or they have none.</param>
public sealed record SampledPerson(DirectoryPerson Person, Bucket? Bucket);

/// <summary>Asks what a cohort in the editor would hold.</summary>
/// <param name="Document">As it stands in the editor.</param>
/// <param name="Offset">Where among the members to look for the sample first, so that "another five" are others.</param>
/// <param name="Against">The version whose members are compared with those of the document; null for none.</param>
/// <param name="Draw">What decides the buckets of the sample; null for no buckets.</param>
public sealed record PreviewRequest(CohortDocument Document, int Offset = 0, CohortDefinition? Against = null, BucketDraw? Draw = null);

/// <summary>What a cohort in the editor would hold.</summary>
/// <param name="Errors">Why it cannot be saved; then nothing was counted.</param>
/// <param name="InWords">The rule as a sentence.</param>
/// <param name="Everyone">People in the directory; 0 while nobody has imported people.</param>
/// <param name="Matching">People who belong.</param>
/// <param name="Funnel">Everyone, then whom each part of an outermost "all of" leaves, or else the rule as a whole; none for a list of people.</param>
/// <param name="Missing">Attributes that the rule asks for and some people lack, with how many.</param>
/// <param name="Sample">Up to five people who belong.</param>
public sealed record CohortPreview(
    ValueList<Error> Errors,
    string InWords,
    int Everyone,
    int Matching,
    ValueList<FunnelStep> Funnel,
    ValueList<FunnelStep> Missing,
    ValueList<SampledPerson> Sample,
    DateTimeOffset? ImportedAt)
{
    /// <summary>What each rule keeps; null while people are unknown.</summary>
    public RuleCount? Counts { get; init; }

    /// <summary>Who joins and who leaves against the version that was asked for; null where none was, or people are unknown.</summary>
    public MemberChange? Change { get; init; }

    /// <summary>A steadier rule than the IP ranges, where there is one.</summary>
    public FenceAdvice? Advice { get; init; }

    /// <summary>The place of the outermost rule after which nobody is left though some came to it, counted from 0; null where there is none.</summary>
    public int? DropsOutAt => Matching > 0 || Funnel.Count == 0 ? null : Funnel.ToList().FindIndex(step => step.People == 0) is > 0 and var at ? at - 1 : null;
}
