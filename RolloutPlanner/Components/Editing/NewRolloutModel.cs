using System.Text.Json;
using RolloutPlanner.Application.Rollouts;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Flags;
using RolloutPlanner.Domain.Rollouts;

namespace RolloutPlanner.Components.Editing;

/// <summary>A rollout that somebody is about to make, with what was typed in every step.</summary>
public sealed class NewRolloutModel
{
    /// <summary>Names the one creation that is meant: sent twice, it makes one rollout.</summary>
    public Guid Intent { get; set; } = Guid.NewGuid();

    public FlagAnswers Answers { get; set; } = FlagAnswers.None;

    /// <summary>The key of the chosen template; empty while none is.</summary>
    public string Template { get; set; } = "";

    public string Name { get; set; } = "";

    /// <summary>Empty while the key follows the name.</summary>
    public string TypedKey { get; set; } = "";

    /// <summary>The typed key, or the one that the name proposes.</summary>
    public string FlagKey => TypedKey.Trim() is { Length: > 0 } typed ? typed : KeyProposal.From(Name);

    public FlagType FlagType { get; set; } = FlagType.Boolean;

    public string On { get; set; } = "";

    public string Off { get; set; } = "";

    public string Goal { get; set; } = "";

    public string Risk { get; set; } = "";

    public string Owner { get; set; } = "";

    public string EngineeringLead { get; set; } = "";

    public string RollbackOwner { get; set; } = "";

    public string TimeZone { get; set; } = "UTC";

    /// <summary>Whether there is anything that would be missed.</summary>
    public bool IsTouched => Name.Length > 0 || TypedKey.Length > 0 || Goal.Length > 0 || Risk.Length > 0 || Template.Length > 0 || Answers != FlagAnswers.None;

    /// <summary>Everything typed, as one text that <see cref="TryRead"/> reads again.</summary>
    public string Write() => JsonSerializer.Serialize(new Kept(Intent, Answers, Template, Name, TypedKey, FlagType, On, Off, Goal, Risk, Owner, EngineeringLead, RollbackOwner, TimeZone));

    /// <summary>Null for a text of another age or make: what a browser kept is not to be trusted.</summary>
    public static NewRolloutModel? TryRead(string text)
    {
        try
        {
            return JsonSerializer.Deserialize<Kept>(text) is { } kept && Enum.IsDefined(kept.FlagType) && (kept.Answers?.Crm is not { } crm || Enum.IsDefined(crm)) ? From(kept) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

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
        },
        Answers);

    /// <summary>What the domain refuses of the second step before anything is sent.</summary>
    public ValueList<Error> Problems()
    {
        var key = Domain.Common.FlagKey.Parse(FlagKey, "flag.key");
        var flag = FlagType is FlagType.Boolean || key.IsError ? Result.Success : FeatureFlag.Create(key.Value, FlagType, On, Off).WithoutValue();
        return PlanParser.Parse(ToRollout().Plan).Errors.Concat(key.Errors).Concat(flag.Errors).ToValueList();
    }

    private static NewRolloutModel From(Kept kept) => new()
    {
        Intent = kept.Intent ?? Guid.NewGuid(),
        Answers = kept.Answers ?? FlagAnswers.None,
        Template = kept.Template ?? "",
        Name = kept.Name ?? "",
        TypedKey = kept.TypedKey ?? "",
        FlagType = kept.FlagType,
        On = kept.On ?? "",
        Off = kept.Off ?? "",
        Goal = kept.Goal ?? "",
        Risk = kept.Risk ?? "",
        Owner = kept.Owner ?? "",
        EngineeringLead = kept.EngineeringLead ?? "",
        RollbackOwner = kept.RollbackOwner ?? "",
        TimeZone = kept.TimeZone ?? "UTC",
    };

    private sealed record Kept(
        Guid? Intent, FlagAnswers? Answers, string? Template, string? Name, string? TypedKey, FlagType FlagType, string? On, string? Off, string? Goal, string? Risk,
        string? Owner, string? EngineeringLead, string? RollbackOwner, string? TimeZone);
}
