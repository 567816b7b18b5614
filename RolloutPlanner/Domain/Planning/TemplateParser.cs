using System.Globalization;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Rollouts;

namespace RolloutPlanner.Domain.Planning;

/// <summary>What a template document says, with every value in range.</summary>
public sealed record ParsedTemplate(string Name, string Purpose, ValueList<Stage> Stages);

/// <summary>Reads template documents, or names everything that is wrong with one, each at its path. Dates belong to one rollout, so they are left out.</summary>
public static class TemplateParser
{
    public static Result<ParsedTemplate> Parse(TemplateDocument document)
    {
        var errors = new ParseErrors();
        var asked = document.Stages ?? [];
        var name = errors.Text(document.Name, "name", "The name of the template", 1, 120);
        var purpose = errors.Text(document.Purpose, "purpose", "The purpose", 0, 300);
        if (asked.Count == 0) errors.Add("template.empty", "A template needs at least one stage.", "stages");
        if (asked.Count > PlanParser.MaxStages) errors.Add("plan.stages", $"A plan has at most {PlanParser.MaxStages} stages.", "stages");
        var stages = asked.Take(PlanParser.MaxStages).Select((stage, i) => Read(errors, stage, i)).ToValueList();
        return errors.All is { Count: > 0 } all ? Result<ParsedTemplate>.Fail(all) : new ParsedTemplate(name, purpose, stages);
    }

    private static Stage Read(ParseErrors errors, StageDocument? stage, int index) =>
        new StageParser(errors, string.Create(CultureInfo.InvariantCulture, $"stages[{index}]")).Read(stage ?? new()) with { NotBefore = null };
}
