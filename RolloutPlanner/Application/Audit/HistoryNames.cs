using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Gates;

namespace RolloutPlanner.Application.Audit;

/// <summary>What people call the things that history entries name by key. A key that nobody knows any more stands for itself.</summary>
public sealed record HistoryNames(
    IReadOnlyDictionary<string, string> Rollouts,
    IReadOnlyDictionary<string, string> People,
    IReadOnlyDictionary<string, string> Cohorts,
    IReadOnlyDictionary<string, MonitoringHook> Metrics)
{
    public static HistoryNames Keys { get; } = new(new Dictionary<string, string>(), new Dictionary<string, string>(), new Dictionary<string, string>(), new Dictionary<string, MonitoringHook>());

    public string Rollout(string key) => Rollouts.GetValueOrDefault(key, key);

    public string Person(string id) => People.GetValueOrDefault(id, id);

    public string Cohort(string key) => Cohorts.GetValueOrDefault(key, key);

    public string Metric(string key) => Metrics.TryGetValue(key, out var metric) ? metric.Name : key;

    /// <summary>The unit of a metric's numbers; empty where it has none.</summary>
    public string Unit(string key) => Metrics.TryGetValue(key, out var metric) ? metric.Unit : "";

    public Domain.Rollouts.PlanNames ForPlans => new(id => Person(id.Value), key => Cohort(key.Value), key => Metric(key.Value));
}
