using System.ComponentModel;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Rollouts;

namespace RolloutPlanner.Api.V1.Contracts;

/// <summary>The plan document: the one shape of a plan for reading, writing, import and export. It mirrors <see cref="PlanDocument"/> member by member.</summary>
public sealed record PlanJson
{
    public string? Name { get; init; }

    public string? Goal { get; init; }

    public string? Risk { get; init; }

    public IReadOnlyList<string>? Links { get; init; }

    [Description("The id of an account, as /api/v1/accounts lists them.")]
    public string? Owner { get; init; }

    [Description("The id of the account of the engineering lead who agrees to the plan.")]
    public string? EngineeringLead { get; init; }

    [Description("The id of the account of whoever takes the feature back when it must be fast.")]
    public string? RollbackOwner { get; init; }

    [Description("An IANA name such as Europe/London; UTC where nothing is said.")]
    public string? TimeZone { get; init; }

    [Description("How many leads sign the plan: 1 to 5, 1 where nothing is said.")]
    public int? SignOffsNeeded { get; init; }

    [Description("Targeting keys of people who have the feature with the first stage.")]
    public IReadOnlyList<string>? OptIn { get; init; }

    [Description("Targeting keys of people who never have it before the rollout completes.")]
    public IReadOnlyList<string>? OptOut { get; init; }

    public IReadOnlyList<StageJson>? Stages { get; init; }

    public static PlanJson From(PlanDocument plan) => new()
    {
        Name = plan.Name,
        Goal = plan.Goal,
        Risk = plan.Risk,
        Links = plan.Links,
        Owner = plan.Owner,
        EngineeringLead = plan.EngineeringLead,
        RollbackOwner = plan.RollbackOwner,
        TimeZone = plan.TimeZone,
        SignOffsNeeded = plan.SignOffsNeeded,
        OptIn = plan.OptIn,
        OptOut = plan.OptOut,
        Stages = [.. plan.Stages.Select(StageJson.From)],
    };

    public PlanDocument ToDocument() => new()
    {
        Name = Name,
        Goal = Goal,
        Risk = Risk,
        Links = [.. Links ?? []],
        Owner = Owner,
        EngineeringLead = EngineeringLead,
        RollbackOwner = RollbackOwner,
        TimeZone = TimeZone,
        SignOffsNeeded = SignOffsNeeded,
        OptIn = [.. OptIn ?? []],
        OptOut = [.. OptOut ?? []],
        Stages = (Stages ?? []).Select(stage => stage.ToDocument()).ToValueList(),
    };
}
