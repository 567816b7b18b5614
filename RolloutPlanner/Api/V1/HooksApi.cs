using RolloutPlanner.Api.Requests;
using RolloutPlanner.Api.V1.Contracts;
using RolloutPlanner.Application.Gates;
using RolloutPlanner.Application.Ports;
using RolloutPlanner.Application.Tokens;
using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Api.V1;

/// <summary>Monitoring hooks, which the screen calls metrics.</summary>
internal static class HooksApi
{
    private const string Path = "/hooks";

    public static void MapHooks(this RouteGroupBuilder api)
    {
        var read = api.Group(Path, "Monitoring hooks", ScopePolicies.Read);
        read.MapGet("/", async (Paging paging, IHookReader hooks, CancellationToken ct) => Answers.Json(paging.Of(await hooks.AllAsync(ct), HookJson.From)))
            .Reads<PageJson<HookJson>>("listHooks", "List the monitoring hooks (metrics) by name.");
        read.MapGet("/{key}", ShowAsync).Reads<HookJson>("getHook", "Get a monitoring hook and its latest number.").Refuses(404);

        var change = api.Group(Path, "Monitoring hooks", ScopePolicies.Automation);
        change.MapPost("/", (Intent intent, Body<NewHookJson> body, SaveHook save, CancellationToken ct) =>
            save.RunAsync(intent.Origin, body.Value.ToDocument(body.Value.Key, 0), ct).ToCreatedAsync(ManagementApi.Root + Path))
            .Creates("createHook", "Make a monitoring hook.");
        change.MapPut("/{key}", (Named<HookKey> key, Seen seen, Intent intent, Body<HookEditJson> body, SaveHook save, CancellationToken ct) =>
            save.RunAsync(intent.Origin, body.Value.ToDocument(key.Value.Value, Math.Max(1, seen.Version)), ct).ToHttpAsync())
            .Changes("editHook", "Change a monitoring hook. Without a kind, where its numbers come from stays as it was. Where the definition changes, running rollouts begin its evidence anew, and the history says so.");
        change.MapPost("/{key}/test", TestAsync)
            .Reads<HookTestJson>("testHook", "Ask for a metric now, keep what came as its last number or its problem, and show it. It never opens a gate. Only for hooks that are asked: kind prometheus.")
            .Refuses(404, 409, 413, 415, 422);
        change.MapDelete("/{key}", (Named<HookKey> key, Seen seen, Intent intent, NoBody none, DeleteHook delete, CancellationToken ct) =>
            delete.RunAsync(intent.Origin, key.Value, seen.Version, ct).ToDeletedAsync())
            .Deletes("deleteHook", "Delete a monitoring hook that no rollout uses.");
        api.Group(Path, "Monitoring hooks", ScopePolicies.Ingest).MapPost("/{key}/readings", (Named<HookKey> key, Intent intent, Body<NewReadingJson> body, RecordHookReading record, CancellationToken ct) =>
            record.RunAsync(intent.Origin, key.Value, body.Value.Value, body.Value.ObservedAt, body.Value.Source ?? "", ct).ToHttpAsync())
            .Changes("recordReading", "Send a first or test number, outside any rollout. It shows that the hook delivers and never opens a gate.");
    }

    private static async Task<IResult> TestAsync(Named<HookKey> key, Intent intent, Body<HookQuestionJson> body, TestHook test, CancellationToken ct)
    {
        var errors = new ParseErrors();
        var within = errors.Optional<RolloutKey>(body.Value.Rollout, "rollout");
        if (errors.All is { Count: > 0 } all) return Problems.From(all);
        var done = await test.RunAsync(intent.Origin, key.Value, within, ct);
        return done.TryGet(out var outcome) ? Answers.Json(HookTestJson.From(outcome)) : Problems.From(done.Errors);
    }

    private static async Task<IResult> ShowAsync(Named<HookKey> key, IHookReader hooks, CancellationToken ct) =>
        (await hooks.AllAsync(ct)).FirstOrDefault(one => one.Key == key.Value) is { } hook
            ? Answers.Versioned(HookJson.From(hook), hook.Version)
            : Problems.Of(StatusCodes.Status404NotFound, "hook.unknown", $"There is no metric \"{key.Value}\".");
}
