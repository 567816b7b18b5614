using RolloutPlanner.Api.Requests;
using RolloutPlanner.Api.V1.Contracts;
using RolloutPlanner.Application.Cohorts;
using RolloutPlanner.Application.Ports;
using RolloutPlanner.Application.Tokens;
using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Api.V1;

/// <summary>Cohorts: their versions, what uses them, whom they would hold.</summary>
internal static class CohortsApi
{
    private const string Path = "/cohorts";

    public static void MapCohorts(this RouteGroupBuilder api)
    {
        var read = api.Group(Path, "Cohorts", ScopePolicies.Read);
        read.MapGet("/", async (Paging paging, ICohortReader cohorts, CancellationToken ct) => Answers.Json(paging.Of(await cohorts.ListAsync(ct), CohortLineJson.From)))
            .Reads<PageJson<CohortLineJson>>("listCohorts", "List the cohorts by name.");
        read.MapGet("/{key}", (Named<CohortKey> key, ICohortReader cohorts, CancellationToken ct) => ShowAsync(cohorts, key.Value, null, ct))
            .Reads<CohortVersionJson>("getCohort", "Get a cohort at its newest version.").Refuses(404);
        read.MapGet("/{key}/versions", VersionsAsync).Reads<PageJson<CohortVersionJson>>("listCohortVersions", "List all versions of a cohort, newest first.").Refuses(404);
        read.MapGet("/{key}/versions/{number}", (Named<CohortKey> key, Numbered number, ICohortReader cohorts, CancellationToken ct) => ShowAsync(cohorts, key.Value, number.Value, ct))
            .Reads<CohortVersionJson>("getCohortVersion", "Get one version of a cohort, of a deleted one too.").Refuses(404);
        read.MapGet("/{key}/uses", UsesAsync).Reads<CohortUsesJson>("getCohortUses", "Say which rollouts and cohorts use a cohort.").Refuses(404);
        read.MapPost("/preview", PreviewAsync).Reads<CohortCountJson>("previewCohort", "Count whom a cohort would hold. Saves nothing.").Refuses(413, 415);
        read.MapPost("/test", TestAsync).Reads<PersonAnswerJson>("testPerson", "Say whether one imported person would belong to a cohort, and why. Saves nothing.").Refuses(404, 413, 415);

        var change = api.Group(Path, "Cohorts", ScopePolicies.Automation);
        change.MapPost("/", (Intent intent, Body<CohortJson> body, CreateCohort create, CancellationToken ct) =>
            create.RunAsync(intent.Origin, body.Value.ToDocument(), ct).ToCreatedAsync(ManagementApi.Root + Path))
            .Creates("createCohort", "Make a cohort.");
        change.MapPut("/{key}", (Named<CohortKey> key, Seen seen, Intent intent, Body<CohortJson> body, EditCohort edit, CancellationToken ct) =>
            edit.RunAsync(intent.Origin, key.Value, Version(seen), body.Value.ToDocument(), ct).ToHttpAsync())
            .Changes("editCohort", "Make the next version of a cohort. Rollouts that run keep the version that was signed.");
        change.MapDelete("/{key}", (Named<CohortKey> key, Seen seen, Intent intent, NoBody none, DeleteCohort delete, CancellationToken ct) =>
            delete.RunAsync(intent.Origin, key.Value, Version(seen), ct).ToDeletedAsync())
            .Deletes("deleteCohort", "Delete a cohort that nothing uses. Its versions stay readable.");
    }

    private static async Task<IResult> ShowAsync(ICohortReader cohorts, CohortKey key, int? number, CancellationToken ct) =>
        await cohorts.FindAsync(key, number, ct) is { } version ? Answers.Versioned(CohortVersionJson.From(version), version.Number) : Missing(key);

    private static async Task<IResult> VersionsAsync(Named<CohortKey> key, Paging paging, ICohortReader cohorts, CancellationToken ct)
    {
        var versions = await cohorts.VersionsAsync(key.Value, ct);
        return versions.Count == 0 ? Missing(key.Value) : Answers.Json(paging.Of(versions, CohortVersionJson.From));
    }

    private static async Task<IResult> UsesAsync(Named<CohortKey> key, ICohortReader cohorts, ShowCohortUses uses, CancellationToken ct)
    {
        if (await cohorts.FindAsync(key.Value, null, ct) is null) return Missing(key.Value);
        var found = await uses.RunAsync(key.Value, ct);
        return Answers.Json(new CohortUsesJson([.. found.Rollouts.Select(CohortUseJson.From)], [.. found.Cohorts.Select(UserJson.From)]));
    }

    private static async Task<IResult> PreviewAsync(Body<CohortJson> body, PreviewCohort preview, CancellationToken ct)
    {
        var counted = await preview.RunAsync(new(body.Value.ToDocument()), ct);
        return counted.Errors.Count > 0 ? Problems.From(counted.Errors) : Answers.Json(CohortCountJson.From(counted));
    }

    private static async Task<IResult> TestAsync(Body<PersonQuestionJson> body, TestPerson test, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(body.Value.Person)) return Problems.Of(400, "person.missing", "Say who is asked about: a targeting key, or a name.", "person");
        var answer = await test.RunAsync(null, (body.Value.Cohort ?? new()).ToDocument(), body.Value.Person, ct);
        if (answer.Errors.Count > 0) return Problems.From(answer.Errors.Select(error => error.Under("cohort")));
        return answer.Person is { } person ? Answers.Json(PersonAnswerJson.From(person, answer)) : Problems.NotFound("There is no such person in the directory.");
    }

    private static IResult Missing(CohortKey key) => Problems.From([CohortProblems.NotFound(key)]);

    /// <summary>Cohorts count their versions in fewer digits; what is beyond them was never one.</summary>
    private static int Version(Seen seen) => (int)Math.Min(seen.Version, int.MaxValue);
}
