using RolloutPlanner;
using RolloutPlanner.Cli;

return await Verbs.RunAsync(args, ServeAsync, async settings => await Composition.Of(settings).WithQuietConsole().PrepareAsync());

static async Task ServeAsync(string[] settings)
{
    await using var app = await Composition.Of(settings).PrepareToServeAsync();
    await app.RunAsync();
}
