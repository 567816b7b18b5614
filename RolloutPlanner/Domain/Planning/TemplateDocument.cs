using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Rollouts;

namespace RolloutPlanner.Domain.Planning;

/// <summary>A template as a person sends it: any value may be missing or wrong.</summary>
public sealed record TemplateDocument
{
    public string? Name { get; init; }

    public string? Purpose { get; init; }

    public ValueList<StageDocument> Stages { get; init; } = [];

    /// <summary>The document that would make this template again.</summary>
    public static TemplateDocument From(PlanTemplate template) => new()
    {
        Name = template.Name,
        Purpose = template.Purpose,
        Stages = template.Stages.Select(PlanDocuments.From).ToValueList(),
    };

    /// <summary>The same with every cohort left open: whoever makes a plan of it chooses. "Everybody" stays.</summary>
    public TemplateDocument WithOpenCohorts() => this with
    {
        Stages = Stages.Select(stage => stage.Audience == "cohort" ? stage with { Audience = null, Cohort = null } : stage).ToValueList(),
    };
}
