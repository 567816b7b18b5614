using System.ComponentModel;
using System.Globalization;
using System.Text.Json;
using RolloutPlanner.Api.Requests;
using RolloutPlanner.Application.Evaluation;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Evaluation;
using RolloutPlanner.Domain.Flags;

namespace RolloutPlanner.Api.V1.Contracts;

/// <summary>A plan to be tried out with a list of people: one that is sent, or one of a stored rollout. Nothing is saved.</summary>
public sealed record PlaygroundJson : IHoldsRules
{
    [Description("A plan document. Leave it out where a stored rollout is asked about.")]
    public PlanJson? Plan { get; init; }

    [Description("Cohorts that are not saved. The plan may name saved ones too; where both have a key, the one here counts.")]
    public IReadOnlyList<CohortJson>? Cohorts { get; init; }

    [Description("The flag of the plan; its key makes the usual salt.")]
    public NewFlagJson? Flag { get; init; }

    [Description("What decides the buckets; the usual salt of the flag where nothing is said.")]
    public string? Salt { get; init; }

    [Description("The key of a stored rollout, instead of a plan, cohorts, flag and salt.")]
    public string? Rollout { get; init; }

    [Description("Of a stored rollout: live (the default), pending or draft.")]
    public string? Version { get; init; }

    [Description("How many stages are reached: 0 for none. Of a stored rollout: where it stands now where nothing is said.")]
    public int? Stage { get; init; }

    [Description("The moment of the question; now where nothing is said.")]
    public DateTimeOffset? At { get; init; }

    [Description("Up to 1000 people, each an object with targetingKey and attributes, as an evaluation request sends them.")]
    public IReadOnlyList<JsonElement>? Contexts { get; init; }
}

/// <summary>What each person of a trial would be served.</summary>
/// <param name="Answers">In the order of the contexts.</param>
public sealed record TriedJson(FlagJson Flag, [property: Description("How many stages are reached.")] int Stage, DateTimeOffset At, IReadOnlyList<TriedAnswerJson> Answers)
{
    public static TriedJson From(TriedPlan tried) => new(
        new(tried.Flag.Key.Value, ParseErrors.Code(tried.Flag.Type), tried.Flag.On, tried.Flag.Off), tried.Stage, tried.At, [.. tried.Answers.Select(one => TriedAnswerJson.From(one, tried.Flag.Type))]);
}

/// <summary>One person of a trial: the answer, and all that leads there.</summary>
public sealed record TriedAnswerJson(
    string? TargetingKey,
    [property: Description("on or off.")] string Variant,
    [property: Description("The flag's value, of its type.")] JsonElement Value,
    [property: Description("TARGETING_MATCH, SPLIT, DEFAULT, STATIC or DISABLED.")] string Reason,
    [property: Description("The first stage that includes them, counted from 1; null where none that is reached does.")] int? Stage,
    [property: Description("fromStage, optedIn, optedOut, outsideShares or inNoCohort: over all stages, reached or not.")] string Inclusion,
    [property: Description("The first stage, reached or not, with which they have the feature.")] int? FirstStage,
    IReadOnlyList<TriedStageJson> Stages)
{
    public static TriedAnswerJson From(TriedContext one, FlagType type) => new(
        one.Key?.Value, ParseErrors.Code(one.Explained.Answer.Variant), Typed(one.Value, type), ReasonOf(one.Explained.Answer.Reason), one.Explained.Answer.Stage,
        JsonNamingPolicy.CamelCase.ConvertName(one.Explained.Inclusion.GetType().Name), one.Explained.Inclusion.FirstStage, [.. one.Explained.Stages.Select(TriedStageJson.From)]);

    private static string ReasonOf(AnswerReason reason) => reason switch
    {
        AnswerReason.Disabled => "DISABLED",
        AnswerReason.Static => "STATIC",
        AnswerReason.TargetingMatch => "TARGETING_MATCH",
        AnswerReason.Split => "SPLIT",
        AnswerReason.Default => "DEFAULT",
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static JsonElement Typed(string value, FlagType type) => type switch
    {
        FlagType.Boolean => JsonSerializer.SerializeToElement(value == "true"),
        FlagType.Text => JsonSerializer.SerializeToElement(value),
        FlagType.Number => JsonSerializer.SerializeToElement(double.Parse(value, NumberStyles.Float, CultureInfo.InvariantCulture)),
        FlagType.Object => JsonSerializer.Deserialize<JsonElement>(value),
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}

/// <summary>What one stage, taken alone, says of one person.</summary>
public sealed record TriedStageJson(
    int Number,
    string Name,
    bool IsReached,
    [property: Description("nobodyChosen, notInCohort, noStickyValue, outsideShare or admitted.")] string Admission,
    [property: Description("Percent.")] decimal Share,
    string StickyAttribute,
    string? StickyValue,
    [property: Description("Percent: admitted while it is below the share; null where no share decides, or no text keeps a bucket.")] decimal? Bucket,
    [property: Description("The rule of the cohort, condition by condition; null where the stage is for everybody or nobody.")] ExplanationJson? Why)
{
    public static TriedStageJson From(ExplainedStage stage) => new(
        stage.Number, stage.Name, stage.IsReached, ParseErrors.Code(stage.Admission), stage.Share.Percent, stage.StickyAttribute.Value, stage.StickyValue, stage.Bucket?.Percent,
        stage.Why is { } why ? ExplanationJson.From(why) : null);
}
