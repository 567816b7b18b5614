using System.Diagnostics;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Gates;

namespace RolloutPlanner.Domain.Rollouts;

/// <summary>Writes a plan as the document that would parse to it again.</summary>
public static class PlanDocuments
{
    public static PlanDocument From(Plan plan) => new()
    {
        Name = plan.Name,
        Goal = plan.Goal,
        Risk = plan.Risk,
        Links = plan.Links,
        Owner = plan.Owner?.Value,
        EngineeringLead = plan.EngineeringLead?.Value,
        RollbackOwner = plan.RollbackOwner?.Value,
        TimeZone = plan.TimeZone,
        SignOffsNeeded = plan.SignOffsNeeded,
        OptIn = plan.OptIn.Select(key => key.Value).ToValueList(),
        OptOut = plan.OptOut.Select(key => key.Value).ToValueList(),
        Stages = plan.Stages.Select(From).ToValueList(),
    };

    public static StageDocument From(Stage stage) => new()
    {
        Name = stage.Name,
        Audience = stage.Audience switch { null => null, Audience.Everybody => "everybody", Audience.InCohort => "cohort", _ => throw new UnreachableException() },
        Cohort = (stage.Audience as Audience.InCohort)?.Cohort.Value,
        Share = stage.Share.Percent,
        StickyAttribute = stage.StickyAttribute.Value,
        SoakHours = (decimal)stage.MinimumSoak.TotalMinutes / 60,
        NotBefore = stage.NotBefore,
        Gate = From(stage.Gate),
    };

    public static GateDocument From(Gate gate) => new()
    {
        Criteria = gate.Criteria.Select(From).ToValueList(),
        Checklist = gate.Checklist.Select(i => new ChecklistItemDocument { Id = i.Id, Text = i.Text, Owner = i.Owner }).ToValueList(),
        ApprovalsNeeded = gate.ApprovalsNeeded,
        Mode = ParseErrors.Code(gate.Mode),
        OnRollback = gate.OnRollback switch
        {
            RollbackTarget.PreviousStage => "previous",
            RollbackTarget.NamedStage => "stage",
            RollbackTarget.Off => "off",
            _ => throw new UnreachableException(),
        },
        RollbackStage = (gate.OnRollback as RollbackTarget.NamedStage)?.Number,
    };

    private static CriterionDocument From(Criterion criterion) => new()
    {
        Id = criterion.Id,
        Hook = criterion.Hook.Value,
        Role = ParseErrors.Code(criterion.Role),
        Comparison = ParseErrors.Code(criterion.Comparison),
        Limit = criterion.Limit,
        Against = criterion.NeedsControl ? ParseErrors.Code(criterion.Against) : null,
        MinimumSample = criterion.MinimumSample,
        OnFail = ParseErrors.Code(criterion.OnFail),
    };
}
