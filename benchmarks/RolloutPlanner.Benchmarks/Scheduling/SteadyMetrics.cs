using System.Collections.Concurrent;
using RolloutPlanner.Application.Ports;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Gates;

namespace RolloutPlanner.Benchmarks.Scheduling;

/// <summary>Metrics that answer at once and say that nothing is wrong.</summary>
internal sealed class SteadyMetrics(TimeProvider clock) : IMetricSource
{
    private readonly ConcurrentDictionary<(HookKey, RolloutKey?), long> _looks = new();

    public Task<MetricAnswer> AskAsync(MonitoringHook hook, MetricPlace place, CancellationToken ct)
    {
        var looks = _looks.AddOrUpdate((hook.Key, place.Rollout), 1, (_, before) => before + 1);
        return Task.FromResult<MetricAnswer>(hook.Shape is MetricShape.Counts
            ? new MetricAnswer.Counters(new(new(40 * looks, looks / 2), new(160 * looks, 2 * looks)), "sum by (arm) (people_total)", "raw", clock.GetUtcNow())
            : new MetricAnswer.Number(0.4m, 1000, "rate(errors_total[1m])", "raw", clock.GetUtcNow()));
    }
}
