using System.ComponentModel;
using RolloutPlanner.Api.Requests;
using RolloutPlanner.Application.Cohorts;
using RolloutPlanner.Application.Planning;
using RolloutPlanner.Domain.Cohorts;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Targeting;

namespace RolloutPlanner.Api.V1.Contracts;

/// <summary>One line of the list of cohorts.</summary>
public sealed record CohortLineJson(string Key, string Name, string Description, int Version, bool IsList, string ChangedBy, DateTimeOffset ChangedAt, IReadOnlyList<UserJson> UsedBy)
{
    public static CohortLineJson From(CohortSummary cohort) =>
        new(cohort.Key.Value, cohort.Name, cohort.Description, cohort.Version, cohort.IsList, cohort.ChangedBy, cohort.ChangedAt, [.. cohort.UsedBy.Select(UserJson.From)]);
}

/// <summary>Something that needs a cohort, so that it cannot be deleted.</summary>
public sealed record UserJson([property: Description("rollout or cohort.")] string Kind, string Key, string Name)
{
    public static UserJson From(CohortUser user) => user switch
    {
        CohortUser.InRollout rollout => new("rollout", rollout.Key.Value, rollout.Name),
        CohortUser.InCohort cohort => new("cohort", cohort.Key.Value, cohort.Name),
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}

/// <summary>One version of a cohort.</summary>
public sealed record CohortVersionJson(
    CohortJson Cohort, int Version, [property: Description("Equal hashes hold the same people.")] string Hash, [property: Description("The rule as a sentence.")] string InWords, string Author, DateTimeOffset At)
{
    public static CohortVersionJson From(CohortVersion version) =>
        new(CohortJson.From(CohortDocument.From(version)), version.Number, version.Hash, RuleWords.Describe(version.Definition.AsRule()), version.Author.Value, version.At);
}

/// <summary>How a rollout uses a cohort.</summary>
/// <param name="Kept">The versions that a signed plan keeps, whatever becomes of the cohort.</param>
public sealed record CohortUseJson(string Rollout, string Name, string Status, IReadOnlyList<int> Kept, bool InDraft, IReadOnlyList<int> Stages)
{
    public static CohortUseJson From(RolloutUse use) =>
        new(use.Key.Value, use.Name, ParseErrors.Code(use.Status), use.Kept, use.InDraft, [.. use.Stages.Select(stage => stage.Number)]);
}

/// <summary>Everything that uses a cohort.</summary>
public sealed record CohortUsesJson(IReadOnlyList<CohortUseJson> Rollouts, IReadOnlyList<UserJson> Cohorts);

/// <summary>What a cohort would hold, counted over the imported people.</summary>
public sealed record CohortCountJson(
    [property: Description("The rule as a sentence.")] string InWords,
    [property: Description("People in the directory; 0 before the first import.")] int Everyone,
    int Matching,
    [property: Description("Whom each part of the rule leaves, in order.")] IReadOnlyList<FunnelStepJson> Funnel,
    [property: Description("Attributes that the rule asks for and people lack.")] IReadOnlyList<FunnelStepJson> Missing,
    [property: Description("Targeting keys of up to five members.")] IReadOnlyList<string> Sample,
    DateTimeOffset? ImportedAt)
{
    public static CohortCountJson From(CohortPreview preview) => new(
        preview.InWords, preview.Everyone, preview.Matching, [.. preview.Funnel.Select(FunnelStepJson.From)], [.. preview.Missing.Select(FunnelStepJson.From)],
        [.. preview.Sample.Select(sample => sample.Person.Key.Value)], preview.ImportedAt);
}

public sealed record FunnelStepJson(string Words, int People)
{
    public static FunnelStepJson From(FunnelStep step) => new(step.Words, step.People);
}

/// <summary>Asks whether one person of the directory belongs to a cohort, saved or not.</summary>
public sealed record PersonQuestionJson : IHoldsRules
{
    public CohortJson? Cohort { get; init; }

    [Description("A targeting key or a name.")]
    public string? Person { get; init; }
}

/// <summary>Whether one person belongs, and why.</summary>
/// <param name="Why">Null where the rule was not asked.</param>
public sealed record PersonAnswerJson(string Key, string Name, bool Belongs, ExplanationJson? Why)
{
    public static PersonAnswerJson From(DirectoryPerson person, PersonTest test) =>
        new(person.Key.Value, person.Name, test.Belongs, test.Why is { } why ? ExplanationJson.From(why) : null);
}

/// <summary>Why a rule is true or false for one person, as a tree of the rule's shape.</summary>
public sealed record ExplanationJson(
    [property: Description("The rule as a sentence.")] string Rule,
    [property: Description("true, false or notChecked.")] string Outcome,
    [property: Description("The fact that a condition met; null where there is none.")] string? Actual,
    IReadOnlyList<ExplanationJson> Children)
{
    public static ExplanationJson From(Explanation why) =>
        new(RuleWords.Describe(why.Rule), ParseErrors.Code(why.Outcome), why.ActualValue, [.. why.Children.Select(From)]);
}
