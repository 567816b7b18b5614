using RolloutPlanner;
using RolloutPlanner.Api;
using RolloutPlanner.Application;
using RolloutPlanner.Components;
using RolloutPlanner.Demo;
using RolloutPlanner.Infrastructure;

var builder = WebApplication.CreateBuilder(AppSettings.Options(args));
builder.AddSettings();
builder.Services.AddStorage(builder.Configuration);
builder.Services.AddUseCases();
builder.Services.AddAccounts(builder.Configuration, builder.Environment);
builder.Services.AddApiTokens(builder.Configuration);
builder.Services.AddScreens();
builder.Services.AddHostedService<DemoWorkspace>();

var app = builder.Build();
await app.PrepareDatabaseAsync();
app.UseAccounts();
app.MapScreens();
app.MapAccounts();
app.MapExports();
app.MapFlagExports();
app.MapPeopleLists();
app.Run();
