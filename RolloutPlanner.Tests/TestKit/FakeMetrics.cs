using System.Collections.Concurrent;
using RolloutPlanner.Application.Ports;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Gates;

namespace RolloutPlanner.Tests.TestKit;

/// <summary>Metrics that answer what a test says, at once. One that nobody spoke of has no data.</summary>
internal sealed class FakeMetrics : IMetricSource
{
    private readonly ConcurrentDictionary<HookKey, Func<MetricPlace, CancellationToken, Task<MetricAnswer>>> _answers = new();

    /// <summary>Every question that was asked, in order.</summary>
    public ConcurrentQueue<(HookKey Hook, MetricPlace Place)> Asked { get; } = new();

    public void Answer(HookKey hook, Func<MetricAnswer> answer) => _answers[hook] = (_, _) => Task.FromResult(answer());

    public void Answer(HookKey hook, Func<MetricPlace, CancellationToken, Task<MetricAnswer>> answer) => _answers[hook] = answer;

    public Task<MetricAnswer> AskAsync(MonitoringHook hook, MetricPlace place, CancellationToken ct)
    {
        Asked.Enqueue((hook.Key, place));
        return _answers.TryGetValue(hook.Key, out var answer)
            ? answer(place, ct)
            : Task.FromResult<MetricAnswer>(new MetricAnswer.Failed(FailureKind.NoData, "No series.", "", "", At.Noon));
    }
}
