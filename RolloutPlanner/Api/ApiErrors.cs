using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.Metadata;

namespace RolloutPlanner.Api;

/// <summary>
/// Keeps everything under <c>/api</c> an answer for programs: a path that is not there, a method that is not allowed, a missing token and an exception
/// all become problems in JSON, never a page, a redirect or a stack trace.
/// </summary>
internal static class ApiErrors
{
    private static readonly object[] Open = [new AllowAnonymousAttribute(), new NoStatusPages()];

    /// <summary>Belongs after routing and before everything that answers.</summary>
    public static async Task RunAsync(HttpContext http, RequestDelegate next)
    {
        if (!IsApi(http.Request.Path))
        {
            await next(http);
            return;
        }
        // Where the path, the method or the media type is wrong, there is no route, and nobody needs to be asked who they are.
        if (http.GetEndpoint() is not RouteEndpoint) http.SetEndpoint(new(Unrouted(http, http.GetEndpoint()), new(Open), "unrouted"));
        try
        {
            await next(http);
            var response = http.Response;
            if (response is { HasStarted: false, StatusCode: >= 400, ContentLength: null, ContentType: null }) await SayAsync(http, response.StatusCode);
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
        }
        catch (BadHttpRequestException e) when (!http.Response.HasStarted)
        {
            await SayAsync(http, e.StatusCode);
        }
        catch (Exception e) when (!http.Response.HasStarted)
        {
            await FailedAsync(http, e);
        }
    }

    /// <summary>Writes the exception to the log and tells the caller only where to find it there.</summary>
    public static Task FailedAsync(HttpContext http, Exception e)
    {
        http.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(ApiErrors)).LogError(e, "A request to the management API failed.");
        return SayAsync(http, StatusCodes.Status500InternalServerError);
    }

    /// <summary>Also where slashes, a semicolon or capitals were put in, so that no such path is answered by a page.</summary>
    internal static bool IsApi(PathString path)
    {
        var text = (path.Value ?? "").AsSpan().TrimStart('/');
        return text.StartsWith("api", StringComparison.OrdinalIgnoreCase) && (text.Length == 3 || !(char.IsLetterOrDigit(text[3]) || text[3] is '-' or '_'));
    }

    private static RequestDelegate Unrouted(HttpContext http, Endpoint? endpoint)
    {
        var methods = http.RequestServices.GetRequiredService<ApiAddresses>().MethodsAt(http.Request.Path);
        if (endpoint?.RequestDelegate is { } refuses && methods.Contains(http.Request.Method, StringComparer.OrdinalIgnoreCase)) return refuses;
        return context =>
        {
            context.Response.StatusCode = methods.Length > 0 ? StatusCodes.Status405MethodNotAllowed : StatusCodes.Status404NotFound;
            if (methods.Length > 0) context.Response.Headers.Allow = string.Join(", ", methods);
            return Task.CompletedTask;
        };
    }

    private static Task SayAsync(HttpContext http, int status)
    {
        var (code, sentence) = status switch
        {
            StatusCodes.Status400BadRequest => ("request.invalid", "This request cannot be read."),
            StatusCodes.Status401Unauthorized => ("token.missing", "Send a token that holds in the Authorization header, as Bearer and the token, or in X-API-Key."),
            StatusCodes.Status403Forbidden => ("token.scope", "This token does not have the scope that this request needs."),
            StatusCodes.Status404NotFound => ("not-found", "There is nothing at this address. /api/v1/openapi.json lists every address."),
            StatusCodes.Status405MethodNotAllowed => ("method.not-allowed", "This address does not take this method; the Allow header names those that it takes."),
            StatusCodes.Status413PayloadTooLarge => ("body.large", "The body is too large."),
            StatusCodes.Status415UnsupportedMediaType => ("body.type", "Send the body in the content type that the description names, in UTF-8."),
            StatusCodes.Status429TooManyRequests => ("limit.requests", "Too many requests. Wait as long as Retry-After says."),
            >= 500 => ("failed", "Something went wrong here, not in your request. Nothing was changed halfway. The log knows more under this trace id."),
            _ => ("request.refused", "This request was refused."),
        };
        return Problems.WriteAsync(http, status, code, sentence);
    }

    private sealed class NoStatusPages : ISkipStatusCodePagesMetadata;
}
