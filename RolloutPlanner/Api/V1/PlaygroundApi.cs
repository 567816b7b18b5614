using RolloutPlanner.Api.Requests;
using RolloutPlanner.Api.V1.Contracts;
using RolloutPlanner.Application.Evaluation;
using RolloutPlanner.Application.Tokens;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Flags;

namespace RolloutPlanner.Api.V1;

/// <summary>Trying plans out before anybody is served by them, so that a plan that is kept in a repository can be tested there.</summary>
internal static class PlaygroundApi
{
    public static void MapPlayground(this RouteGroupBuilder api) =>
        api.Group("/playground", "Playground", ScopePolicies.Evaluate).MapPost("/", TryAsync)
            .Reads<TriedJson>("tryPlan", "Say what each of a list of people would be served under a plan, saved or not, and why. Saves nothing.").Refuses(404, 413, 415);

    private static async Task<IResult> TryAsync(Body<PlaygroundJson> body, TryPlan plans, TryRollout rollouts, CancellationToken ct)
    {
        var (asked, errors) = (body.Value, new ParseErrors());
        if (asked.Rollout is not null) return Answer(await OfRolloutAsync(asked, errors, rollouts, ct));
        if (asked.Version is not null) errors.Add("trial.version", "Only a stored rollout has versions. Name the rollout, or leave this out.", "version");
        var flag = asked.Flag ?? new();
        var type = errors.Choice(flag.Type, "flag.type", "The type of the flag", (FlagType?)FlagType.Boolean);
        if (errors.All is { Count: > 0 } all) return Problems.From(all);
        return Answer(await plans.RunAsync(
            new()
            {
                Plan = (asked.Plan ?? new()).ToDocument(),
                Cohorts = (asked.Cohorts ?? []).Select(cohort => cohort.ToDocument()).ToValueList(),
                Flag = new(flag.Key, type, flag.On, flag.Off),
                Salt = asked.Salt,
                Stage = asked.Stage,
                At = asked.At,
                Contexts = asked.Contexts ?? [],
            },
            ct));
    }

    private static async Task<Result<TriedPlan>> OfRolloutAsync(PlaygroundJson asked, ParseErrors errors, TryRollout rollouts, CancellationToken ct)
    {
        var key = errors.Required<RolloutKey>(asked.Rollout, "rollout");
        var version = errors.Choice(asked.Version, "version", "The version", (TriedVersion?)TriedVersion.Live);
        foreach (var (name, value) in new (string, object?)[] { ("plan", asked.Plan), ("cohorts", asked.Cohorts), ("flag", asked.Flag), ("salt", asked.Salt) })
            if (value is not null) errors.Add("trial.rollout", "The stored rollout says this. Leave it out, or leave the rollout out.", name);
        return errors.All is { Count: > 0 } all
            ? Result<TriedPlan>.Fail(all)
            : await rollouts.RunAsync(new(key, version, asked.Stage, asked.At, asked.Contexts ?? []), ct);
    }

    private static IResult Answer(Result<TriedPlan> tried) => tried.IsError ? Problems.From(tried.Errors) : Answers.Json(TriedJson.From(tried.Value));
}
