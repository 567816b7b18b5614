using Microsoft.Extensions.DependencyInjection;
using RolloutPlanner.Application.Ports;
using RolloutPlanner.Infrastructure.Scheduling;
using RolloutPlanner.Tests.TestKit;

namespace RolloutPlanner.Tests.Scheduling;

public sealed class DemoRoundsTests
{
    [Fact]
    public async Task Rounds_OverTheDemo_LeaveItsPastAsItWasPlayed()
    {
        await using var app = new TestApp();
        _ = app.Server;
        var before = await ListAsync(app);

        for (var i = 0; i < 5; i++)
        {
            app.Time.Advance(TimeSpan.FromMinutes(1));
            await app.Services.GetRequiredService<GateRounds>().RunAsync(default);
        }

        Assert.Equal(before, await ListAsync(app));
    }

    private static async Task<List<string>> ListAsync(TestApp app) =>
        [.. (await app.Services.GetRequiredService<IRolloutReader>().ListAsync(new(), default)).Select(row => $"{row.Key} {row.Status} {row.Stage} v{row.Version}")];
}
