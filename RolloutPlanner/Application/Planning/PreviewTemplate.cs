using RolloutPlanner.Application.Ports;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Planning;
using RolloutPlanner.Domain.Rollouts;
using RolloutPlanner.Domain.Targeting;

namespace RolloutPlanner.Application.Planning;

/// <summary>A stage as a new plan would take it over.</summary>
/// <param name="CohortGone">The template named a cohort that is not there any more, so somebody has to choose.</param>
/// <param name="People">People in its cohort and share; null while that is not known.</param>
public sealed record StagePreview(Stage Stage, bool CohortGone, int? People);

/// <summary>What a template brings.</summary>
public sealed record TemplatePreview(ValueList<StagePreview> Stages, PlanNames Names);

/// <summary>Looks at what a template brings today, counted over the imported people. It changes nothing.</summary>
public sealed class PreviewTemplate(ICohortReader cohorts, IHookReader hooks, MeasureReach reach)
{
    /// <param name="flag">The flag of the rollout about to be made, whose salt decides who is in a share; null where none is chosen yet.</param>
    public async Task<TemplatePreview> RunAsync(PlanTemplate template, FlagKey? flag, CancellationToken ct)
    {
        var catalog = await cohorts.CatalogAsync(ct);
        var metrics = (await hooks.AllAsync(ct)).ToDictionary(hook => hook.Key, hook => hook.Name);
        var stages = template.Copy(key => catalog.Version(key) is not null);
        var plan = new Plan(template.Name, "", "", [], null, null, null, "UTC", 1, [], [], stages);
        // Without a flag any salt gives about the same numbers.
        var counted = await reach.OfDraftAsync(Salt.For(flag ?? FlagKey.Parse(template.Key.Value, "key").Value), plan, ct);
        return new(
            stages.Select((stage, i) => new StagePreview(stage, stage.Audience != template.Stages[i].Audience, stage.Audience is null ? null : counted?.Stages[i].InStage)).ToValueList(),
            PlanNames.Keys with { Cohort = catalog.NameOf, Hook = key => metrics.GetValueOrDefault(key, key.Value) });
    }
}
