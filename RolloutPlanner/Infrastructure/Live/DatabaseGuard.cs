namespace RolloutPlanner.Infrastructure.Live;

/// <summary>Answers 503 for everything behind it while the database was never there since the start.</summary>
internal static class DatabaseGuard
{
    private const string Page = "The database is out of reach. Flags are answered from the last known state. This page comes back by itself once the database does.";

    public static Task RunAsync(HttpContext context, RequestDelegate next)
    {
        if (context.RequestServices.GetRequiredService<DatabaseState>().IsReady) return next(context);
        context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        context.Response.Headers.RetryAfter = "5";
        return context.Request.Path.StartsWithSegments("/api")
            ? context.Response.WriteAsJsonAsync(new { title = "The database is out of reach.", status = 503, code = "database.away" }, (System.Text.Json.JsonSerializerOptions?)null, "application/problem+json")
            : context.Response.WriteAsync(Page);
    }
}
