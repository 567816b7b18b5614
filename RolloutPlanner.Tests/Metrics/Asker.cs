using System.Net;
using RolloutPlanner.Application.Ports;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Gates;
using RolloutPlanner.Infrastructure.Metrics;
using RolloutPlanner.Tests.TestKit;

namespace RolloutPlanner.Tests.Metrics;

/// <summary>Asks as the application does, with settings of the test. A name that the test does not know leads to this machine, as that of somebody hostile would.</summary>
internal sealed class Asker : IDisposable
{
    private readonly OutgoingGuard _guard;
    private readonly Dictionary<string, Queue<IPAddress[]>> _names = [];

    private Asker(TimeProvider clock, OutboundOptions options)
    {
        _guard = new(options, ResolveAsync);
        Source = new PrometheusSource(new(_guard), _guard, options, clock);
    }

    public static MetricPlace Nowhere { get; } = new(null, null, null);

    public IMetricSource Source { get; }

    /// <summary>How often a name was looked up.</summary>
    public int LookUps { get; private set; }

    /// <param name="allowed">Hosts and ports with a private address that may be asked.</param>
    public static Asker At(TimeProvider clock, params string[] allowed) => With(clock, [], allowed);

    public static Asker With(TimeProvider clock, Dictionary<string, string> secrets, params string[] allowed) => new(clock, new()
    {
        AllowedHosts = allowed.Select(Host).ToHashSet(),
        Authorization = secrets.ToDictionary(secret => Host(secret.Key), secret => secret.Value),
    });

    /// <summary>What a name means, one answer after another; the last one stays.</summary>
    public Asker Knowing(string name, params string[][] answers)
    {
        _names[name] = new(answers.Select(answer => answer.Select(IPAddress.Parse).ToArray()));
        return this;
    }

    public Task<MetricAnswer> AskAsync(MonitoringHook hook, CancellationToken ct = default) => Source.AskAsync(hook, Nowhere, ct);

    /// <summary>Asks this server for one number.</summary>
    public Task<MetricAnswer> AskAsync(string server) => AskAsync(Hook(server));

    public static MonitoringHook Hook(string server, PrometheusQuery? query = null) => new(AGate.Errors, 1, "Payment errors", "%", "", null, false)
    {
        Origin = new HookSource.Prometheus(server, query ?? new PrometheusQuery.Number("errors", null, TimeSpan.FromMinutes(5))),
    };

    public void Dispose() => _guard.Dispose();

    private static HostAndPort Host(string text) => HostAndPort.Parse(text) ?? throw new ArgumentException(text);

    private Task<IPAddress[]> ResolveAsync(string host, CancellationToken ct)
    {
        LookUps++;
        if (!_names.TryGetValue(host, out var answers)) return Task.FromResult<IPAddress[]>([IPAddress.Loopback]);
        return Task.FromResult(answers.Count > 1 ? answers.Dequeue() : answers.Peek());
    }
}
