using RolloutPlanner.Api.Requests;
using RolloutPlanner.Api.V1.Contracts;
using RolloutPlanner.Application.Planning;
using RolloutPlanner.Application.Tokens;
using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Api.V1;

/// <summary>Decisions to do without a flag, which the history keeps.</summary>
internal static class DecisionsApi
{
    public static void MapDecisions(this RouteGroupBuilder api) =>
        api.Group("/decisions", "Decisions", ScopePolicies.Automation).MapPost("/", KeepAsync).Changes("keepDecision", "Keep, as a history entry, that a feature goes to people without a flag.");

    private static Task<IResult> KeepAsync(Intent intent, Body<DecisionJson> body, DeclineFlag decline, CancellationToken ct)
    {
        var errors = new ParseErrors();
        var answers = (body.Value.Answers ?? new()).Read(errors);
        return errors.All is { Count: > 0 } all ? Task.FromResult(Problems.From(all)) : decline.RunAsync(intent.Origin, body.Value.Feature, answers, body.Value.Note, ct).ToHttpAsync();
    }
}
