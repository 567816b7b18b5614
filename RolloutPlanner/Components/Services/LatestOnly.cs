namespace RolloutPlanner.Components.Services;

/// <summary>Work that follows typing: it begins after a quiet moment, and the next one cancels the last.</summary>
public sealed class LatestOnly(TimeProvider clock) : IDisposable
{
    private CancellationTokenSource? _current;

    /// <summary>Whether something waits or runs.</summary>
    public bool IsBusy => _current is not null;

    /// <summary>Ends without doing anything more when a newer call comes or <paramref name="leaving"/> is cancelled.</summary>
    public async Task RunAsync(TimeSpan quiet, Func<CancellationToken, Task> work, CancellationToken leaving)
    {
        _current?.Cancel();
        using var mine = CancellationTokenSource.CreateLinkedTokenSource(leaving);
        _current = mine;
        try
        {
            await Task.Delay(quiet, clock, mine.Token);
            await work(mine.Token);
        }
        catch (OperationCanceledException) when (mine.IsCancellationRequested)
        {
            // A newer one runs, or the page is gone.
        }
        finally
        {
            if (ReferenceEquals(_current, mine)) _current = null;
        }
    }

    public void Dispose() => _current?.Cancel();
}
