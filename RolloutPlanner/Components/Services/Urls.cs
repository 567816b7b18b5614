using System.Globalization;
using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Components.Services;

/// <summary>Every address of the interface, in one place.</summary>
public static class Urls
{
    public const string Home = "/";
    public const string Rollouts = "/rollouts";
    public const string NewRollout = "/rollouts/new";
    public const string Cohorts = "/cohorts";
    public const string NewCohort = "/cohorts/new";
    public const string Metrics = "/metrics";
    public const string History = "/history";
    public const string People = "/people";
    public const string Directory = "/directory";

    public static string Rollout(RolloutKey key) => $"/rollouts/{key}";

    public static string Plan(RolloutKey key, int? stage = null) => stage is { } number ? Invariant($"/rollouts/{key}/plan?stage={number}") : $"/rollouts/{key}/plan";

    public static string PlanVersion(RolloutKey key, int version) => Invariant($"/rollouts/{key}/plan?v={version}");

    public static string Review(RolloutKey key) => $"/rollouts/{key}/review";

    public static string RolloutHistory(RolloutKey key) => $"/rollouts/{key}/history";

    public static string Approve(RolloutKey key, int gate) => Invariant($"/rollouts/{key}/gates/{gate}/approve");

    public static string RollBack(RolloutKey key) => $"/rollouts/{key}/rollback";

    public static string Kill(RolloutKey key) => $"/rollouts/{key}/kill";

    public static string Cohort(CohortKey key) => $"/cohorts/{key}";

    public static string HistoryEntry(long entry) => Invariant($"/history?entry={entry}");

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
