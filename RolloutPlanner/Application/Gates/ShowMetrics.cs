using RolloutPlanner.Application.Ports;
using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Application.Gates;

/// <summary>Reads all metrics for their page.</summary>
public sealed class ShowMetrics(IHookReader hooks, IMetricReader metrics)
{
    /// <summary>By name, deleted ones left out.</summary>
    public async Task<ValueList<MetricLine>> RunAsync(CancellationToken ct)
    {
        var uses = (await metrics.UsesAsync(ct)).ToLookup(use => use.Hook);
        return (await hooks.AllAsync(ct)).Select(hook => new MetricLine(hook, uses[hook.Key].ToValueList())).ToValueList();
    }
}
