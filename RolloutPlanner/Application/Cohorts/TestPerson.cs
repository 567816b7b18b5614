using RolloutPlanner.Application.Evaluation;
using RolloutPlanner.Application.Planning;
using RolloutPlanner.Application.Ports;
using RolloutPlanner.Domain.Cohorts;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Rollouts;
using RolloutPlanner.Domain.Targeting;

namespace RolloutPlanner.Application.Cohorts;

/// <summary>
/// Says whether one person of the directory belongs to a cohort, saved or not, with every condition on the way, and whether the stages that use
/// the cohort include them: those in force with the version that was signed, those to come with the one in the editor.
/// </summary>
public sealed class TestPerson(ICohortReader cohorts, IPeopleDirectory people, UsingRollouts rollouts, ServedRollouts served, TimeProvider clock)
{
    /// <param name="key">The stored cohort that the document is of; null for a new one.</param>
    /// <param name="who">An id, or a name; the id wins, then the exact name, then the first name that holds the text.</param>
    public async Task<PersonTest> RunAsync(CohortKey? key, CohortDocument document, string who, CancellationToken ct)
    {
        var compiled = PreviewCohort.Compile(document, await cohorts.CatalogAsync(ct));
        if (compiled.IsError) return new(compiled.Errors, null, false, null, []);
        if (Find(await people.CurrentAsync(ct), who.Trim()) is not { } person) return new([], null, false, null, []);
        var context = person.ContextAt(clock.GetUtcNow());
        var why = compiled.Value.Explain(context);
        var belongs = why.Outcome is Outcome.True;
        return new([], person, belongs, why, key is { } stored ? await StagesAsync(stored, context, belongs, ct) : []);
    }

    private static DirectoryPerson? Find(PeopleDirectory directory, string who) => who.Length == 0
        ? null
        : directory.People.FirstOrDefault(person => person.Key.Value == who)
            ?? directory.People.FirstOrDefault(person => person.Name.Equals(who, StringComparison.OrdinalIgnoreCase))
            ?? directory.People.FirstOrDefault(person => person.Name.Contains(who, StringComparison.OrdinalIgnoreCase));

    private async Task<ValueList<StageTest>> StagesAsync(CohortKey key, EvaluationContext context, bool belongs, CancellationToken ct)
    {
        var tests = new List<StageTest>();
        foreach (var state in await rollouts.OfAsync(key, ct))
        {
            var use = RolloutUse.Of(state, key);
            var signed = use.IsLivePlan ? await served.OfAsync(state, ct) : null;
            foreach (var stage in use.Stages)
            {
                var isIn = signed is null ? belongs : signed.TryGet(out var rollout) && rollout.Trace(context).Stages[stage.Number - 1].InAudience;
                tests.Add(Test(state, use, stage, context, isIn, signed is null ? null : VersionOf(state, stage, key)));
            }
        }
        return tests.ToValueList();
    }

    private static int? VersionOf(RolloutState state, UsingStage stage, CohortKey key) =>
        state.Live?.Pins[stage.Number - 1].FirstOrDefault(pin => pin.Cohort == key)?.Version;

    private static StageTest Test(RolloutState state, RolloutUse use, UsingStage stage, EvaluationContext context, bool isIn, int? version)
    {
        var plan = (use.IsLivePlan ? state.Live : state.UnderReview)?.Plan ?? state.Draft;
        var bucket = new BucketDraw(state.Salt, stage.StickyAttribute).BucketOf(context);
        var standing = context.TargetingKey is { } key && plan.OptOut.Contains(key) ? StageStanding.OptedOut
            : context.TargetingKey is { } wanted && plan.OptIn.Contains(wanted) ? StageStanding.OptedIn
            : !isIn ? StageStanding.NotInCohort
            : stage.Share.IsAll ? StageStanding.Included
            : bucket is not { } place ? StageStanding.NoBucket
            : stage.Share.Admits(place) ? StageStanding.Included : StageStanding.OutsideShare;
        return new(use.Key, use.Name, stage.Number, stage.Share, stage.StickyAttribute, bucket, standing, version, stage.IsReached);
    }
}
