using System.Diagnostics;
using RolloutPlanner.Application.Ports;
using RolloutPlanner.Domain.Gates;

namespace RolloutPlanner.Infrastructure.Metrics;

/// <summary>Asks Prometheus servers. All queries of one question are asked for the same moment, and share its time limit.</summary>
internal sealed class PrometheusSource(PrometheusClient client, OutgoingGuard guard, OutboundOptions options, TimeProvider clock) : IMetricSource
{
    public async Task<MetricAnswer> AskAsync(MonitoringHook hook, MetricPlace place, CancellationToken ct)
    {
        if (hook.Origin is not HookSource.Prometheus source) throw new ArgumentException($"The metric {hook.Key} is not asked for.", nameof(hook));
        using var limit = new CancellationTokenSource(options.Timeout, clock);
        var look = new PrometheusLook(client, guard, hook, place, clock.GetUtcNow(), limit.Token, ct);
        return source.Query switch
        {
            PrometheusQuery.Number query => await NumberAsync(look, query),
            PrometheusQuery.Counts query => await CountsAsync(look, query),
            PrometheusQuery.Latency query => await LatencyAsync(look, query),
            _ => throw new UnreachableException(),
        };
    }

    private static async Task<MetricAnswer> NumberAsync(PrometheusLook look, PrometheusQuery.Number query)
    {
        var value = await look.NumberAsync(query.Value);
        long? people = query.People is { } asked ? await look.PeopleAsync(asked) : null;
        return look.Failure ?? new MetricAnswer.Number(value, people, look.Query, look.Raw, look.At);
    }

    private static async Task<MetricAnswer> CountsAsync(PrometheusLook look, PrometheusQuery.Counts query)
    {
        var treatment = await ArmAsync(look, query.Treatment);
        var control = query.Control is { } arm ? await ArmAsync(look, arm) : null;
        return look.Failure ?? new MetricAnswer.Counters(new(treatment, control), look.Query, look.Raw, look.At);
    }

    private static async Task<ArmCounters> ArmAsync(PrometheusLook look, ArmQuery arm) => new(await look.CounterAsync(arm.People), await look.CounterAsync(arm.Bad));

    private static async Task<MetricAnswer> LatencyAsync(PrometheusLook look, PrometheusQuery.Latency query)
    {
        var treatment = await look.SlowAsync(query.Treatment, query.Edge);
        var control = query.Control is { } buckets ? await look.SlowAsync(buckets, query.Edge) : null;
        return look.Failure ?? new MetricAnswer.Counters(new(treatment, control), look.Query, look.Raw, look.At);
    }
}
