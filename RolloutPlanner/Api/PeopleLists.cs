using System.Globalization;
using System.Text;
using RolloutPlanner.Application.Accounts;
using RolloutPlanner.Application.Exports;
using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Api;

/// <summary>
/// The people whom a stage of a rollout reaches, as CSV: <c>stage</c> counted from 1, <c>which</c> is <c>first</c> (the default) or <c>so-far</c>. Each list becomes a
/// history entry before its first byte, and is never cached.
/// </summary>
public static class PeopleLists
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    public static IEndpointRouteBuilder MapPeopleLists(this IEndpointRouteBuilder app)
    {
        app.MapGet("/rollouts/{key}/people.csv", SendAsync).RequireAuthorization(Policies.ViewWorkspace);
        return app;
    }

    private static async Task SendAsync(string key, HttpContext http, ListStagePeople list, TimeProvider clock)
    {
        var (rollout, query) = (RolloutKey.Parse(key, "key"), http.Request.Query);
        var isNumber = int.TryParse(query["stage"], NumberStyles.None, CultureInfo.InvariantCulture, out var stage);
        ListedPeople? which = query["which"].ToString() switch { "" or "first" => ListedPeople.First, "so-far" => ListedPeople.SoFar, _ => null };
        var wrong = new List<Error>(rollout.Errors);
        if (!isNumber) wrong.Add(Error.Invalid("stage.invalid", "Name a stage by its number, counted from 1.", "stage"));
        if (which is null) wrong.Add(Error.Invalid("which.invalid", "Ask for the people of this stage alone (first) or of all so far (so-far).", "which"));
        var found = wrong.Count > 0
            ? Result<StagePeople>.Fail(wrong)
            : await list.RunAsync(new(Guid.NewGuid(), http.User.AccountId()!.Value, Channel.Screen), rollout.Value, stage, which!.Value, http.RequestAborted);
        if (!found.TryGet(out var people))
        {
            await Refusal(found.Errors).ExecuteAsync(http);
            return;
        }
        var name = string.Create(CultureInfo.InvariantCulture, $"{people.Rollout}-stage-{people.Stage}-{clock.GetUtcNow():yyyyMMdd'T'HHmmss'Z'}.csv");
        http.Response.ContentType = "text/csv; charset=utf-8";
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers.ContentDisposition = $"attachment; filename=\"{name}\"";
        http.Response.Headers.XContentTypeOptions = "nosniff";
        await using var text = new StreamWriter(http.Response.Body, Utf8, bufferSize: 16 * 1024, leaveOpen: true);
        await StagePeopleCsv.WriteAsync(people, text, http.RequestAborted);
    }

    private static IResult Refusal(ValueList<Error> errors) => errors[0].Kind switch
    {
        ErrorKind.Invalid => Results.ValidationProblem(errors.GroupBy(error => error.Path ?? "").ToDictionary(path => path.Key, path => path.Select(error => error.Message).ToArray())),
        ErrorKind.NotFound => Results.Problem(errors[0].Message, statusCode: StatusCodes.Status404NotFound),
        ErrorKind.Forbidden => Results.Problem(errors[0].Message, statusCode: StatusCodes.Status403Forbidden),
        _ => Results.Problem(errors[0].Message, statusCode: StatusCodes.Status409Conflict),
    };
}
