using System.Globalization;
using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Options;
using RolloutPlanner.Application.Ports;
using RolloutPlanner.Application.Tokens;

namespace RolloutPlanner.Api;

/// <summary>
/// Who asks, by token alone. The principal's name identifier is <see cref="ApiToken.Principal"/>, so commands act under the token's own name; it carries no
/// role. What is refused is answered as JSON: 400 for a token in the address, 401, 403 for a missing scope, 429 for too many requests.
/// </summary>
public sealed class ApiTokenHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory log, UrlEncoder encoder, ITokenCheck tokens, TokenLimits limits)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, log, encoder)
{
    public new const string Scheme = "ApiToken";
    public const string ScopeClaim = "scope";

    private PresentedAs _presented;
    private int? _wait;

    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var presented = PresentedToken.Of(Request);
        _presented = presented.As;
        var token = presented.As is PresentedAs.Header ? tokens.Find(presented.Text.Span) : null;
        _wait = limits.SecondsToWait(token, Context.Connection.RemoteIpAddress);
        if (_wait is not null) return Task.FromResult(AuthenticateResult.Fail("Too many requests."));
        if (token is not null) return Task.FromResult(AuthenticateResult.Success(new(PrincipalOf(token), Scheme)));
        return Task.FromResult(_presented is PresentedAs.Nothing ? AuthenticateResult.NoResult() : AuthenticateResult.Fail("No token that holds."));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        if (_wait is { } seconds)
        {
            Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
            return RefuseAsync(StatusCodes.Status429TooManyRequests, "limit.requests", $"Wait {(seconds == 1 ? "1 second" : $"{seconds} seconds")} before the next request.");
        }
        if (_presented is PresentedAs.Address)
            return RefuseAsync(StatusCodes.Status400BadRequest, "token.in-address", "Send the token in a header; addresses are written down in many places. Revoke this token and make a new one.");
        Response.Headers.WWWAuthenticate = "Bearer";
        var (code, sentence) = _presented switch
        {
            PresentedAs.Nothing => ("token.missing", "Send an API token as Authorization: Bearer, or as X-API-Key."),
            PresentedAs.Unclear => ("token.unclear", "The request presents more than one token. Send one, in one header."),
            _ => ("token.unknown", "This token is not known, has expired, or was revoked."),
        };
        return RefuseAsync(StatusCodes.Status401Unauthorized, code, sentence);
    }

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties)
    {
        var asked = Context.GetEndpoint()?.Metadata.GetOrderedMetadata<IAuthorizeData>().Select(each => each.Policy ?? "").LastOrDefault(ScopePolicies.Allowed.ContainsKey);
        var words = asked is null ? "" : string.Join(" or ", TokenRules.Each(ScopePolicies.Allowed[asked]).Select(TokenRules.Word));
        return RefuseAsync(StatusCodes.Status403Forbidden, "token.scope", words.Length == 0 ? "This token may not be used for this." : $"This needs a token with the scope {words}.");
    }

    private static ClaimsPrincipal PrincipalOf(ApiToken token)
    {
        var claims = new List<Claim> { new(ClaimTypes.NameIdentifier, token.Principal.Value), new(ClaimTypes.Name, token.ActorName) };
        claims.AddRange(TokenRules.Each(token.Scopes).Select(scope => new Claim(ScopeClaim, TokenRules.Word(scope))));
        return new(new ClaimsIdentity(claims, Scheme));
    }

    private Task RefuseAsync(int status, string code, string sentence) => Problems.WriteAsync(Context, status, code, sentence);
}
