using RolloutPlanner.Api.Requests;
using RolloutPlanner.Api.V1.Contracts;
using RolloutPlanner.Application.Rollouts;
using RolloutPlanner.Application.Tokens;
using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Api.V1;

/// <summary>
/// What moves a rollout. Each goes through the same use-case as the button on its page, so gates, approvals and signatures hold here too. To sign, approve,
/// decline, withdraw or put a plan version in force takes a person on a page.
/// </summary>
internal static class CommandsApi
{
    public static void MapCommands(this RouteGroupBuilder api)
    {
        var commands = api.Group("/rollouts/{key}", "Commands", ScopePolicies.Automation);
        commands.MapPost("/start", (Named<RolloutKey> key, Seen seen, Intent intent, NoBody none, StartRollout start, CancellationToken ct) =>
            start.RunAsync(intent.About(key.Value, seen.Version), ct).ToHttpAsync())
            .Changes("startRollout", "Let the first people in, once the plan is signed.");
        commands.MapPost("/advance", (Named<RolloutKey> key, Seen seen, Intent intent, NoBody none, AdvanceRollout advance, CancellationToken ct) =>
            advance.RunAsync(intent.About(key.Value, seen.Version), ct).ToHttpAsync())
            .Changes("advanceRollout", "Enter the next stage, or complete from the last one, once the gate is open.");
        commands.MapPost("/skip", (Named<RolloutKey> key, Seen seen, Intent intent, Body<StageReasonJson> body, SkipStages skip, CancellationToken ct) =>
            OfStage(body, stage => skip.RunAsync(intent.About(key.Value, seen.Version), stage, Reason(body), ct)))
            .Changes("skipStages", "Enter a later stage, once a lead has approved this very step.");
        commands.MapPost("/pause", (Named<RolloutKey> key, Seen seen, Intent intent, Body<ReasonJson> body, PauseRollout pause, CancellationToken ct) =>
            pause.RunAsync(intent.About(key.Value, seen.Version), Reason(body), ct).ToHttpAsync())
            .Changes("pauseRollout", "Freeze progress. Everybody keeps what they have.");
        commands.MapPost("/resume", (Named<RolloutKey> key, Seen seen, Intent intent, Body<ReasonJson> body, ResumeRollout resume, CancellationToken ct) =>
            resume.RunAsync(intent.About(key.Value, seen.Version), Reason(body), ct).ToHttpAsync())
            .Changes("resumeRollout", "Let a paused rollout go on.");
        commands.MapTakingBack();
        commands.MapPost("/restart", (Named<RolloutKey> key, Seen seen, Intent intent, Body<ReasonJson> body, RestartRollout restart, CancellationToken ct) =>
            restart.RunAsync(intent.About(key.Value, seen.Version), Reason(body), ct).ToHttpAsync())
            .Changes("restartRollout", "Make a rolled back rollout a draft again. It is signed anew before it starts.");
        commands.MapPost("/archive", (Named<RolloutKey> key, Seen seen, Intent intent, Body<ReasonJson> body, ArchiveRollout archive, CancellationToken ct) =>
            archive.RunAsync(intent.About(key.Value, seen.Version), Reason(body), ct).ToHttpAsync())
            .Changes("archiveRollout", "Put a rollout away. Its flag is not found any more.");
        commands.MapPost("/tick", (Named<RolloutKey> key, Seen seen, Intent intent, Body<TickedJson> body, TickChecklistItem tick, CancellationToken ct) =>
            tick.RunAsync(intent.About(key.Value, seen.Version), body.Value.Item ?? "", body.Value.Evidence ?? "", ct).ToHttpAsync())
            .Changes("tickItem", "Mark a checklist item of the present gate as done.");
        commands.MapPost("/untick", (Named<RolloutKey> key, Seen seen, Intent intent, Body<UntickedJson> body, UntickChecklistItem untick, CancellationToken ct) =>
            untick.RunAsync(intent.About(key.Value, seen.Version), body.Value.Item ?? "", ct).ToHttpAsync())
            .Changes("untickItem", "Open a checklist item again.");
    }

    private static void MapTakingBack(this RouteGroupBuilder commands)
    {
        commands.MapPost("/roll-back", (Named<RolloutKey> key, Seen seen, Intent intent, Body<StageReasonJson> body, RollBackToStage back, CancellationToken ct) =>
            OfStage(body, stage => back.RunAsync(intent.About(key.Value, seen.Version), stage, Reason(body), ct)))
            .Changes("rollBackToStage", "Take the feature from people whom only later stages let in, and pause there.");
        commands.MapPost("/roll-back-fully", (Named<RolloutKey> key, Seen seen, Intent intent, Body<ReasonJson> body, RollBackFully back, CancellationToken ct) =>
            back.RunAsync(intent.About(key.Value, seen.Version), Reason(body), ct).ToHttpAsync())
            .Changes("rollBackFully", "Take the feature from everybody.");

        // An emergency does not wait for somebody to read the newest version first.
        commands.MapPost("/kill", (Named<RolloutKey> key, Intent intent, Body<ReasonJson> body, PullKillSwitch kill, CancellationToken ct) =>
            kill.RunAsync(intent.About(key.Value, 0), Reason(body), ct).ToHttpAsync())
            .Changes("killRollout", "Take the feature from everybody at once, whatever the version is. If-Match is not looked at.");
    }

    private static Task<IResult> OfStage(Body<StageReasonJson> body, Func<int, Task<Result<Application.Ports.Receipt>>> move) =>
        body.Value.Stage is { } stage ? move(stage).ToHttpAsync() : Task.FromResult(Problems.Of(400, "stage.missing", "Say to which stage, counted from 1.", "stage"));

    private static string Reason(Body<ReasonJson> body) => body.Value.Reason ?? "";

    private static string Reason(Body<StageReasonJson> body) => body.Value.Reason ?? "";
}
