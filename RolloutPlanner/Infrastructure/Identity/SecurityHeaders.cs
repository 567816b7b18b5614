namespace RolloutPlanner.Infrastructure.Identity;

/// <summary>
/// Headers that keep a page from being framed, sniffed, or made to run script from elsewhere. Styles may stand inline because the component
/// library sets them so; scripts may not.
/// </summary>
internal static class SecurityHeaders
{
    private const string ContentPolicy =
        "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; connect-src 'self'; " +
        "object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

    public static Task RunAsync(HttpContext context, RequestDelegate next)
    {
        context.Response.OnStarting(() =>
        {
            var headers = context.Response.Headers;
            headers.ContentSecurityPolicy = ContentPolicy;
            headers.XContentTypeOptions = "nosniff";
            headers["Referrer-Policy"] = "same-origin";
            headers["Cross-Origin-Opener-Policy"] = "same-origin";
            var isPage = context.Response.ContentType?.StartsWith("text/html", StringComparison.Ordinal) == true;
            if (context.User.Identity?.IsAuthenticated == true && (isPage || headers.CacheControl.Count == 0)) headers.CacheControl = "no-store";
            return Task.CompletedTask;
        });
        return next(context);
    }
}
