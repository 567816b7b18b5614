using RolloutPlanner.Application.Ports;
using RolloutPlanner.Domain.Gates;

namespace RolloutPlanner.Tests.TestKit;

/// <summary>Answers as the test says, and remembers what it was asked.</summary>
internal sealed class FakeMetricSource(Func<MonitoringHook, MetricPlace, Task<MetricAnswer>> answer) : IMetricSource
{
    private readonly List<(MonitoringHook Hook, MetricPlace Place)> _asked = [];

    public FakeMetricSource(MetricAnswer answer) : this((_, _) => Task.FromResult(answer))
    {
    }

    public IReadOnlyList<(MonitoringHook Hook, MetricPlace Place)> Asked => _asked;

    public Task<MetricAnswer> AskAsync(MonitoringHook hook, MetricPlace place, CancellationToken ct)
    {
        _asked.Add((hook, place));
        return answer(hook, place);
    }
}
