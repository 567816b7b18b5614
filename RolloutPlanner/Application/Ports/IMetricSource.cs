using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Gates;

namespace RolloutPlanner.Application.Ports;

/// <summary>Asks the system that a metric comes from. Never throws for what that system does: every failure is an answer.</summary>
public interface IMetricSource
{
    /// <summary>Asks once, within the time limit of the guard. Only for hooks that are polled.</summary>
    Task<MetricAnswer> AskAsync(MonitoringHook hook, MetricPlace place, CancellationToken ct);
}

/// <summary>What a query may name. Nothing is known of it while a hook is only tried.</summary>
public sealed record MetricPlace(RolloutKey? Rollout, FlagKey? Flag, int? Stage);

/// <summary>What came back.</summary>
/// <param name="Query">The resolved query or queries.</param>
/// <param name="Raw">At most 200 characters of the answer, without anything unprintable.</param>
/// <param name="At">When it was true, as the source says.</param>
public abstract record MetricAnswer(string Query, string Raw, DateTimeOffset At)
{
    /// <param name="People">How many people it rests on; null where nobody asked.</param>
    public sealed record Number(decimal Value, long? People, string Query, string Raw, DateTimeOffset At) : MetricAnswer(Query, Raw, At);

    public sealed record Counters(CounterReading Reading, string Query, string Raw, DateTimeOffset At) : MetricAnswer(Query, Raw, At);

    public sealed record Failed(FailureKind Kind, string Detail, string Query, string Raw, DateTimeOffset At) : MetricAnswer(Query, Raw, At);
}
