using RolloutPlanner.Api.Requests;
using RolloutPlanner.Api.V1.Contracts;
using RolloutPlanner.Application.Planning;
using RolloutPlanner.Application.Ports;
using RolloutPlanner.Application.Tokens;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Planning;

namespace RolloutPlanner.Api.V1;

/// <summary>Plans to begin with.</summary>
internal static class TemplatesApi
{
    private const string Path = "/templates";

    public static void MapTemplates(this RouteGroupBuilder api)
    {
        var read = api.Group(Path, "Templates", ScopePolicies.Read);
        read.MapGet("/", async (Paging paging, ITemplateReader templates, CancellationToken ct) => Answers.Json(paging.Of(await templates.ListAsync(ct), TemplateJson.From)))
            .Reads<PageJson<TemplateJson>>("listTemplates", "List the templates: those of this workspace by name, then those that every workspace has.");
        read.MapGet("/{key}", ShowAsync).Reads<TemplateJson>("getTemplate", "Get a template and its stages.").Refuses(404);

        var change = api.Group(Path, "Templates", ScopePolicies.Automation);
        change.MapPost("/", (Intent intent, Body<NewTemplateJson> body, CreateTemplate create, CancellationToken ct) =>
            create.RunAsync(intent.Origin, body.Value.ToDocument(), ct).ToCreatedAsync(ManagementApi.Root + Path))
            .Creates("createTemplate", "Make a template.");
        change.MapPut("/{key}", (Named<TemplateKey> key, Seen seen, Intent intent, Body<NewTemplateJson> body, EditTemplate edit, CancellationToken ct) =>
            edit.RunAsync(intent.Origin, key.Value, seen.Version, body.Value.ToDocument(), ct).ToHttpAsync())
            .Changes("editTemplate", "Change a template. Rollouts that were made from it stay as they are.");
        change.MapDelete("/{key}", (Named<TemplateKey> key, Seen seen, Intent intent, NoBody none, DeleteTemplate delete, CancellationToken ct) =>
            delete.RunAsync(intent.Origin, key.Value, seen.Version, ct).ToDeletedAsync())
            .Deletes("deleteTemplate", "Delete a template. Rollouts that were made from it keep their stages.");
    }

    // How often a template was used changes without a new version, so nobody is told that nothing is new.
    private static async Task<IResult> ShowAsync(Named<TemplateKey> key, HttpContext http, ITemplateReader templates, CancellationToken ct)
    {
        if ((await templates.ListAsync(ct)).FirstOrDefault(one => one.Template.Key == key.Value) is not { } found) return Problems.From([TemplateErrors.NotFound(key.Value.Value)]);
        http.Response.Headers.ETag = Answers.Tag(found.Template.Version);
        return Answers.Json(TemplateJson.From(found));
    }
}
