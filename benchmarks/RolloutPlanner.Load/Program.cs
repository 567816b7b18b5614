using RolloutPlanner;
using RolloutPlanner.Infrastructure;
using RolloutPlanner.Load;

if (args is ["ingest", ..])
{
    await IngestLoad.RunAsync(args);
    return;
}

// The program itself, with fifty running rollouts, and bare endpoints on the same server to compare with. Prints a token and listens until it is ended.
await using var app = await Composition.Of([.. args, "--Demo:Enabled=false", "--Logging:LogLevel:Default=Warning", .. NoLimits()]).PrepareAsync();
await app.TakeSnapshotAsync();
app.UseBareEndpoints();
app.UseAll();
await app.StartAsync();
Console.WriteLine("TOKEN " + await Seed.RunAsync(app.Services));
await app.WaitForShutdownAsync();

// One token asks from one machine as fast as it can; what is measured is the answer, not the limit.
static string[] NoLimits() => ["--Limits:PerToken:PerMinute=60000000", "--Limits:PerToken:Burst=1000000"];
