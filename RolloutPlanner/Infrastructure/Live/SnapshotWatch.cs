namespace RolloutPlanner.Infrastructure.Live;

/// <summary>Looks once a second whether another process wrote or the database went away or came back.</summary>
internal sealed class SnapshotWatch(SnapshotKeeper keeper, DatabaseState database, TimeProvider clock, ILogger<SnapshotWatch> log) : BackgroundService
{
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await Task.Delay(Pace, clock, stoppingToken);
                if (await database.PrepareAsync(stoppingToken)) await keeper.FollowAsync(stoppingToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                // One bad look must not end the looking.
                log.LogError(e, "Looking for changes failed");
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
        }
    }
}
