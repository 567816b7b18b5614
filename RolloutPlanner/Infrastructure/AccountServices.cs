using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using RolloutPlanner.Application.Accounts;
using RolloutPlanner.Application.Ports;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Infrastructure.Identity;
using RolloutPlanner.Infrastructure.Live;
using RolloutPlanner.Infrastructure.Persistence;

namespace RolloutPlanner.Infrastructure;

/// <summary>Accounts, sessions and who may open what. Everything needs a signed-in person unless it says otherwise.</summary>
public static class AccountServices
{
    public static IServiceCollection AddAccounts(this IServiceCollection services, IConfiguration config, IHostEnvironment env)
    {
        services.AddSingleton(new DemoMode(env.IsDevelopment() && config.GetValue("Demo:Enabled", true)));
        services.AddHttpContextAccessor();
        AddSessions(services);
        AddPolicies(services);
        AddKeys(services);
        services.AddSingleton<SignInTries>();
        services.AddSingleton<SignInLimiter>();
        services.AddSingleton<DummyPassword>();
        services.AddSingleton<SetUp>();
        services.AddSingleton<ISetUp>(provider => provider.GetRequiredService<SetUp>());
        services.AddScoped<ISignIn, SignIn>();
        services.AddSingleton<IIdentityProof, IdentityProof>();
        services.AddSingleton<TokenCheck>();
        services.AddSingleton<ITokenCheck>(provider => provider.GetRequiredService<TokenCheck>());
        services.AddHostedService<TokenKeeper>();
        services.AddHostedService<FirstStart>();
        return services;
    }

    /// <summary>Belongs before everything that answers.</summary>
    public static WebApplication UseAccounts(this WebApplication app)
    {
        app.Use(SecurityHeaders.RunAsync);
        app.Use(OriginCheck.RunAsync);
        app.Use(DatabaseGuard.RunAsync);
        app.UseAuthentication();
        app.UseAuthorization();
        return app;
    }

    public static WebApplication MapAccounts(this WebApplication app)
    {
        // The form parameter makes the framework demand the antiforgery token.
        app.MapPost("/account/sign-out", async ([FromForm] string? returnUrl, ISignIn signIn, CancellationToken ct) =>
        {
            await signIn.SignOutAsync(ct);
            return Results.LocalRedirect("/sign-in");
        });
        if (app.Services.GetRequiredService<DemoMode>().IsOn)
        {
            app.MapPost("/account/demo-sign-in", async ([FromForm] string account, [FromForm] string? returnUrl, ISignIn signIn, HttpContext context, CancellationToken ct) =>
            {
                if (!UserId.Parse(account, "account").TryGet(out var id)) return Results.BadRequest();
                var signedIn = await signIn.SignInToDemoAsync(id, ct);
                return signedIn.IsError ? Results.LocalRedirect("/sign-in") : Results.LocalRedirect(LocalUrl.AfterSignIn(returnUrl, context.User.AccountRoles()));
            }).AllowAnonymous();
        }
        return app;
    }

    private static void AddSessions(IServiceCollection services)
    {
        services.AddSingleton<SessionCheck>();
        services.AddScoped<AuthenticationStateProvider, SessionState>();
        services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie(options =>
        {
            options.Cookie.Name = "rp-session";
            options.Cookie.HttpOnly = true;
            options.Cookie.SameSite = SameSiteMode.Lax;
            options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            options.ExpireTimeSpan = TimeSpan.FromMinutes(60);
            options.SlidingExpiration = true;
            options.LoginPath = "/sign-in";
            options.AccessDeniedPath = "/account/denied";
            options.ReturnUrlParameter = "returnUrl";
            options.Events.OnValidatePrincipal = async context =>
            {
                var check = context.HttpContext.RequestServices.GetRequiredService<SessionCheck>();
                if (!await check.HoldsAsync(context.Principal, context.HttpContext.RequestAborted)) context.RejectPrincipal();
            };
        });
        services.AddOptions<CookieAuthenticationOptions>(CookieAuthenticationDefaults.AuthenticationScheme)
            .Configure<TimeProvider>((options, clock) => options.TimeProvider = clock);
        services.AddAntiforgery(options =>
        {
            options.Cookie.Name = "rp-form";
            options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        });
    }

    private static void AddPolicies(IServiceCollection services)
    {
        var authorization = services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        foreach (var (name, roles) in Policies.Allowed)
        {
            var names = Enum.GetValues<Roles>().Where(role => role != Roles.None && roles.HasFlag(role)).Select(role => role.ToString());
            authorization.AddPolicy(name, policy => policy.RequireAuthenticatedUser().RequireRole(names));
        }
    }

    /// <summary>The keys that protect cookies and forms lie beside the database, so that a restart signs nobody out.</summary>
    private static void AddKeys(IServiceCollection services)
    {
        services.AddDataProtection().SetApplicationName("RolloutPlanner");
        services.AddOptions<KeyManagementOptions>().Configure<IOptions<StorageOptions>, IHostEnvironment, ILoggerFactory>((options, storage, env, log) =>
        {
            var database = Path.GetFullPath(Path.Combine(env.ContentRootPath, storage.Value.Path));
            var folder = DatabaseFile.PrivateFolder(Path.Combine(Path.GetDirectoryName(database)!, "keys"));
            options.XmlRepository = new FileSystemXmlRepository(folder, log);
        });
    }
}
