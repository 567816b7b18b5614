using RolloutPlanner;
using RolloutPlanner.Api;
using RolloutPlanner.Application;
using RolloutPlanner.Cli;
using RolloutPlanner.Components;
using RolloutPlanner.Demo;
using RolloutPlanner.Infrastructure;

return await Verbs.RunAsync(args, ServeAsync, async settings => await PrepareAsync(Compose(settings).WithQuietConsole()));

static async Task ServeAsync(string[] settings)
{
    await using var app = await PrepareAsync(Compose(settings));
    app.UseAccounts();
    app.MapScreens();
    app.MapAccounts();
    app.MapExports();
    await app.RunAsync();
}

static WebApplicationBuilder Compose(string[] settings)
{
    var builder = WebApplication.CreateBuilder(AppSettings.Options(settings));
    builder.AddSettings();
    builder.Services.AddStorage(builder.Configuration);
    builder.Services.AddUseCases();
    builder.Services.AddAccounts(builder.Configuration, builder.Environment);
    builder.Services.AddApiTokens(builder.Configuration);
    builder.Services.AddScreens();
    builder.Services.AddHostedService<DemoWorkspace>();
    return builder;
}

static async Task<WebApplication> PrepareAsync(WebApplicationBuilder builder)
{
    var app = builder.Build();
    await app.PrepareDatabaseAsync();
    return app;
}
