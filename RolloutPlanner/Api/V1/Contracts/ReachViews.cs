using System.ComponentModel;
using RolloutPlanner.Application.Planning;
using RolloutPlanner.Application.Ports;

namespace RolloutPlanner.Api.V1.Contracts;

/// <summary>How many different people were evaluated lately, by this process since it began to count.</summary>
public sealed record ExposureJson(DateTimeOffset Since, [property: Description("About, not exactly, above some hundred.")] int LastHour, IReadOnlyList<EvaluatedJson> Outcomes)
{
    public static ExposureJson From(ExposureCount count) => new(count.Since, count.LastHour, [.. count.Outcomes.Select(EvaluatedJson.From)]);
}

/// <summary>People who were evaluated with one outcome.</summary>
public sealed record EvaluatedJson(
    [property: Description("The stage that gave it to them, counted from 1; null where none did.")] int? Stage,
    [property: Description("on or off.")] string Variant,
    int LastHour,
    [property: Description("Each of the last 60 whole minutes, the oldest first.")] IReadOnlyList<int> PerMinute)
{
    public static EvaluatedJson From(EvaluatedPeople people) => new(people.Stage, people.IsOn ? "on" : "off", people.LastHour, people.PerMinute);
}

/// <summary>A plan replayed with everybody of the people directory.</summary>
/// <param name="Others">The other live rollouts, by name.</param>
public sealed record SimulationJson(
    int Everyone, DateTimeOffset ImportedAt, IReadOnlyList<SimulatedStageJson> Stages, IReadOnlyList<OtherRolloutJson> Others, [property: Description("People whom no stage reaches.")] int Never)
{
    public static SimulationJson From(Simulation simulation) => new(
        simulation.Everyone, simulation.ImportedAt, [.. simulation.Stages.Select(stage => new SimulatedStageJson(stage.InCohort, stage.InShare, stage.Added, stage.SoFar, stage.Shared))],
        [.. simulation.Others.Select(other => new OtherRolloutJson(other.Key.Value, other.Name, other.Exposed))], simulation.Never);
}

/// <summary>One stage, as the imported people go through it.</summary>
public sealed record SimulatedStageJson(
    int InCohort, int InShare, int Added, int SoFar, [property: Description("Of these, people who have the feature of each other rollout too, in the order of others.")] IReadOnlyList<int> Shared);

/// <summary>Another rollout that is live, and the people who have its feature now.</summary>
public sealed record OtherRolloutJson(string Key, string Name, int Exposed);
