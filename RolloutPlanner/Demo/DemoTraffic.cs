using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using RolloutPlanner.Application.Accounts;
using RolloutPlanner.Infrastructure.Live;

namespace RolloutPlanner.Demo;

/// <summary>
/// Lets the demo move: a made-up shop asks who sees what and sends its numbers, over the network like any other program. Only in a demo workspace, and
/// not where <c>Demo:Traffic</c> says false.
/// </summary>
internal sealed class DemoTraffic(
    IServiceScopeFactory scopes, DemoMode demo, DatabaseState database, IConfiguration config, IServer server, IHostApplicationLifetime life, TimeProvider clock, ILogger<DemoTraffic> log)
    : BackgroundService
{
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!demo.IsOn || !config.GetValue("Demo:Traffic", true)) return;
        await StartedAsync(stoppingToken);
        if (!database.IsReady || Address() is not { } address) return;
        await using var scope = scopes.CreateAsyncScope();
        using var shop = await DemoShop.OpenAsync(scope.ServiceProvider, address, clock, stoppingToken);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await Task.Delay(Pace, clock, stoppingToken);
                await shop.GoOnAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                // A demo that stands still for a while hurts nobody.
                log.LogDebug(e, "The demo's shop could not go on");
            }
        }
    }

    private async Task StartedAsync(CancellationToken ct)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var told = life.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(ct);
    }

    /// <summary>Where this app listens in plain HTTP, as seen from this machine; null where it does not.</summary>
    private Uri? Address()
    {
        var addresses = server.Features.Get<IServerAddressesFeature>()?.Addresses ?? [];
        var plain = addresses.FirstOrDefault(address => address.StartsWith("http://", StringComparison.Ordinal));
        return plain is null ? null : new Uri($"http://localhost:{BindingAddress.Parse(plain).Port}");
    }
}
