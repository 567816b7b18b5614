namespace RolloutPlanner.Infrastructure.Persistence;

/// <summary>
/// One writer at a time in this process. SQLite allows no more anyway; waiting here costs no thread, waiting there does.
/// Entering twice in one flow would wait for itself for ever, so it throws.
/// </summary>
internal sealed class WriterGate : IDisposable
{
    private readonly SemaphoreSlim _one = new(1, 1);
    private readonly AsyncLocal<bool> _inside = new();

    public async Task<T> RunAsync<T>(Func<Task<T>> work, CancellationToken ct)
    {
        if (_inside.Value) throw new InvalidOperationException("A command cannot run inside another command.");
        await _one.WaitAsync(ct);
        try
        {
            _inside.Value = true;
            return await work();
        }
        finally
        {
            _inside.Value = false;
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();
}
