using RolloutPlanner.Application.Cohorts;
using RolloutPlanner.Application.Ports;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Planning;
using RolloutPlanner.Domain.Rollouts;
using RolloutPlanner.Domain.Targeting;

namespace RolloutPlanner.Application.Planning;

/// <summary>A stage as a new plan would take it over.</summary>
/// <param name="CohortName">What the cohort is called now; null where none is named or it is gone.</param>
/// <param name="People">People in its cohort and share; null while that is not known.</param>
public sealed record StagePreview(Stage Stage, string? CohortName, bool CohortGone, int? People);

/// <summary>What a template brings, counted over the imported people. It changes nothing.</summary>
public sealed class PreviewTemplate(ICohortReader cohorts, MeasureReach reach)
{
    /// <param name="flag">The flag of the rollout about to be made, whose salt decides who is in a share; null where none is chosen yet.</param>
    public async Task<ValueList<StagePreview>> RunAsync(PlanTemplate template, FlagKey? flag, CancellationToken ct)
    {
        var catalog = await cohorts.CatalogAsync(ct);
        var stages = template.Copy(key => catalog.Version(key) is not null);
        var plan = new Plan(template.Name, "", "", [], null, null, null, "UTC", 1, [], [], stages);
        // Without a flag any salt gives about the same numbers.
        var salt = Salt.For(flag ?? FlagKey.Parse(template.Key.Value, "key").Value);
        var counted = await reach.OfDraftAsync(salt, plan, ct);
        return stages.Select((stage, i) => Of(stage, template.Stages[i], catalog, counted?.Stages[i])).ToValueList();
    }

    private static StagePreview Of(Stage stage, Stage before, CohortCatalog catalog, StageReach? counted) => new(
        stage,
        stage.Audience is Audience.InCohort cohort ? catalog.NameOf(cohort.Cohort) : null,
        stage.Audience is null && before.Audience is not null,
        stage.Audience is null ? null : counted?.InStage);
}
