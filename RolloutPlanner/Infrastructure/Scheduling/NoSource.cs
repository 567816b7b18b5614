using RolloutPlanner.Application.Ports;
using RolloutPlanner.Domain.Gates;

namespace RolloutPlanner.Infrastructure.Scheduling;

/// <summary>Stands where nothing can be asked.</summary>
internal sealed class NoSource(TimeProvider clock) : IMetricSource
{
    public Task<MetricAnswer> AskAsync(MonitoringHook hook, MetricPlace place, CancellationToken ct) =>
        Task.FromResult<MetricAnswer>(new MetricAnswer.Failed(FailureKind.BadSpec, "This installation asks no metric sources.", "", "", clock.GetUtcNow()));
}
