using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Gates;
using RolloutPlanner.Domain.Rollouts;
using RolloutPlanner.Domain.Targeting;

namespace RolloutPlanner.Domain.Planning;

/// <summary>A plan to begin with. It is copied into a new rollout and never linked: changing a template changes no rollout.</summary>
/// <param name="Key">Stands in the history as the origin of the plan.</param>
public sealed record PlanTemplate(string Key, string Name, string Purpose, ValueList<Stage> Stages);

/// <summary>The four templates that every workspace has.</summary>
public static class PlanTemplates
{
    public static ValueList<PlanTemplate> All { get; } =
    [
        new("city-by-city", "City by city", "A place at a time, a small share first. Choose the cohort of each stage.",
        [
            Chosen("QA organisation", 100, hours: 24, approvals: 1),
            Chosen("5% of the first city", 5, hours: 48, approvals: 1),
            Chosen("20% of the second city", 20, hours: 48, approvals: 1),
            Everybody("Half of everybody", 50, hours: 72, approvals: 1),
            Everybody("Everybody", 100, hours: 24, approvals: 1),
        ]),
        new("percentage-ladder", "Percentage ladder", "The same audience in growing shares, each about four times the one before.",
        [
            Everybody("1% of everybody", 1, hours: 24, approvals: 1),
            Everybody("5% of everybody", 5, hours: 48, approvals: 1),
            Everybody("20% of everybody", 20, hours: 48, approvals: 1),
            Everybody("50% of everybody", 50, hours: 72, approvals: 1),
            Everybody("Everybody", 100, hours: 24, approvals: 1),
        ]),
        new("one-cohort", "One cohort, step by step", "For a feature that only some customers get: a quarter of them, then all of them.",
        [
            Chosen("Colleagues first", 100, hours: 24, approvals: 1),
            Chosen("25% of the cohort", 25, hours: 48, approvals: 1),
            Chosen("The whole cohort", 100, hours: 72, approvals: 1),
        ]),
        new("blank", "Blank", "One stage to begin with. Build the rest yourself.", [Chosen("First stage", 100, hours: 24, approvals: 1)]),
    ];

    private static Stage Chosen(string name, int percent, int hours, int approvals) => Make(name, null, percent, hours, approvals);

    private static Stage Everybody(string name, int percent, int hours, int approvals) => Make(name, new Audience.Everybody(), percent, hours, approvals);

    private static Stage Make(string name, Audience? audience, int percent, int hours, int approvals) => new(
        name,
        audience,
        Share.Parse(percent, "share").Value,
        AttributeName.TargetingKey,
        TimeSpan.FromHours(hours),
        null,
        Gate.Open with { ApprovalsNeeded = approvals });
}
