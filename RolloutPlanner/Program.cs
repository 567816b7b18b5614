using RolloutPlanner;
using RolloutPlanner.Components;

var builder = WebApplication.CreateBuilder(AppSettings.Options(args));
builder.AddSettings();
builder.Services.AddScreens();

var app = builder.Build();
app.MapScreens();
app.Run();
