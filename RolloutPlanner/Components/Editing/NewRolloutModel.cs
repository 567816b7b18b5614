using RolloutPlanner.Application.Rollouts;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Flags;
using RolloutPlanner.Domain.Planning;
using RolloutPlanner.Domain.Rollouts;

namespace RolloutPlanner.Components.Editing;

/// <summary>A rollout that somebody is about to make, with what was typed in every step.</summary>
public sealed class NewRolloutModel
{
    private string? _key;

    public string Template { get; set; } = "";

    public string Name { get; set; } = "";

    /// <summary>Follows the name until somebody types another one.</summary>
    public string FlagKey
    {
        get => _key ?? KeyProposal.From(Name);
        set => _key = value.Trim() is { Length: > 0 } typed ? typed : null;
    }

    public FlagType FlagType { get; set; } = FlagType.Boolean;

    public string On { get; set; } = "";

    public string Off { get; set; } = "";

    public string Goal { get; set; } = "";

    public string Risk { get; set; } = "";

    public string Owner { get; set; } = "";

    public string EngineeringLead { get; set; } = "";

    public string RollbackOwner { get; set; } = "";

    public string TimeZone { get; set; } = "UTC";

    public bool IsTouched => Name.Length > 0 || _key is not null || Goal.Length > 0 || Risk.Length > 0 || Template.Length > 0;

    public PlanTemplate? Chosen => PlanTemplates.All.FirstOrDefault(template => template.Key.Value == Template);

    public NewRollout ToRollout() => new(
        FlagKey,
        FlagType,
        FlagType is FlagType.Boolean ? null : On,
        FlagType is FlagType.Boolean ? null : Off,
        Template.OrNull(),
        new()
        {
            Name = Name,
            Goal = Goal,
            Risk = Risk,
            Owner = Owner.OrNull(),
            EngineeringLead = EngineeringLead.OrNull(),
            RollbackOwner = RollbackOwner.OrNull(),
            TimeZone = TimeZone.OrNull(),
            SignOffsNeeded = 1,
        });

    /// <summary>What the domain refuses of the second step before anything is sent.</summary>
    public ValueList<Error> Problems()
    {
        var key = Domain.Common.FlagKey.Parse(FlagKey, "flag.key");
        var flag = FlagType is FlagType.Boolean || key.IsError ? Result.Success : FeatureFlag.Create(key.Value, FlagType, On, Off).WithoutValue();
        return PlanParser.Parse(ToRollout().Plan).Errors.Concat(key.Errors).Concat(flag.Errors).ToValueList();
    }
}
