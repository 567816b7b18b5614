using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Planning;
using RolloutPlanner.Domain.Rollouts;

namespace RolloutPlanner.Infrastructure.Persistence;

/// <summary>A template of this workspace. Deleted ones stay, so that their key keeps its meaning. Those that every workspace has are in no table.</summary>
internal sealed class TemplateRow
{
    public required string Key { get; init; }

    public long Version { get; set; }

    public string Name { get; set; } = "";

    public string Purpose { get; set; } = "";

    public string Stages { get; set; } = "";

    public bool IsDeleted { get; set; }

    public void Take(PlanTemplate template)
    {
        (Version, Name, Purpose, IsDeleted) = (template.Version, template.Name, template.Purpose, template.IsDeleted);
        Stages = DomainJson.Write(template.Stages);
    }

    public PlanTemplate ToTemplate() =>
        new(TemplateKey.Parse(Key, "key").Value, Version, Name, Purpose, DomainJson.Read<ValueList<Stage>>(Stages), IsDeleted);
}
