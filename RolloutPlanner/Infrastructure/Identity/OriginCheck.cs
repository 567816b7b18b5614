namespace RolloutPlanner.Infrastructure.Identity;

/// <summary>
/// Refuses what another site sends in a person's name: form posts and the page connection (which browsers do not guard by themselves)
/// with an Origin that is not ours or is "null". The interfaces for programs ignore cookies, so they are left out.
/// </summary>
internal static class OriginCheck
{
    public static Task RunAsync(HttpContext context, RequestDelegate next)
    {
        var request = context.Request;
        if (!IsGuarded(request) || request.Headers.Origin is not [{ Length: > 0 } origin] || IsOurs(request, origin)) return next(context);
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return context.Response.WriteAsync("This request came from another site.");
    }

    private static bool IsGuarded(HttpRequest request)
    {
        if (request.Path.StartsWithSegments("/_blazor")) return true;
        if (request.Path.StartsWithSegments("/api") || request.Path.StartsWithSegments("/ofrep")) return false;
        return !HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method) && !HttpMethods.IsOptions(request.Method);
    }

    private static bool IsOurs(HttpRequest request, string origin) =>
        string.Equals(origin, $"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase);
}
