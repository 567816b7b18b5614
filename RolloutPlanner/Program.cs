using RolloutPlanner;
using RolloutPlanner.Api;
using RolloutPlanner.Application;
using RolloutPlanner.Cli;
using RolloutPlanner.Components;
using RolloutPlanner.Demo;
using RolloutPlanner.Infrastructure;

return await Verbs.RunAsync(args, ServeAsync, ComposeAsync);

static async Task ServeAsync(string[] settings)
{
    await using var app = await ComposeAsync(settings);
    app.UseAccounts();
    app.MapScreens();
    app.MapAccounts();
    app.MapExports();
    await app.RunAsync();
}

static async Task<WebApplication> ComposeAsync(string[] settings)
{
    var builder = WebApplication.CreateBuilder(AppSettings.Options(settings));
    builder.AddSettings();
    builder.Services.AddStorage(builder.Configuration);
    builder.Services.AddUseCases();
    builder.Services.AddAccounts(builder.Configuration, builder.Environment);
    builder.Services.AddApiTokens(builder.Configuration);
    builder.Services.AddScreens();
    builder.Services.AddHostedService<DemoWorkspace>();

    var app = builder.Build();
    await app.PrepareDatabaseAsync();
    return app;
}
