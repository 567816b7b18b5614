using System.Reflection;
using Microsoft.AspNetCore.Http.Metadata;
using RolloutPlanner.Api.Requests;
using RolloutPlanner.Api.V1.Contracts;
using RolloutPlanner.Application.Ports;
using RolloutPlanner.Application.Rollouts;
using RolloutPlanner.Application.Tokens;
using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Api.V1;

/// <summary>Numbers for the gates of rollouts.</summary>
internal static class MeasurementsApi
{
    private const string Path = "/rollouts/{key}/measurements";

    public static void MapMeasurements(this RouteGroupBuilder api)
    {
        api.Group(Path, "Measurements", ScopePolicies.Read).MapGet("/", ListAsync)
            .Reads<PageJson<MeasurementJson>>("listMeasurements", "List the numbers of one run of a rollout, in the order in which they came.").Refuses(404);
        api.Group(Path, "Measurements", ScopePolicies.Ingest).MapPost("/", RecordAsync)
            .Changes("recordMeasurement", "Send a number. Where it makes a trigger fail, the rollout pauses or rolls back at once.");
    }

    private static async Task<IResult> ListAsync(Named<RolloutKey> key, RunFilter run, Paging paging, IRolloutReader rollouts, CancellationToken ct)
    {
        if (await rollouts.FindAsync(key.Value, ct) is not { } state) return Problems.From([RolloutProblems.NotFound(key.Value)]);
        var number = run.Number ?? state.Runs;
        return Answers.Json(paging.Of(number > 0 ? await rollouts.MeasurementsAsync(key.Value, number, ct) : [], MeasurementJson.From));
    }

    private static Task<IResult> RecordAsync(Named<RolloutKey> key, MaybeSeen seen, Intent intent, Body<NewMeasurementJson> body, RecordMeasurement record, CancellationToken ct)
    {
        var (sent, errors) = (body.Value, new ParseErrors());
        var hook = errors.Required<HookKey>(sent.Hook, "hook");
        if (sent.Value is null) errors.Add("measurement.missing", "Send the number that was read.", "value");
        if (errors.All is { Count: > 0 } all) return Task.FromResult(Problems.From(all));
        var measurement = new NewMeasurement(hook, sent.Value!.Value, sent.SampleSize, sent.ObservedAt, sent.Source ?? "");
        return record.RunAsync(intent.About(key.Value, seen.Version ?? 0), measurement, ct, anyVersion: seen.Version is null).ToHttpAsync();
    }

    /// <summary>Which run; the present or last one where none is named.</summary>
    internal sealed class RunFilter : IRequestPart, IEndpointParameterMetadataProvider
    {
        public int? Number { get; private init; }

        public IResult? Refusal { get; private init; }

        public static ValueTask<RunFilter> BindAsync(HttpContext http)
        {
            var query = new QueryReader(http.Request.Query);
            var number = query.Whole("run", "The run", 0, 1, int.MaxValue);
            return ValueTask.FromResult(new RunFilter { Number = number == 0 ? null : number, Refusal = query.Refusal });
        }

        public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder) =>
            builder.Metadata.Add(DescribedParameter.Query("run", "The number of a stay in a stage; the present or last one where nothing is said.", "integer"));
    }
}
