using RolloutPlanner.Api;
using RolloutPlanner.Api.V1;
using RolloutPlanner.Application;
using RolloutPlanner.Components;
using RolloutPlanner.Demo;
using RolloutPlanner.Infrastructure;

namespace RolloutPlanner;

/// <summary>Puts the program together, for whoever runs it.</summary>
internal static class Composition
{
    public static WebApplicationBuilder Of(string[] settings)
    {
        var builder = WebApplication.CreateBuilder(AppSettings.Options(settings));
        builder.AddSettings();
        builder.WebHost.ConfigureKestrel(server => server.AddServerHeader = false);
        builder.Services.AddStorage(builder.Configuration);
        builder.Services.AddUseCases();
        builder.Services.AddMetricSources(builder.Configuration);
        builder.Services.AddAccounts(builder.Configuration, builder.Environment);
        builder.Services.AddApiTokens(builder.Configuration);
        builder.Services.AddOfrep(builder.Configuration);
        builder.Services.AddManagementApi();
        builder.Services.AddScreens();
        builder.Services.AddHostedService<DemoWorkspace>();
        builder.Services.AddHostedService<DemoTraffic>();
        builder.Services.AddGateRounds(builder.Configuration);
        return builder;
    }

    /// <summary>The app with its database ready.</summary>
    public static async Task<WebApplication> PrepareAsync(this WebApplicationBuilder builder)
    {
        var app = builder.Build();
        await app.PrepareDatabaseAsync();
        return app;
    }

    /// <summary>The app ready to serve.</summary>
    public static async Task<WebApplication> PrepareToServeAsync(this WebApplicationBuilder builder)
    {
        var app = await builder.PrepareAsync();
        await app.TakeSnapshotAsync();
        app.UseAll();
        return app;
    }

    /// <summary>The way of a request: evaluation first, because it needs nothing of the rest.</summary>
    public static void UseAll(this WebApplication app)
    {
        app.UseOfrep();
        app.UseHealth();
        app.UseRouting();
        app.UseManagementApi();
        app.UseAccounts();
        app.MapScreens();
        app.MapAccounts();
        app.MapExports();
        app.MapFlagExports();
        app.MapPeopleLists();
        app.MapManagementApi();
    }
}
