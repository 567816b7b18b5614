using RolloutPlanner.Api.Ofrep;

namespace RolloutPlanner.Api;

/// <summary>
/// Gives the refusal of a foreign <c>Host</c> a JSON body where programs ask; the framework's own check, which stands before everything else, has none
/// for them. Has to be the outermost of all.
/// </summary>
internal sealed class HostRefusals : IStartupFilter
{
    private const string Why = "This host name is not one that is answered to. The setting AllowedHosts names those that are.";

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use(async (http, inner) =>
        {
            await inner(http);
            var response = http.Response;
            if (response.StatusCode is not StatusCodes.Status400BadRequest || response.HasStarted || response.ContentType is not null || response.ContentLength > 0) return;
            if (http.Request.Path.StartsWithSegments("/ofrep"))
            {
                await OfrepRefusal.WriteAsync(http, new(StatusCodes.Status400BadRequest, OfrepError.General, Why), null);
            }
            else if (http.Request.Path.StartsWithSegments("/api"))
            {
                await Problems.WriteAsync(http, StatusCodes.Status400BadRequest, "host.unknown", Why);
            }
        });
        next(app);
    };
}
