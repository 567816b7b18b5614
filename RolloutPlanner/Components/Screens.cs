using Radzen;

namespace RolloutPlanner.Components;

/// <summary>Everything the screens need from the host: services, and the endpoints that serve them.</summary>
public static class Screens
{
    public static IServiceCollection AddScreens(this IServiceCollection services)
    {
        services.AddRazorComponents().AddInteractiveServerComponents();
        services.AddRadzenComponents();
        services.AddCascadingAuthenticationState();
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
