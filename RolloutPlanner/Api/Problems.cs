using System.Diagnostics;
using Microsoft.AspNetCore.WebUtilities;
using RolloutPlanner.Api.V1.Contracts;
using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Api;

/// <summary>
/// The one mapping from refusals to HTTP. Every problem has a stable <c>code</c> and a sentence; where values are to blame, <c>errors</c> names each by
/// its path. It never holds a stack trace.
/// </summary>
internal static class Problems
{
    /// <summary>The command key was used for another wish.</summary>
    private const string Reused = "command.reused";

    private static readonly string[] OtherVersion = ["rollout.changed", "cohort.changed", "hook.changed", "template.changed"];

    public static IResult From(IEnumerable<Error> errors) => new Refused(null, errors.ToValueList());

    public static IResult Of(int status, string code, string sentence, string? path = null) =>
        new Refused(status, [new Error(ErrorKind.Invalid, code, sentence, path)]);

    public static IResult NotFound(string sentence) => Of(StatusCodes.Status404NotFound, "not-found", sentence);

    public static Task WriteAsync(HttpContext http, int status, string code, string sentence) => WriteAsync(http, status, [new Error(ErrorKind.Invalid, code, sentence)]);

    /// <param name="conditional">The request names the version that it was decided on.</param>
    public static int StatusOf(Error error, bool conditional) => error.Kind switch
    {
        ErrorKind.Invalid => StatusCodes.Status400BadRequest,
        ErrorKind.Forbidden => StatusCodes.Status403Forbidden,
        ErrorKind.NotFound => StatusCodes.Status404NotFound,
        ErrorKind.Conflict when error.Code == Reused => StatusCodes.Status422UnprocessableEntity,
        ErrorKind.Conflict when conditional && OtherVersion.Contains(error.Code) => StatusCodes.Status412PreconditionFailed,
        ErrorKind.Conflict or ErrorKind.Refused => StatusCodes.Status409Conflict,
        _ => throw new UnreachableException(),
    };

    private static Task WriteAsync(HttpContext http, int status, ValueList<Error> errors)
    {
        var first = Decisive(errors);
        var more = errors.Count > 1 ? $" There are {errors.Count - 1} more; see errors." : "";
        var byPath = errors.Where(error => error.Path is not null).GroupBy(error => error.Path!).ToDictionary(path => path.Key, path => path.Select(error => error.Message).ToArray());
        var problem = new ProblemJson(
            "about:blank", ReasonPhrases.GetReasonPhrase(status), status, first.Message + more, first.Code,
            Activity.Current?.Id ?? http.TraceIdentifier, byPath.Count > 0 ? byPath : null);
        http.Response.StatusCode = status;
        http.Response.Headers.CacheControl = "no-store";
        return http.Response.WriteAsJsonAsync(problem, ApiJson.Options, ApiJson.ProblemType, http.RequestAborted);
    }

    /// <summary>What cannot be accepted as sent comes before what the state does not allow.</summary>
    private static Error Decisive(ValueList<Error> errors) => errors.FirstOrDefault(error => error.Kind is ErrorKind.Invalid) ?? errors[0];

    private sealed class Refused(int? status, ValueList<Error> errors) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext) =>
            WriteAsync(httpContext, status ?? StatusOf(Decisive(errors), httpContext.Request.Headers.IfMatch.Count > 0), errors);
    }
}
