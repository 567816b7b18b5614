using System.Text.Json;
using RolloutPlanner.Domain.Cohorts;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Evaluation;
using RolloutPlanner.Domain.Flags;
using RolloutPlanner.Domain.Rollouts;

namespace RolloutPlanner.Application.Evaluation;

/// <summary>A plan to be tried out with a list of people. Nothing in it needs to be saved.</summary>
public sealed record PlanTrial
{
    public PlanDocument Plan { get; init; } = new();

    /// <summary>Cohorts that are not saved. The plan may name saved ones too; where both have a key, the one here counts.</summary>
    public ValueList<CohortDocument> Cohorts { get; init; } = [];

    public TrialFlag Flag { get; init; } = new();

    /// <summary>The usual salt of the flag where nothing is said.</summary>
    public string? Salt { get; init; }

    /// <summary>How many stages are reached: 0 for none, as before the start.</summary>
    public int? Stage { get; init; }

    /// <summary>The moment of the question; now where nothing is said.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>One object of facts per person, see <see cref="FactsJson"/>; <see cref="TryPlan.MostContexts"/> at most.</summary>
    public IReadOnlyList<JsonElement> Contexts { get; init; } = [];
}

/// <summary>The flag of a trial. A yes-or-no flag needs no values.</summary>
public sealed record TrialFlag(string? Key = null, FlagType Type = FlagType.Boolean, string? On = null, string? Off = null);

/// <summary>What each person of a trial would be served.</summary>
/// <param name="Answers">In the order of the contexts.</param>
public sealed record TriedPlan(FeatureFlag Flag, int Stage, DateTimeOffset At, ValueList<TriedContext> Answers);

/// <summary>One person of a trial.</summary>
/// <param name="Value">The flag's value for the variant, as text of its type.</param>
public sealed record TriedContext(TargetingKey? Key, string Value, ExplainedAnswer Explained);
