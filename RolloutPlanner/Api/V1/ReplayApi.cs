using RolloutPlanner.Api.Requests;
using RolloutPlanner.Api.V1.Contracts;
using RolloutPlanner.Application.Gates;
using RolloutPlanner.Application.Tokens;
using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Api.V1;

/// <summary>Gates judged again over what was recorded.</summary>
internal static class ReplayApi
{
    public static void MapReplay(this RouteGroupBuilder api) =>
        api.Group("/rollouts/{key}/replay", "Rollouts", ScopePolicies.Read).MapPost("/", ReplayAsync)
            .Reads<ReplayJson>("replayGate", "Say what a gate would have decided over the numbers of one run. Saves nothing.").Refuses(404, 409, 413, 415);

    private static async Task<IResult> ReplayAsync(Named<RolloutKey> key, Body<ReplayAskedJson> body, ReplayGate replay, CancellationToken ct)
    {
        var (asked, errors) = (body.Value, new ParseErrors());
        var by = errors.Choice(asked.Rules, "rules", "What to judge by", (ReplayBy?)(asked.Gate is null ? ReplayBy.AsRan : ReplayBy.Given));
        if (by is not ReplayBy.Given && asked.Gate is not null) errors.Add("replay.gate", "Rules are given and others are asked for. Leave one of them out.", "gate");
        if (by is not ReplayBy.Given && asked.SoakHours is not null) errors.Add("replay.soak", "The soak time belongs to given rules. Leave it out, or send a gate too.", "soakHours");
        if (errors.All is { Count: > 0 } all) return Problems.From(all);
        var replayed = await replay.RunAsync(new(key.Value, asked.Run, by, asked.Gate?.ToDocument(), asked.SoakHours, asked.WithPeople ?? false), null, ct);
        return replayed.IsError ? Problems.From(replayed.Errors) : Answers.Json(ReplayJson.From(replayed.Value));
    }
}
