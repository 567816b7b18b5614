using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Authentication;
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

    private static async Task SendAsync(HttpContext http, FlagFormat format)
    {
        if (!await MayReadAsync(http)) return;
        if (http.RequestServices.GetRequiredService<ISnapshots>().Current is not { } state)
        {
            await RefuseAsync(http, StatusCodes.Status503ServiceUnavailable, "Nothing to serve yet", "What is served has not been read yet. Ask again in a moment.");
            return;
        }
        var written = Known.GetValue(state.Snapshot, _ => new Written[Enum.GetValues<FlagFormat>().Length])[(int)format] ??= Written.Of(ExportFlags.Of(state.Snapshot, format).Text);
        var headers = http.Response.Headers;
        (headers.ETag, headers.CacheControl, headers.XContentTypeOptions) = (written.Tag.ToString(), "private, no-cache", "nosniff");
        if (new RequestHeaders(http.Request.Headers).IfNoneMatch.Any(seen => seen.Equals(EntityTagHeaderValue.Any) || seen.Compare(written.Tag, useStrongComparison: false)))
        {
            http.Response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }
        http.Response.ContentType = format is FlagFormat.GoFeatureFlag ? "application/yaml; charset=utf-8" : "application/json; charset=utf-8";
        http.Response.ContentLength = written.Bytes.Length;
        if (!HttpMethods.IsHead(http.Request.Method)) await http.Response.Body.WriteAsync(written.Bytes, http.RequestAborted);
    }

    /// <summary>A token decides alone, where one is sent; otherwise the session does. Where neither may, the refusal is written.</summary>
    private static async Task<bool> MayReadAsync(HttpContext http)
    {
        if (PresentedToken.Of(http.Request).As is PresentedAs.Nothing && http.User.AsActor(Channel.Screen) is { } person)
        {
            if (Policies.Allows(Policies.ViewWorkspace, person)) return true;
            await RefuseAsync(http, StatusCodes.Status403Forbidden, "Not within your roles", "This needs a role in this workspace.");
            return false;
        }
        var token = await http.AuthenticateAsync(ApiTokenHandler.Scheme);
        if (!token.Succeeded) await http.ChallengeAsync(ApiTokenHandler.Scheme);
        else if (token.Principal.HasClaim(ApiTokenHandler.ScopeClaim, TokenRules.Word(TokenScopes.Read))) return true;
        else await RefuseAsync(http, StatusCodes.Status403Forbidden, "Not within this token's scopes", "This needs a token with the scope read.");
        return false;
    }

    private static Task RefuseAsync(HttpContext http, int status, string title, string detail)
    {
        http.Response.Headers.CacheControl = "no-store";
        return Results.Problem(detail, statusCode: status, title: title).ExecuteAsync(http);
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
