using RolloutPlanner.Components.Editing;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Planning;
using RolloutPlanner.Domain.Rollouts;

namespace RolloutPlanner.Components.Templates;

/// <summary>A template while somebody makes or changes it, as typed.</summary>
public sealed class TemplateDraft
{
    // Templates hold no dates, so the zone of the stages never matters.
    private const string Zone = "UTC";

    /// <summary>Nothing for a new one.</summary>
    public TemplateKey? Key { get; private init; }

    /// <summary>The version that the changes are made on; 0 for a new one.</summary>
    public long SeenVersion { get; set; }

    public string Name { get; set; } = "";

    public string Purpose { get; set; } = "";

    public List<StageModel> Stages { get; private init; } = [];

    /// <summary>Otherwise whoever makes a plan of it chooses them.</summary>
    public bool KeepCohorts { get; set; } = true;

    public bool NamesCohorts => Stages.Exists(stage => stage.Audience == "cohort");

    /// <summary>To change it.</summary>
    public static TemplateDraft Of(PlanTemplate template) => Make(template.Name, template.Purpose, TemplateDocument.From(template).Stages, template.Key, template.Version);

    /// <summary>To make another like it.</summary>
    public static TemplateDraft CopyOf(PlanTemplate template) => Make($"Copy of {template.Name}", template.Purpose, TemplateDocument.From(template).Stages, null, 0);

    /// <summary>To make one of a plan.</summary>
    public static TemplateDraft OfPlan(PlanDocument plan) => Make("", "", plan.Stages, null, 0);

    public TemplateDocument ToDocument()
    {
        var document = new TemplateDocument { Name = Name, Purpose = Purpose, Stages = Stages.Select(stage => stage.ToDocument(Zone)).ToValueList() };
        return KeepCohorts ? document : document.WithOpenCohorts();
    }

    /// <summary>What was typed where a number belongs and is none.</summary>
    public ValueList<Error> Problems() => Stages.SelectMany((stage, i) => stage.Problems($"stages[{i}]", Zone)).ToValueList();

    public void Move(int from, int by)
    {
        var to = from + by;
        if (to < 0 || to >= Stages.Count) return;
        (Stages[from], Stages[to]) = (Stages[to], Stages[from]);
    }

    private static TemplateDraft Make(string name, string purpose, ValueList<StageDocument> stages, TemplateKey? key, long version) => new()
    {
        Key = key,
        SeenVersion = version,
        Name = name,
        Purpose = purpose,
        Stages = [.. stages.Select(stage => StageModel.From(stage with { NotBefore = null }, Zone))],
    };
}
