using Microsoft.EntityFrameworkCore;
using RolloutPlanner.Application.Ports;
using RolloutPlanner.Infrastructure.Persistence;

namespace RolloutPlanner.Infrastructure.Identity;

/// <summary>
/// Keeps <see cref="TokenCheck"/> current: at once after a change in this process, and every two seconds for changes of other processes. Once a minute,
/// and when the app stops, it writes down when tokens were used. That is no command: nobody decides anything on it, so it needs no history, and no
/// request waits for it.
/// </summary>
internal sealed class TokenKeeper(
    TokenCheck check, IChangeFeed feed, IDbContextFactory<PlannerDbContext> contexts, WriterGate gate, TimeProvider clock, ILogger<TokenKeeper> log) : BackgroundService
{
    public static readonly TimeSpan Age = TimeSpan.FromSeconds(2);
    public static readonly TimeSpan UseAge = TimeSpan.FromMinutes(1);

    private readonly SemaphoreSlim _changed = new(0, 1);
    private bool _isAway;

    /// <summary>Tokens are known before the app listens.</summary>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await TryAsync(check.ReloadAsync, cancellationToken);
        if (_isAway) check.StartFromFile();
        await base.StartAsync(cancellationToken);
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await TryAsync(WriteUsesAsync, cancellationToken);
    }

    public override void Dispose()
    {
        base.Dispose();
        _changed.Dispose();
    }

    /// <summary>Writes down the last use of every token that was used since.</summary>
    internal async Task WriteUsesAsync(CancellationToken ct)
    {
        var uses = check.Unwritten();
        if (uses.Count == 0) return;
        await gate.RunAsync(async () =>
        {
            await using var db = await contexts.CreateDbContextAsync(ct);
            await using var transaction = await db.Database.BeginTransactionAsync(ct);
            foreach (var (id, _, at) in uses)
                if (await db.Tokens.FindAsync([id], ct) is { } row) row.LastUsedAt = Utc.Truncate(new(at, TimeSpan.Zero));
            await db.SaveChangesAsync(ct);
            await transaction.CommitAsync(ct);
            return true;
        }, ct);
        foreach (var (_, use, at) in uses) use.Written = at;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var subscription = feed.Subscribe(OnChange);
        var written = clock.GetUtcNow();
        while (!stoppingToken.IsCancellationRequested)
        {
            await WaitAsync(stoppingToken);
            await TryAsync(check.ReloadAsync, stoppingToken);
            if (clock.GetUtcNow() - written < UseAge) continue;
            written = clock.GetUtcNow();
            await TryAsync(WriteUsesAsync, stoppingToken);
        }
    }

    private void OnChange(ChangeNotice notice)
    {
        if (notice.SubjectKind is not (SubjectKinds.Token or SubjectKinds.Account)) return;
        try
        {
            _changed.Release();
        }
        catch (SemaphoreFullException)
        {
            // It was told already.
        }
    }

    /// <summary>Until something changed, but no longer than <see cref="Age"/>.</summary>
    private async Task WaitAsync(CancellationToken ct)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct);
        await Task.WhenAny(_changed.WaitAsync(either.Token), Task.Delay(Age, clock, either.Token));
        await either.CancelAsync();
    }

    private async Task TryAsync(Func<CancellationToken, Task> work, CancellationToken ct)
    {
        try
        {
            await work(ct);
            if (_isAway) log.LogInformation("API tokens are read from the database again");
            _isAway = false;
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            // The app stops.
        }
        catch (Exception e)
        {
            // Said once: with the database away for an hour, a line every two seconds would bury what matters.
            if (!_isAway) log.LogError(e, "The database does not answer; API tokens go on as they were last read");
            _isAway = true;
        }
    }
}
