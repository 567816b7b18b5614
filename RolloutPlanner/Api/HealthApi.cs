using RolloutPlanner.Application.Ports;

namespace RolloutPlanner.Api;

/// <summary><c>GET /healthz</c>, for whoever watches over the program: without a session, without a token, and ahead of whatever could be broken.</summary>
public static class HealthApi
{
    public const string Path = "/healthz";

    /// <summary>Belongs before everything that needs a session or the database.</summary>
    public static WebApplication UseHealth(this WebApplication app)
    {
        app.MapWhen(http => http.Request.Path == Path, branch => branch.Run(AnswerAsync));
        return app;
    }

    private static Task AnswerAsync(HttpContext http)
    {
        http.Response.Headers.CacheControl = "no-store";
        if (!HttpMethods.IsGet(http.Request.Method) && !HttpMethods.IsHead(http.Request.Method))
        {
            http.Response.StatusCode = StatusCodes.Status405MethodNotAllowed;
            http.Response.Headers.Allow = "GET, HEAD";
            return Task.CompletedTask;
        }
        var health = http.RequestServices.GetRequiredService<IHealth>().Now;
        http.Response.StatusCode = health.IsFine ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable;
        return http.Response.WriteAsJsonAsync(HealthAnswer.Of(health), ApiJson.Options, ApiJson.Type, http.RequestAborted);
    }
}
