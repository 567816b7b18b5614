using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Gates;

namespace RolloutPlanner.Infrastructure.Metrics;

/// <summary>One number of an answer.</summary>
/// <param name="Labels">Empty for a scalar.</param>
/// <param name="At">When it was true, as the server says.</param>
internal sealed record PrometheusSample(ValueList<KeyValuePair<string, string>> Labels, decimal Value, DateTimeOffset At);

/// <summary>What a Prometheus server answered to one query.</summary>
internal abstract record PrometheusReply
{
    private PrometheusReply()
    {
    }

    /// <summary>At least one series, each with one number.</summary>
    /// <param name="Raw">The result as it came.</param>
    public sealed record Vector(ValueList<PrometheusSample> Series, string Raw) : PrometheusReply;

    /// <param name="Raw">The result as it came.</param>
    public sealed record Scalar(PrometheusSample Sample, string Raw) : PrometheusReply;

    /// <param name="Raw">As much as there was of an answer.</param>
    public sealed record Failed(FailureKind Kind, string Detail, string Raw) : PrometheusReply;
}
