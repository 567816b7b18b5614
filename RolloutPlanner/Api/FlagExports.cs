using System.Globalization;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http.Headers;
using Microsoft.Net.Http.Headers;
using RolloutPlanner.Application.Accounts;
using RolloutPlanner.Application.Exports;
using RolloutPlanner.Application.Ports;
using RolloutPlanner.Application.Tokens;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Evaluation;

namespace RolloutPlanner.Api;

/// <summary>
/// What is served now, in the forms of other systems, for a token that may read or a signed-in person. The same snapshot gives the same bytes, and the entity tag is
/// their hash, so a daemon that asks every few seconds takes a body only when something changed. Refusals are JSON.
/// </summary>
public static class FlagExports
{
    private static readonly ConditionalWeakTable<Snapshot, Written[]> Known = [];

    public static IEndpointRouteBuilder MapFlagExports(this IEndpointRouteBuilder app)
    {
        Map("flagd.json", FlagFormat.Flagd);
        Map("goff.yaml", FlagFormat.GoFeatureFlag);
        Map("unleash.json", FlagFormat.Unleash);
        Map("launchdarkly.json", FlagFormat.LaunchDarkly);
        Map("feature-management.json", FlagFormat.FeatureManagement);
        return app;

        // Tokens are looked at here, beside the session, so the endpoint itself lets everybody ask.
        void Map(string file, FlagFormat format) =>
            app.MapMethods("/export/" + file, [HttpMethods.Get, HttpMethods.Head], (HttpContext http) => SendAsync(http, format)).AllowAnonymous();
    }

    private static Task SendAsync(HttpContext http, FlagFormat format)
    {
        if (Refusal(http) is { } refusal) return refusal.ExecuteAsync(http);
        if (http.RequestServices.GetRequiredService<ISnapshots>().Current is not { } state)
            return Problem(http, StatusCodes.Status503ServiceUnavailable, "Nothing to serve yet", "What is served has not been read yet. Ask again in a moment.").ExecuteAsync(http);
        var written = Known.GetValue(state.Snapshot, _ => new Written[Enum.GetValues<FlagFormat>().Length])[(int)format] ??= Written.Of(ExportFlags.Of(state.Snapshot, format).Text);
        var headers = http.Response.Headers;
        (headers.ETag, headers.CacheControl, headers.XContentTypeOptions) = (written.Tag.ToString(), "private, no-cache", "nosniff");
        if (new RequestHeaders(http.Request.Headers).IfNoneMatch.Any(seen => seen.Equals(EntityTagHeaderValue.Any) || seen.Compare(written.Tag, useStrongComparison: false)))
        {
            http.Response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }
        http.Response.ContentType = format is FlagFormat.GoFeatureFlag ? "application/yaml; charset=utf-8" : "application/json; charset=utf-8";
        http.Response.ContentLength = written.Bytes.Length;
        return HttpMethods.IsHead(http.Request.Method) ? Task.CompletedTask : http.Response.Body.WriteAsync(written.Bytes, http.RequestAborted).AsTask();
    }

    private static IResult? Refusal(HttpContext http)
    {
        var presented = PresentedToken.Of(http.Request);
        if (presented.As is PresentedAs.Nothing && http.User.AsActor(Channel.Screen) is { } person)
            return Policies.Allows(Policies.ViewWorkspace, person) ? null : Problem(http, StatusCodes.Status403Forbidden, "Not within your roles", "This needs a role in this workspace.");
        var token = presented.As is PresentedAs.Header ? http.RequestServices.GetRequiredService<ITokenCheck>().Find(presented.Text.Span) : null;
        if (http.RequestServices.GetRequiredService<TokenLimits>().SecondsToWait(token, http.Connection.RemoteIpAddress) is { } seconds)
        {
            http.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
            return Problem(http, StatusCodes.Status429TooManyRequests, "Too many requests", $"Wait {(seconds == 1 ? "1 second" : $"{seconds} seconds")} before the next request.");
        }
        if (presented.As is PresentedAs.Address)
            return Problem(http, StatusCodes.Status400BadRequest, "A token in the address", "Send the token in a header; addresses are written down in many places. Revoke this token and make a new one.");
        if (token is not null)
            return token.Allows(TokenScopes.Read) ? null : Problem(http, StatusCodes.Status403Forbidden, "Not within this token's scopes", "This needs a token with the scope read.");
        http.Response.Headers.WWWAuthenticate = "Bearer";
        return Problem(http, StatusCodes.Status401Unauthorized, "No valid token", presented.As switch
        {
            PresentedAs.Nothing => "Send an API token as Authorization: Bearer, or as X-API-Key.",
            PresentedAs.Unclear => "The request presents more than one token. Send one, in one header.",
            _ => "This token is not known, has expired, or was revoked.",
        });
    }

    private static IResult Problem(HttpContext http, int status, string title, string detail)
    {
        http.Response.Headers.CacheControl = "no-store";
        return Results.Problem(detail, statusCode: status, title: title);
    }

    private sealed record Written(byte[] Bytes, EntityTagHeaderValue Tag)
    {
        public static Written Of(string text)
        {
            var bytes = Encoding.UTF8.GetBytes(text);
            return new(bytes, new($"\"{Convert.ToHexStringLower(SHA256.HashData(bytes))}\""));
        }
    }
}
