using RolloutPlanner.Application.Ports;
using RolloutPlanner.Application.Rollouts;
using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Components.Services;

/// <summary>
/// What needs the person of this page, kept up to date from the first drawing on. Changes that come while it reads lead to one more reading, not to many.
/// </summary>
public sealed class MyNeeds(ShowNeeds show, IChangeFeed changes, ILogger<MyNeeds> log) : IDisposable
{
    private readonly CancellationTokenSource _leaving = new();
    private CurrentPerson _me = CurrentPerson.Nobody;
    private IDisposable? _subscription;
    private bool _reading;
    private bool _again;

    /// <summary>Most urgent first.</summary>
    public ValueList<HomeNeed> Now { get; private set; } = [];

    /// <summary>Reads for this person, unless that was done.</summary>
    public async Task ReadAsync(CurrentPerson me)
    {
        if (me == _me) return;
        _me = me;
        await ReadAsync();
    }

    /// <summary>From now on <paramref name="dispatch"/> is given each further reading to run, on any thread.</summary>
    public void Follow(Action<Func<Task>> dispatch) => _subscription ??= changes.Subscribe(change =>
    {
        if (change.SubjectKind is SubjectKinds.Rollout or SubjectKinds.Account && !_leaving.IsCancellationRequested) dispatch(ReadAsync);
    });

    public void Dispose()
    {
        _subscription?.Dispose();
        _leaving.Cancel();
        _leaving.Dispose();
    }

    private async Task ReadAsync()
    {
        _again = true;
        if (_reading) return;
        _reading = true;
        try
        {
            while (_again && !_leaving.IsCancellationRequested)
            {
                _again = false;
                Now = _me == CurrentPerson.Nobody ? [] : await show.RunAsync(_me.AsActor, _leaving.Token);
            }
        }
        catch (OperationCanceledException) when (_leaving.IsCancellationRequested)
        {
            // The page is gone; nobody waits for this.
        }
        catch (Exception problem)
        {
            // What stands beside a page must not take the page with it: the last known needs stay.
            log.LogError(problem, "The needs of a person could not be read");
        }
        finally
        {
            _reading = false;
        }
    }
}
