using RolloutPlanner.Application.Gates;
using RolloutPlanner.Application.Ports;
using RolloutPlanner.Infrastructure.Live;
using RolloutPlanner.Infrastructure.Persistence;

namespace RolloutPlanner.Infrastructure.Scheduling;

/// <summary>
/// Goes its rounds over running gates: one each interval, one soon after a number came in, and in between often enough to keep the lease.
/// </summary>
internal sealed class GateEvaluator(GateRounds rounds, GateLeases leases, DatabaseState database, GatePace pace, TimeProvider clock, ILogger<GateEvaluator> log)
    : BackgroundService, IGateNudge
{
    /// <summary>However many numbers come in, rounds are this far apart.</summary>
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(1);

    private readonly SemaphoreSlim _soon = new(0, 1);

    public void Soon()
    {
        try
        {
            _soon.Release();
        }
        catch (Exception e) when (e is SemaphoreFullException or ObjectDisposedException)
        {
            // It was told already, or the app stops.
        }
    }

    public override void Dispose()
    {
        base.Dispose();
        _soon.Dispose();
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        try
        {
            if (database.IsReady) await leases.ReleaseAsync(cancellationToken);
        }
        catch (Exception e)
        {
            log.LogWarning(e, "The lease on gates could not be given back; it runs out by itself");
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield(); // the app listens first
        var next = clock.GetUtcNow();
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                var isTold = await WaitAsync(next - clock.GetUtcNow(), stoppingToken);
                if (!database.IsReady) continue;
                if (!isTold && clock.GetUtcNow() < next)
                {
                    var wasOurs = rounds.IsOurs;
                    await rounds.RenewAsync(stoppingToken);
                    if (!wasOurs && rounds.IsOurs) next = clock.GetUtcNow(); // nobody else looks any more
                }
                else
                {
                    next = clock.GetUtcNow() + pace.Interval;
                    await rounds.RunAsync(stoppingToken);
                    if (isTold) await Task.Delay(Rest, clock, stoppingToken);
                }
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                // One bad round must not end the rounds.
                log.LogError(e, "A round over running gates failed");
            }
        }
    }

    /// <summary>Until it is time, or somebody asks, but no longer than the lease allows. True where somebody asked.</summary>
    private async Task<bool> WaitAsync(TimeSpan left, CancellationToken ct)
    {
        var span = left < GateLeases.Renewal ? left : GateLeases.Renewal;
        if (span <= TimeSpan.Zero) return _soon.Wait(0, ct);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var told = _soon.WaitAsync(either.Token);
        await Task.WhenAny(told, Task.Delay(span, clock, either.Token));
        await either.CancelAsync();
        ct.ThrowIfCancellationRequested();
        return told.IsCompletedSuccessfully;
    }
}
