using System.Reflection;
using Microsoft.AspNetCore.Http.Metadata;
using RolloutPlanner.Api.Requests;
using RolloutPlanner.Api.V1.Contracts;
using RolloutPlanner.Application.Accounts;
using RolloutPlanner.Application.Planning;
using RolloutPlanner.Application.Ports;
using RolloutPlanner.Application.Rollouts;
using RolloutPlanner.Application.Tokens;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Flags;
using RolloutPlanner.Domain.Rollouts;

namespace RolloutPlanner.Api.V1;

/// <summary>Rollouts and their plans: reading, making, editing, checking, sending for review.</summary>
internal static class RolloutsApi
{
    private const string Path = "/rollouts";

    public static void MapRollouts(this RouteGroupBuilder api)
    {
        var read = api.Group(Path, "Rollouts", ScopePolicies.Read);
        read.MapGet("/", async (Filters filters, Paging paging, IRolloutReader rollouts, CancellationToken ct) =>
            Answers.Json(paging.Of(await rollouts.ListAsync(filters.Filter, ct), RolloutLineJson.From)))
            .Reads<PageJson<RolloutLineJson>>("listRollouts", "List the rollouts. Archived ones only where they are asked for by status.");
        read.MapGet("/{key}", (Named<RolloutKey> key, IRolloutReader rollouts, CancellationToken ct) => FoundAsync(rollouts, key, RolloutJson.From, ct))
            .Reads<RolloutJson>("getRollout", "Get a rollout as it is stored: its state, its draft and the plan that runs.").Refuses(404);
        read.MapGet("/{key}/draft", (Named<RolloutKey> key, IRolloutReader rollouts, CancellationToken ct) => FoundAsync(rollouts, key, state => PlanJson.From(PlanDocuments.From(state.Draft)), ct))
            .Reads<PlanJson>("getDraft", "Get the plan document that is being worked on, with the rollout's ETag.").Refuses(404);
        read.MapGet("/{key}/versions/{number}", VersionAsync).Reads<PlanVersionJson>("getPlanVersion", "Get a plan version as it was sent for review.").Refuses(404);
        read.MapGet("/{key}/gate", GateAsync).Reads<GateStandJson>("getGate", "Judge the gate of the present stage: verdicts, and what is left before the next step.").Refuses(404, 409);
        read.MapGet("/{key}/outlook", OutlookAsync).Reads<OutlookJson>("getOutlook", "Say how many people each stage reaches, when it may begin, and what is in place.").Refuses(404);
        read.MapGet("/{key}/exposure", ExposureAsync).Reads<ExposureJson>("getExposure", "Say how many different people were evaluated in the last hour, by stage and variant.").Refuses(404);
        read.MapGet("/{key}/simulation", SimulateAsync).Reads<SimulationJson>("simulateRollout", "Replay the plan with everybody of the people directory.").Refuses(404, 409);
        read.MapPost("/{key}/check", CheckAsync).Reads<PlanCheckJson>("checkPlan", "Check a plan document for this rollout. Saves nothing.").Refuses(404, 413, 415);

        var change = api.Group(Path, "Rollouts", ScopePolicies.Automation);
        change.MapPost("/", CreateAsync).Creates("createRollout", "Make a rollout, as a draft.");
        change.MapPut("/{key}/draft", (Named<RolloutKey> key, Seen seen, Intent intent, Body<PlanJson> body, EditPlan edit, CancellationToken ct) =>
            edit.RunAsync(intent.About(key.Value, seen.Version), body.Value.ToDocument(), ct).ToHttpAsync())
            .Changes("editDraft", "Save a plan document as the draft. What was signed for it is void.");
        change.MapPost("/{key}/submit", (Named<RolloutKey> key, Seen seen, Intent intent, Body<SubmissionJson> body, SubmitPlan submit, CancellationToken ct) =>
            submit.RunAsync(intent.About(key.Value, seen.Version), [.. body.Value.Acknowledged ?? []], body.Value.Comment ?? "", ct).ToHttpAsync())
            .Changes("submitPlan", "Send the draft for review. A lead signs it on its page.");
    }

    private static Task<IResult> CreateAsync(Intent intent, Body<NewRolloutJson> body, CreateRollout create, CancellationToken ct)
    {
        var (flag, errors) = (body.Value.Flag ?? new(), new ParseErrors());
        var type = errors.Choice(flag.Type, "flag.type", "The type of the flag", (FlagType?)FlagType.Boolean);
        if (errors.All is { Count: > 0 } all) return Task.FromResult(Problems.From(all));
        var asked = new NewRollout(flag.Key, type, flag.On, flag.Off, body.Value.Template ?? "blank", (body.Value.Plan ?? new()).ToDocument());
        return AtTheBodyAsync(create.RunAsync(intent.Origin, asked, ct)).ToCreatedAsync(ManagementApi.Root + Path);
    }

    /// <summary>The plan is a part of this body, so its paths begin with it.</summary>
    private static async Task<Result<Receipt>> AtTheBodyAsync(Task<Result<Receipt>> created)
    {
        var done = await created;
        return done.IsError ? Result<Receipt>.Fail(done.Errors.Select(InPlan)) : done;
    }

    private static Error InPlan(Error error) =>
        error.Path is not { } path || path == "template" || path.StartsWith("flag.", StringComparison.Ordinal) ? error : error.Under("plan");

    private static async Task<IResult> FoundAsync<T>(IRolloutReader rollouts, Named<RolloutKey> key, Func<RolloutState, T> show, CancellationToken ct) =>
        await rollouts.FindAsync(key.Value, ct) is { } state ? Answers.Versioned(show(state), state.Version) : Missing(key);

    private static async Task<IResult> VersionAsync(Named<RolloutKey> key, Numbered number, IRolloutReader rollouts, CancellationToken ct)
    {
        if (await rollouts.FindAsync(key.Value, ct) is not { } state) return Missing(key);
        var version = state.Versions.FirstOrDefault(one => one.Number == number.Value);
        return version is null ? Problems.NotFound($"There is no plan version {number.Value}.") : Answers.Json(PlanVersionJson.From(version));
    }

    private static async Task<IResult> GateAsync(Named<RolloutKey> key, ShowRollout show, CancellationToken ct)
    {
        if (await show.RunAsync(key.Value, ct) is not { } view) return Missing(key);
        return view.Gate is { } gate
            ? Answers.Json(GateStandJson.From(view, gate))
            : Problems.Of(StatusCodes.Status409Conflict, "gate.none", "This rollout is in no stage, so there is no gate to judge.");
    }

    private static async Task<IResult> OutlookAsync(Named<RolloutKey> key, ShowRollout show, CancellationToken ct) =>
        await show.RunAsync(key.Value, ct) is { } view ? Answers.Json(OutlookJson.From(view)) : Missing(key);

    private static async Task<IResult> ExposureAsync(Named<RolloutKey> key, IRolloutReader rollouts, IExposureCounts counts, CancellationToken ct) =>
        await rollouts.FindAsync(key.Value, ct) is null ? Missing(key) : Answers.Json(ExposureJson.From(counts.Of(key.Value)));

    private static async Task<IResult> SimulateAsync(Named<RolloutKey> key, IRolloutReader rollouts, SimulateRollout simulate, CancellationToken ct)
    {
        if (await rollouts.FindAsync(key.Value, ct) is null) return Missing(key);
        return await simulate.RunAsync(new(key.Value), null, ct) is { } simulation
            ? Answers.Json(SimulationJson.From(simulation))
            : Problems.Of(StatusCodes.Status409Conflict, "people.unknown", "Nobody can be counted: nobody has imported people yet, or a cohort of the plan is gone.");
    }

    private static async Task<IResult> CheckAsync(Named<RolloutKey> key, HttpContext http, Body<PlanJson> body, IRolloutReader rollouts, ITokenCheck tokens, CheckPlan check, CancellationToken ct)
    {
        if (await rollouts.FindAsync(key.Value, ct) is null) return Missing(key);
        var asker = http.User.AccountId()!.Value;
        var maker = ApiToken.IdOf(asker) is { } id ? tokens.FindById(id)?.CreatedBy : null;
        return Answers.Json(PlanCheckJson.From(await check.RunAsync(key.Value, body.Value.ToDocument(), maker is { } person ? [asker, person] : [asker], ct)));
    }

    private static IResult Missing(Named<RolloutKey> key) => Problems.From([RolloutProblems.NotFound(key.Value)]);

    /// <summary>The filters of the list, the same as those of its page.</summary>
    internal sealed class Filters : IRequestPart, IEndpointParameterMetadataProvider
    {
        public RolloutFilter Filter { get; private init; } = new();

        public IResult? Refusal { get; private init; }

        public static ValueTask<Filters> BindAsync(HttpContext http)
        {
            var query = new QueryReader(http.Request.Query);
            var filter = new RolloutFilter(
                query.Choice<RolloutStatus>("status", "The status"), query.Key<UserId>("owner"), query.Text("q"), query.Choice<RolloutOrder>("order", "The order") ?? RolloutOrder.ChangedLast);
            return ValueTask.FromResult(new Filters { Filter = filter, Refusal = query.Refusal });
        }

        public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder)
        {
            builder.Metadata.Add(DescribedParameter.Query("status", "draft, inReview, approved, running, paused, completed, rolledBack or archived."));
            builder.Metadata.Add(DescribedParameter.Query("owner", "The id of an account."));
            builder.Metadata.Add(DescribedParameter.Query("q", "A part of the name, the key or the flag."));
            builder.Metadata.Add(DescribedParameter.Query("order", "changedLast (the default), name or status."));
        }
    }
}
