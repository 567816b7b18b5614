using System.Security.Cryptography;
using System.Text.Json;
using RolloutPlanner.Api.Requests;
using RolloutPlanner.Api.V1.Contracts;
using RolloutPlanner.Application.Evaluation;
using RolloutPlanner.Application.Gates;
using RolloutPlanner.Application.Tokens;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Gates;

namespace RolloutPlanner.Api.V1;

/// <summary>Numbers of metrics that programs send, many at once.</summary>
internal static class IngestApi
{
    public static void MapIngest(this RouteGroupBuilder api)
    {
        var push = api.Group("/measurements", "Measurements", ScopePolicies.Ingest);
        push.MapPost("/", PushAsync).Takes<TakenJson>(
            "pushMeasurements",
            "Send up to 1,000 numbers, people of two arms or outcomes of single people, in up to 1 MiB. Answered once they are kept. What is unsound refuses them all; what does not count now is named and left out.");
        push.MapPost("/csv", async (Intent intent, CsvBody csv, ImportMeasurements import, CancellationToken ct) =>
            Answer(await import.RunAsync(new(intent.Origin, csv.Bytes), ct)))
            .Takes<TakenJson>("importMeasurements", "Send up to 10,000 numbers or people of two arms as a CSV file of up to 5 MB, all or nothing.");
    }

    private static async Task<IResult> PushAsync(Intent intent, Body<PushedBatchJson> body, TakeMeasurements take, CancellationToken ct)
    {
        var (items, errors) = Read(body.Value.Measurements ?? []);
        if (errors.Count > 0) return Problems.From(errors);
        var wish = Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(body.Value, ApiJson.Options)));
        return Answer(await take.RunAsync(new(intent.Origin, wish, items), ct));
    }

    private static (ValueList<PushedDocument> Items, ValueList<Error> Errors) Read(IReadOnlyList<PushedJson> sent)
    {
        var (items, errors) = (new List<PushedDocument>(sent.Count), new List<Error>());
        foreach (var (index, one) in sent.Index())
        {
            var facts = one.Context is { ValueKind: not JsonValueKind.Null } context ? FactsJson.Read(context, PushedParser.PathOf(index) + ".context") : null;
            if (facts is { IsError: true }) errors.AddRange(facts.Errors);
            else items.Add(one.ToDocument(facts?.Value.ContextAt(one.At ?? default)));
            if (errors.Count >= PushedBatch.MostErrors) break;
        }
        return (items.ToValueList(), errors.ToValueList());
    }

    private static IResult Answer(Result<Taken> taken) => taken.IsError ? Problems.From(taken.Errors) : Answers.Json(TakenJson.From(taken.Value));
}
