using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using RolloutPlanner.Application.Ports;
using RolloutPlanner.Components.Text;

namespace RolloutPlanner.Components.Services;

/// <summary>
/// What every page of the main job shares: who looks at it, one cancellation that ends with it, and a reload when somebody changes what it shows.
/// Changes that come while it reloads lead to one more reload, not to many.
/// </summary>
public abstract class LivePage : ComponentBase, IDisposable
{
    private readonly CancellationTokenSource _leaving = new();
    private IDisposable? _subscription;
    private bool _reloading;
    private bool _again;

    [Inject] private IChangeFeed Changes { get; set; } = null!;

    [Inject] private TimeProvider Time { get; set; } = null!;

    [CascadingParameter] private Task<AuthenticationState>? Who { get; set; }

    [CascadingParameter] private ReaderZone? Where { get; set; }

    /// <summary>Cancelled when the person leaves the page.</summary>
    protected CancellationToken Leaving => _leaving.Token;

    protected CurrentPerson Me { get; private set; } = CurrentPerson.Nobody;

    /// <summary>Says times to whoever looks, from now.</summary>
    protected ReaderClock Reader => (Where ?? ReaderZone.Utc).At(Time.GetUtcNow());

    public void Dispose()
    {
        _subscription?.Dispose();
        _leaving.Cancel();
        _leaving.Dispose();
        Disposed();
        GC.SuppressFinalize(this);
    }

    public override async Task SetParametersAsync(ParameterView parameters)
    {
        parameters.SetParameterProperties(this);
        if (Who is not null) Me = CurrentPerson.From((await Who).User);
        await base.SetParametersAsync(ParameterView.Empty);
    }

    /// <summary>Whether the page shows something that this change touches.</summary>
    protected virtual bool Concerns(ChangeNotice change) => false;

    /// <summary>Reads again what the page shows, without losing what the person is typing.</summary>
    protected virtual Task ReloadAsync() => Task.CompletedTask;

    protected virtual void Disposed()
    {
    }

    protected override void OnAfterRender(bool firstRender)
    {
        if (firstRender) _subscription = Changes.Subscribe(OnChange);
    }

    private void OnChange(ChangeNotice change)
    {
        if (_leaving.IsCancellationRequested || !Concerns(change)) return;
        _ = InvokeAsync(ReloadOnceAsync);
    }

    private async Task ReloadOnceAsync()
    {
        _again = true;
        if (_reloading) return;
        _reloading = true;
        try
        {
            while (_again && !_leaving.IsCancellationRequested)
            {
                _again = false;
                await ReloadAsync();
                StateHasChanged();
            }
        }
        catch (OperationCanceledException) when (_leaving.IsCancellationRequested)
        {
            // The page is gone; nobody waits for this.
        }
        finally
        {
            _reloading = false;
        }
    }
}
