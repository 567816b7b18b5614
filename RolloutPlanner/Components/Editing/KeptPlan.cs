using System.Text.Json;
using RolloutPlanner.Domain.Rollouts;

namespace RolloutPlanner.Components.Editing;

/// <summary>What was typed into the plan editor and not saved, written so that it outlives the page, with the plan that it was typed on.</summary>
public sealed class KeptPlan
{
    // The text lies in a browser, where anybody may have changed it: what is missing or null is no draft, instead of a page that stops.
    private static readonly JsonSerializerOptions Format = new() { IgnoreReadOnlyProperties = true, RespectNullableAnnotations = true };

    /// <summary>The version that the basis had.</summary>
    public long Version { get; init; }

    public PlanModel Basis { get; init; } = new();

    public PlanModel Typed { get; init; } = new();

    public static string Write(PlanSession session) => JsonSerializer.Serialize(
        new KeptPlan { Version = session.State.Version, Basis = PlanModel.From(PlanDocuments.From(session.State.Draft)), Typed = session.Model }, Format);

    /// <summary>Null for anything that was not written here.</summary>
    public static KeptPlan? Read(string text)
    {
        try
        {
            return JsonSerializer.Deserialize<KeptPlan>(text, Format) is { } kept && IsWhole(kept.Typed) && IsWhole(kept.Basis) ? kept : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static bool IsWhole(PlanModel plan) =>
        plan.Stages.Count <= PlanParser.MaxStages * 2
        && plan.Stages.All(stage => stage is not null && stage.Criteria.All(criterion => criterion is not null) && stage.Checklist.All(item => item is not null));
}
