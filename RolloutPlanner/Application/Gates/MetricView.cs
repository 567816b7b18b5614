using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Gates;
using RolloutPlanner.Domain.Rollouts;

namespace RolloutPlanner.Application.Gates;

/// <summary>One rollout that needs a metric.</summary>
public sealed record MetricUse(HookKey Hook, RolloutKey Rollout, string Name, RolloutStatus Status)
{
    /// <summary>People have the feature, and its gate is judged.</summary>
    public bool IsLive => Status is RolloutStatus.Running or RolloutStatus.Paused;
}

/// <summary>One metric of the list, and the rollouts that need it.</summary>
public sealed record MetricLine(MonitoringHook Hook, ValueList<MetricUse> Uses);

/// <summary>What one look at a metric brought for a rollout: a number, or why there was none.</summary>
/// <param name="Value">Of counted outcomes the percentage of people with a bad one; 0 where <paramref name="Failure"/> says why there is no number.</param>
/// <param name="SampleSize">People it rests on; null where nobody says.</param>
/// <param name="At">When the number was true, or when the look was in vain.</param>
/// <param name="Said">Where the number was read, or what was wrong.</param>
public sealed record MetricLook(
    RolloutKey Rollout, string Name, int Run, decimal Value, int? SampleSize, DateTimeOffset At, MeasurementOrigin Origin, string Said, FailureKind? Failure);

/// <summary>One criterion of a gate that depends on a metric.</summary>
/// <param name="IsPresent">The gate that the rollout stands at.</param>
/// <param name="IsPlanned">Only a draft says so yet.</param>
public sealed record MetricGate(MetricUse Use, int Stage, string StageName, Criterion Criterion, bool IsPresent, bool IsPlanned);

/// <summary>One metric, the last day of it, and what depends on it.</summary>
/// <param name="Looks">Of the last 24 hours, newest first.</param>
/// <param name="IsCut">There were more looks than these.</param>
/// <param name="Unlisted">Rollouts that need it and whose gates are not listed, because there are so many.</param>
public sealed record MetricView(
    MonitoringHook Hook, ValueList<MetricUse> Uses, ValueList<MetricGate> Gates, int Unlisted, ValueList<MetricLook> Looks, bool IsCut, DateTimeOffset At)
{
    public IEnumerable<MetricUse> Live => Uses.Where(use => use.IsLive);

    /// <summary>Newest first.</summary>
    public IEnumerable<MetricLook> Readings => Looks.Where(look => look.Failure is null);

    /// <summary>Newest first.</summary>
    public IEnumerable<MetricLook> Problems => Looks.Where(look => look.Failure is not null);
}
