using Radzen;

namespace RolloutPlanner.Components;

/// <summary>Everything the screens need from the host: services, and the endpoints that serve them.</summary>
public static class Screens
{
    // A pasted list of 100 000 ids is one message. The inputs refuse in words what would not fit.
    private const int LargestMessage = 8 * 1024 * 1024;

    public static IServiceCollection AddScreens(this IServiceCollection services)
    {
        services.AddRazorComponents().AddInteractiveServerComponents().AddHubOptions(hub => hub.MaximumReceiveMessageSize = LargestMessage);
        services.AddRadzenComponents();
        services.AddCascadingAuthenticationState();
        services.AddScoped<Services.RolloutActions>();
        services.AddScoped<Services.PageAnswer>();
        services.AddCascadingValue(provider => provider.GetRequiredService<Services.PageAnswer>());
        services.AddScoped<Services.MyNeeds>();
        services.AddScoped<Services.KeptDrafts>();
        return services;
    }

    /// <summary>Static files, the pages and the error pages. Authentication and authorization belong before this call.</summary>
    public static WebApplication MapScreens(this WebApplication app)
    {
        if (!app.Environment.IsDevelopment()) app.UseExceptionHandler("/error", createScopeForErrors: true);
        app.UseStatusCodePagesWithReExecute("/not-found", createScopeForStatusCodePages: true);
        app.UseAntiforgery();
        app.MapStaticAssets().AllowAnonymous();
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode();
        return app;
    }
}
