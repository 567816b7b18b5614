using Microsoft.AspNetCore.Components;
using RolloutPlanner.Application.Ports;
using RolloutPlanner.Application.Rollouts;
using RolloutPlanner.Components.Text;

namespace RolloutPlanner.Components.Pages.Rollouts;

/// <summary>Who was asked about, drawn anew every few seconds while somebody looks. The counts are in memory, so nothing is loaded.</summary>
public sealed partial class LiveAsked : IDisposable
{
    /// <summary>Heads that change faster cannot be read.</summary>
    public static readonly TimeSpan Pace = TimeSpan.FromSeconds(5);

    private ITimer? _timer;

    [Parameter, EditorRequired] public required RolloutView View { get; set; }

    [Parameter, EditorRequired] public required ReaderClock Clock { get; set; }

    [Inject] private IExposureCounts Counts { get; set; } = null!;

    [Inject] private TimeProvider Time { get; set; } = null!;

    public void Dispose() => _timer?.Dispose();

    // Only a page that somebody looks at is drawn a first time after rendering, so no answer to a mere request keeps a timer.
    protected override void OnAfterRender(bool firstRender)
    {
        if (firstRender) _timer = Time.CreateTimer(_ => _ = InvokeAsync(Tick), null, Pace, Timeout.InfiniteTimeSpan);
    }

    private void Tick()
    {
        StateHasChanged();
        _timer?.Change(Pace, Timeout.InfiniteTimeSpan);
    }
}
