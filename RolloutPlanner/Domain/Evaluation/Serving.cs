using System.Diagnostics;
using RolloutPlanner.Domain.Cohorts;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Rollouts;
using RolloutPlanner.Domain.Targeting;

namespace RolloutPlanner.Domain.Evaluation;

/// <summary>Prepares plans for evaluation. Refuses, with the reasons, a plan whose cohorts cannot all be resolved.</summary>
public static class Serving
{
    /// <summary>What a rollout serves now, each stage with the cohort versions that were signed for it. A rollout that never ran serves nothing to anybody.</summary>
    /// <param name="definition">The definition of exactly this cohort version.</param>
    /// <param name="attributes">Learns what the rules ask for; one of its own where none is given. Rollouts of one snapshot share it.</param>
    public static Result<ServedRollout> Of(RolloutState state, Func<CohortKey, int, CohortDefinition?> definition, AttributeTable? attributes = null) => state.Live is { } live
        ? Prepare(live.Plan, state.Salt, state.Status, state.CurrentStage, live.Pins, pins => new PinnedCohorts(pins!, definition), attributes)
        : new ServedRollout(RolloutStatus.Draft, 0, state.Salt, [], [], []);

    /// <summary>What a published rollout serves.</summary>
    /// <param name="definition">The definition of exactly this cohort version.</param>
    /// <param name="attributes">Learns what the rules ask for; one of its own where none is given. Rollouts of one snapshot share it.</param>
    public static Result<ServedFlag> Of(PublishedRollout published, Func<CohortKey, int, CohortDefinition?> definition, AttributeTable? attributes = null) =>
        Prepare(published.Version.Plan, published.Salt, published.Status, published.Stage, published.Version.Pins, pins => new PinnedCohorts(pins!, definition), attributes)
            .Map(served => new ServedFlag(published.Flag, published.Version.Number, served));

    /// <summary>What a plan would serve with all of its stages reached. A stage without an audience is for nobody.</summary>
    public static Result<ServedRollout> OfPlan(Plan plan, Salt salt, ICohortLookup cohorts, AttributeTable? attributes = null) =>
        Prepare(plan, salt, RolloutStatus.Running, plan.Stages.Count, null, _ => cohorts, attributes);

    private static Result<ServedRollout> Prepare(
        Plan plan, Salt salt, RolloutStatus status, int reached, ValueList<ValueList<CohortPin>>? pins, Func<ValueList<CohortPin>?, ICohortLookup> cohorts, AttributeTable? attributes)
    {
        attributes ??= new();
        // Stages often take more and more of one cohort; it is compiled once.
        var rules = new Dictionary<(CohortKey, ValueList<CohortPin>?), Result<CompiledRule>>();
        var stages = new List<ServedStage>();
        var errors = new List<Error>();
        foreach (var (index, stage) in plan.Stages.Index())
        {
            var audience = Audience(stage, cohort => Compile(cohort, pins?[index]));
            if (audience.IsError) errors.AddRange(audience.Errors.Select(error => error with { Path = $"stages[{index}].cohort" }));
            else stages.Add(new(stage.Name, audience.Value.Rule, audience.Value.Share, stage.StickyAttribute));
        }
        return errors.Count > 0 ? Result<ServedRollout>.Fail(errors) : new ServedRollout(status, reached, salt, stages, plan.OptIn, plan.OptOut, attributes);

        Result<CompiledRule> Compile(CohortKey cohort, ValueList<CohortPin>? pinned) => rules.TryGetValue((cohort, pinned), out var rule)
            ? rule
            : rules[(cohort, pinned)] = CohortCompiler.Compile(cohort, cohorts(pinned), attributes);
    }

    private static Result<(CompiledRule? Rule, Share Share)> Audience(Stage stage, Func<CohortKey, Result<CompiledRule>> compile) => stage.Audience switch
    {
        null => (null, Share.None),
        Rollouts.Audience.Everybody => (null, stage.Share),
        Rollouts.Audience.InCohort cohort => compile(cohort.Cohort).Map(rule => ((CompiledRule?)rule, stage.Share)),
        _ => throw new UnreachableException(),
    };

    /// <summary>Sees each cohort at the version that was signed, and no other cohort.</summary>
    private sealed class PinnedCohorts(ValueList<CohortPin> pins, Func<CohortKey, int, CohortDefinition?> definition) : ICohortLookup
    {
        public CohortDefinition? Find(CohortKey key) => pins.FirstOrDefault(pin => pin.Cohort == key) is { } pin ? definition(key, pin.Version) : null;
    }
}
