using RolloutPlanner.Application.Ports;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Gates;
using RolloutPlanner.Domain.Gates.Statistics;

namespace RolloutPlanner.Infrastructure.Metrics;

/// <summary>One look at one metric: its queries, one after another, until one of them fails. After that nothing is asked any more.</summary>
internal sealed class PrometheusLook(
    PrometheusClient client, OutgoingGuard guard, MonitoringHook hook, MetricPlace place, DateTimeOffset now, CancellationToken within, CancellationToken ct)
{
    /// <summary>Beyond this a number that is kept as a double is no exact count.</summary>
    private const decimal MostCounted = 1_000_000_000_000_000;

    private readonly string _server = ((HookSource.Prometheus)hook.Origin).Server;
    private readonly List<string> _queries = [];
    private readonly List<string> _raw = [];
    private DateTimeOffset? _oldest;

    public MetricAnswer? Failure { get; private set; }

    /// <summary>What was asked, resolved, one query a line.</summary>
    public string Query => string.Join('\n', _queries);

    public string Raw => Printable.Cut(guard.Redact(string.Join(' ', _raw)));

    /// <summary>The oldest of the numbers that came.</summary>
    public DateTimeOffset At => _oldest ?? now;

    public async Task<decimal> NumberAsync(string query) => await OneAsync(query, isScalarFine: true) is { } sample ? sample.Value : 0;

    /// <summary>How many people, rounded down: an extrapolated number of people is none of more.</summary>
    public async Task<long> PeopleAsync(string query)
    {
        if (await OneAsync(query, isScalarFine: true) is not { } sample) return 0;
        if (sample.Value is < 0 or > MostCounted) return Fail<long>(FailureKind.UnitMismatch, "The query for people gives a number that cannot be one of people.");
        return (long)decimal.Floor(sample.Value);
    }

    public async Task<long> CounterAsync(string query)
    {
        if (await OneAsync(query, isScalarFine: false) is not { } sample) return 0;
        if (sample.Value is < 0 or > MostCounted || decimal.Truncate(sample.Value) != sample.Value)
            return Fail<long>(FailureKind.UnitMismatch, "A counter is a whole number of 0 or more. Ask for the counter itself, without rate() or increase().");
        return (long)sample.Value;
    }

    /// <summary>Everybody who was counted, and as bad whoever took longer than the edge.</summary>
    public async Task<ArmCounters> SlowAsync(string query, decimal edge)
    {
        var none = new ArmCounters(0, 0);
        switch (await AskAsync(query))
        {
            case null:
                return none;
            case PrometheusReply.Vector vector:
                if (!vector.Series.All(IsOfNow)) return none;
                var buckets = LatencyHistogram.Of([.. vector.Series.Select(Bucket)]);
                if (buckets.IsError) return Fail(none, KindOf(buckets.Error), buckets.Error.Message);
                var slow = buckets.Value.SlowerThan((double)edge);
                return slow.IsError ? Fail(none, KindOf(slow.Error), slow.Error.Message) : new(slow.Value.Total, slow.Value.Slow);
            default:
                return Fail(none, FailureKind.BadSpec, LatencyErrors.NotBuckets.Message);
        }
    }

    private async Task<PrometheusSample?> OneAsync(string query, bool isScalarFine)
    {
        switch (await AskAsync(query))
        {
            case null:
                return null;
            case PrometheusReply.Vector { Series: [var only] }:
                return IsOfNow(only) ? only : null;
            case PrometheusReply.Vector { Series.Count: var count }:
                return Fail<PrometheusSample>(FailureKind.SeveralSeries, $"The query gives {count} series, so nobody knows which number is meant. Put sum() around it, or name the labels.");
            case PrometheusReply.Scalar { Sample: var sample } when isScalarFine:
                return IsOfNow(sample) ? sample : null;
            default:
                return Fail<PrometheusSample>(FailureKind.BadSpec, "A counter comes as a series, not as a plain number.");
        }
    }

    private async Task<PrometheusReply?> AskAsync(string query)
    {
        if (Failure is not null) return null;
        var filled = QueryTemplate.Fill(query, place);
        _queries.Add(filled.TryGet(out var asked) ? asked : query);
        if (filled.IsError) return Fail<PrometheusReply>(FailureKind.BadSpec, filled.Error.Message);
        var reply = await client.QueryAsync(_server, filled.Value, now, within, ct);
        _raw.Add(reply switch { PrometheusReply.Vector v => v.Raw, PrometheusReply.Scalar s => s.Raw, PrometheusReply.Failed f => f.Raw, _ => throw new System.Diagnostics.UnreachableException() });
        return reply is PrometheusReply.Failed failed ? Fail<PrometheusReply>(failed.Kind, failed.Detail) : reply;
    }

    private bool IsOfNow(PrometheusSample sample)
    {
        if (sample.At - now > GateTimes.ClockSkew) return Fail(false, FailureKind.ClockSkew, "The number is of a time that has not come. The clocks of the server and of this machine disagree.");
        if (now - sample.At > hook.FreshFor) return Fail(false, FailureKind.Stale, "The number is too old.");
        if (_oldest is null || sample.At < _oldest) _oldest = sample.At;
        return true;
    }

    private T? Fail<T>(FailureKind kind, string detail) => Fail(default(T), kind, detail);

    private T Fail<T>(T otherwise, FailureKind kind, string detail)
    {
        Failure ??= new MetricAnswer.Failed(kind, Printable.Cut(guard.Redact(detail)), Query, Raw, now);
        return otherwise;
    }

    private static FailureKind KindOf(Error error) => error.Code == LatencyErrors.NotWhole.Code ? FailureKind.UnitMismatch : FailureKind.BadSpec;

    private static LatencySeries Bucket(PrometheusSample sample)
    {
        var label = sample.Labels.FirstOrDefault(one => one.Key is "quantile");
        if (label.Key is null) label = sample.Labels.FirstOrDefault(one => one.Key is "le");
        return new(label.Key ?? "", label.Value ?? "", (double)sample.Value);
    }
}
