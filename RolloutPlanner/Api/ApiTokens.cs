using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Options;
using RolloutPlanner.Application.Tokens;

namespace RolloutPlanner.Api;

/// <summary>
/// What the interfaces for programs share: who asks, what they may do, how often. Under <see cref="Root"/> the session cookie means nothing, so another
/// site cannot use a person's session there; everywhere else a token means nothing.
/// </summary>
public static class ApiTokens
{
    public const string Root = "/api";

    public static IServiceCollection AddApiTokens(this IServiceCollection services, IConfiguration config)
    {
        services.Configure<LimitOptions>(config.GetSection("Limits"));
        services.AddSingleton<IValidateOptions<LimitOptions>, LimitCheck>();
        services.AddOptionsWithValidateOnStart<LimitOptions>();
        services.AddSingleton<TokenLimits>();
        services.AddAuthentication().AddScheme<AuthenticationSchemeOptions, ApiTokenHandler>(ApiTokenHandler.Scheme, null);
        services.Configure<CookieAuthenticationOptions>(CookieAuthenticationDefaults.AuthenticationScheme, options =>
            options.ForwardDefaultSelector = http => http.Request.Path.StartsWithSegments(Root) ? ApiTokenHandler.Scheme : null);
        var authorization = services.AddAuthorizationBuilder();
        foreach (var (name, scopes) in ScopePolicies.Allowed) authorization.AddPolicy(name, Requiring(scopes));

        // The line that tells of a request's beginning holds its whole address, and an address may hold a token before anybody could refuse it.
        services.AddLogging(logging => logging.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.Warning));
        return services;
    }

    private static AuthorizationPolicy Requiring(TokenScopes scopes) => new AuthorizationPolicyBuilder(ApiTokenHandler.Scheme)
        .RequireAuthenticatedUser()
        .RequireClaim(ApiTokenHandler.ScopeClaim, TokenRules.Each(scopes).Select(TokenRules.Word))
        .Build();

    private sealed class LimitCheck : IValidateOptions<LimitOptions>
    {
        public ValidateOptionsResult Validate(string? name, LimitOptions options) => options.Problem() is { } problem ? ValidateOptionsResult.Fail(problem) : ValidateOptionsResult.Success;
    }
}
