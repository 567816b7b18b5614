using Microsoft.AspNetCore.Components;
using RolloutPlanner.Application.Gates;
using RolloutPlanner.Application.Ports;
using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Components.Pages.Metrics;

/// <summary>The test of the query. It can be stopped, and the page lives on while it waits.</summary>
public sealed partial class MetricPage
{
    private CancellationTokenSource? _asking;
    private MetricAnswer? _answer;
    private IReadOnlyList<Error> _refused = [];
    private string _place = "";
    private bool _stopped;

    [Inject] private TestHook Test { get; set; } = null!;

    private async Task TestAsync()
    {
        if (_asking is not null || Shown is not { Hook: var hook }) return;
        ForgetTest();
        using var asking = CancellationTokenSource.CreateLinkedTokenSource(Leaving);
        _asking = asking;
        try
        {
            var within = RolloutKey.Parse(_place, "rollout").TryGet(out var rollout) ? rollout : (RolloutKey?)null;
            var tested = await Test.RunAsync(Me.Asks(Guid.NewGuid()), hook.Key, within, asking.Token);
            if (_asking != asking) return;
            _refused = tested.Errors;
            if (tested.TryGet(out var test)) _answer = test.Answer;
            await LoadAsync();
        }
        catch (OperationCanceledException) when (asking.IsCancellationRequested)
        {
            // Stopped, or the page is gone.
        }
        finally
        {
            if (_asking == asking) _asking = null;
        }
    }

    private void Stop()
    {
        _asking?.Cancel();
        (_asking, _stopped) = (null, true);
    }

    private void ForgetTest()
    {
        _asking?.Cancel();
        (_asking, _answer, _refused, _stopped) = (null, null, [], false);
    }
}
