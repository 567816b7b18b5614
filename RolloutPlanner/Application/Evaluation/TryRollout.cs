using System.Globalization;
using System.Text.Json;
using RolloutPlanner.Application.Ports;
using RolloutPlanner.Application.Rollouts;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Evaluation;
using RolloutPlanner.Domain.Rollouts;

namespace RolloutPlanner.Application.Evaluation;

/// <summary>Which plan of a stored rollout is tried out.</summary>
public enum TriedVersion
{
    /// <summary>The one that runs or ran, with the cohort versions that were signed.</summary>
    Live,

    /// <summary>The one that is up for signature, or signed and not yet in force.</summary>
    Pending,

    /// <summary>The one that is being worked on, with the cohorts of now.</summary>
    Draft,
}

/// <summary>A stored rollout to be tried out with a list of people.</summary>
/// <param name="Stage">How many stages are reached; where the rollout stands now where nothing is said.</param>
/// <param name="At">The moment of the question; now where nothing is said.</param>
public sealed record RolloutTrial(RolloutKey Rollout, TriedVersion Version, int? Stage, DateTimeOffset? At, IReadOnlyList<JsonElement> Contexts);

/// <summary>As <see cref="TryPlan"/> for a plan that is stored. Errors are at <c>rollout</c>, <c>version</c>, <c>stage</c> and <c>contexts[3]…</c>.</summary>
public sealed class TryRollout(IRolloutReader rollouts, ICohortReader cohorts, ServedRollouts served, TimeProvider clock)
{
    public async Task<Result<TriedPlan>> RunAsync(RolloutTrial trial, CancellationToken ct)
    {
        if (await rollouts.FindAsync(trial.Rollout, ct) is not { } state) return RolloutProblems.NotFound(trial.Rollout);
        var prepared = await PrepareAsync(state, trial.Version, ct);
        var people = TryPlan.Read(trial.Contexts);
        ValueList<Error> errors = [.. prepared.Errors, .. prepared.TryGet(out var found) ? Stage(trial.Stage, found.StageCount) : [], .. people.Errors];
        if (errors.Count > 0) return Result<TriedPlan>.Fail(errors);
        var rollout = trial.Stage switch
        {
            { } stage => prepared.Value.At(stage == 0 ? RolloutStatus.Approved : RolloutStatus.Running, stage),
            // A plan that does not run yet stands where the rollout does.
            null => prepared.Value.At(state.Status, state.CurrentStage),
        };
        return TryPlan.Ask(state.Flag, rollout, people.Value, trial.At ?? clock.GetUtcNow(), ct);
    }

    private async Task<Result<ServedRollout>> PrepareAsync(RolloutState state, TriedVersion version, CancellationToken ct) => version switch
    {
        TriedVersion.Live when state.Live is not null => await served.OfAsync(state, ct),
        TriedVersion.Pending when state.UnderReview is { } next => await served.OfAsync(state with { LiveVersion = next.Number }, ct),
        TriedVersion.Draft => Serving.OfPlan(state.Draft, state.Salt, await cohorts.CatalogAsync(ct)),
        _ => Error.Invalid("trial.version", "This rollout has no such plan version now.", "version"),
    };

    private static ValueList<Error> Stage(int? stage, int count) => stage is null || (stage >= 0 && stage <= count)
        ? []
        : [Error.Invalid("trial.stage", string.Create(CultureInfo.InvariantCulture, $"The plan has {count} stages, so 0 to {count} are reached."), "stage")];
}
