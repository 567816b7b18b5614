using System.Globalization;
using System.Text.Json;
using RolloutPlanner.Application.Cohorts;
using RolloutPlanner.Application.Ports;
using RolloutPlanner.Application.Rollouts;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Evaluation;
using RolloutPlanner.Domain.Flags;
using RolloutPlanner.Domain.Rollouts;
using RolloutPlanner.Domain.Targeting;

namespace RolloutPlanner.Application.Evaluation;

/// <summary>
/// Says what each of a list of people would be served under a plan that is not saved, with every condition on the way. The same evaluation
/// that serves people; changes nothing. What is wrong is said all at once: <c>plan.stages[2].cohort</c>, <c>cohorts[0].rule.values[1]</c>,
/// <c>flag.key</c>, <c>stage</c>, <c>contexts[3].targetingKey</c>.
/// </summary>
public sealed class TryPlan(ICohortReader cohorts, TimeProvider clock)
{
    public const int MostContexts = 1_000;
    private const int MostErrors = 100;

    public async Task<Result<TriedPlan>> RunAsync(PlanTrial trial, CancellationToken ct)
    {
        var flag = FlagParser.Parse(trial.Flag.Key, trial.Flag.Type, trial.Flag.On, trial.Flag.Off);
        var salt = trial.Salt is null ? flag.Map(known => Salt.For(known.Key)) : Salt.Parse(trial.Salt, "salt");
        var plan = PlanParser.Parse(trial.Plan);
        var tried = TriedCohorts.Of(trial.Cohorts, await cohorts.CatalogAsync(ct));
        var served = Prepare(plan, salt, tried);
        var people = Read(trial.Contexts);
        ValueList<Error>[] problems =
        [
            Under("plan", plan.Errors), tried.Errors, flag.Errors, trial.Salt is null ? [] : salt.Errors, Stage(trial.Stage, plan), people.Errors,
            plan.IsError || tried.IsError ? [] : Under("plan", served.Errors),
        ];
        var errors = problems.SelectMany(each => each).Take(MostErrors).ToValueList();
        if (errors.Count > 0) return Result<TriedPlan>.Fail(errors);
        var (stage, at) = (trial.Stage!.Value, trial.At ?? clock.GetUtcNow());
        return Ask(flag.Value, served.Value.At(stage == 0 ? RolloutStatus.Approved : RolloutStatus.Running, stage), people.Value, at, ct);
    }

    /// <summary>Asks a prepared rollout, where it stands, about each person.</summary>
    internal static TriedPlan Ask(FeatureFlag flag, ServedRollout rollout, ValueList<PersonFacts> people, DateTimeOffset at, CancellationToken ct)
    {
        var answers = new List<TriedContext>();
        foreach (var person in people)
        {
            ct.ThrowIfCancellationRequested();
            var explained = ExplainedAnswer.Of(rollout, person.ContextAt(at));
            answers.Add(new(person.Key, flag.ValueOf(explained.Answer.Variant), explained));
        }
        return new(flag, rollout.Reached, at, answers.ToValueList());
    }

    /// <summary>Whether cohorts exist does not hang on the salt, so a wrong one hides nothing.</summary>
    private static Result<ServedRollout> Prepare(Result<Plan> plan, Result<Salt> salt, Result<TriedCohorts> tried) =>
        !plan.TryGet(out var parsed) ? Result<ServedRollout>.Fail(plan.Errors)
        : !tried.TryGet(out var known) ? Result<ServedRollout>.Fail(tried.Errors)
        : Serving.OfPlan(parsed, salt.TryGet(out var mixed) ? mixed : default, known);

    private static ValueList<Error> Stage(int? stage, Result<Plan> plan) => stage switch
    {
        null => [Error.Invalid("trial.stage", "Say how many stages are reached; 0 for none.", "stage")],
        _ when plan.TryGet(out var parsed) && (stage < 0 || stage > parsed.Stages.Count) =>
            [Error.Invalid("trial.stage", string.Create(CultureInfo.InvariantCulture, $"The plan has {parsed.Stages.Count} stages, so 0 to {parsed.Stages.Count} are reached."), "stage")],
        _ => [],
    };

    internal static Result<ValueList<PersonFacts>> Read(IReadOnlyList<JsonElement> contexts)
    {
        if (contexts.Count > MostContexts)
            return Error.Invalid("trial.contexts", string.Create(CultureInfo.InvariantCulture, $"A trial takes at most {MostContexts:N0} contexts; these are {contexts.Count:N0}."), "contexts");
        var read = contexts.Select((context, i) => FactsJson.Read(context, string.Create(CultureInfo.InvariantCulture, $"contexts[{i}]"))).ToList();
        var errors = read.SelectMany(facts => facts.Errors).ToValueList();
        return errors.Count > 0 ? Result<ValueList<PersonFacts>>.Fail(errors) : read.Select(facts => facts.Value).ToValueList();
    }

    private static ValueList<Error> Under(string path, ValueList<Error> errors) => errors.Select(error => error.Under(path)).ToValueList();
}
