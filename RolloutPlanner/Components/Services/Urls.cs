using System.Globalization;
using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Components.Services;

/// <summary>Every address of the interface, in one place.</summary>
public static class Urls
{
    public const string Home = "/";
    public const string Rollouts = "/rollouts";
    public const string NewRollout = "/rollouts/new";
    public const string NewRolloutDecision = "/rollouts/new?step=advisor&do=decide";
    public const string Cohorts = "/cohorts";
    public const string NewCohort = "/cohorts/new";
    public const string Metrics = "/metrics";
    public const string History = "/history";
    public const string Decisions = "/history?kind=flag-declined";
    public const string HistoryCsv = "/history/export.csv";
    public const string HistoryJsonLines = "/history/export.jsonl";
    public const string HistoryReport = "/history/report";
    public const string People = "/people";
    public const string NewPerson = "/people?do=new";
    public const string Directory = "/directory";
    public const string Templates = "/templates";

    public static string Rollout(RolloutKey key) => $"/rollouts/{key}";

    public static string Plan(RolloutKey key, int? stage = null) => stage is { } number ? Invariant($"/rollouts/{key}/plan?stage={number}") : $"/rollouts/{key}/plan";

    public static string PlanVersion(RolloutKey key, int version) => Invariant($"/rollouts/{key}/plan?v={version}");

    public static string Review(RolloutKey key) => $"/rollouts/{key}/review";

    public static string RolloutHistory(RolloutKey key) => $"/rollouts/{key}/history";

    public static string Approve(RolloutKey key, int gate) => Invariant($"/rollouts/{key}/gates/{gate}/approve");

    public static string RollBack(RolloutKey key) => $"/rollouts/{key}/rollback";

    public static string Kill(RolloutKey key) => $"/rollouts/{key}/kill";

    /// <summary>The page of a rollout with one of its dialogs open; <paramref name="of"/> names the metric or item that it is about.</summary>
    public static string RolloutDialog(RolloutKey key, string dialog, string? of = null) =>
        of is null ? $"/rollouts/{key}?dialog={dialog}" : $"/rollouts/{key}?dialog={dialog}&of={Uri.EscapeDataString(of)}";

    public static string Cohort(CohortKey key) => $"/cohorts/{key}";

    public static string CohortTest(CohortKey key, string who) => $"/cohorts/{key}?test={Uri.EscapeDataString(who)}";

    public static string MetricDialog(string what, HookKey? key) => key is { } hook ? $"/metrics?do={what}&key={hook}" : $"/metrics?do={what}";

    public static string PersonDialog(UserId id) => $"/people?person={Uri.EscapeDataString(id.Value)}";

    /// <summary>The templates with this one beside them, and the dialog that does <paramref name="what"/> open.</summary>
    public static string Template(TemplateKey key, string? what = null) => what is null ? $"/templates?template={key}" : $"/templates?template={key}&do={what}";

    /// <summary>The wizard at its step of this name.</summary>
    public static string NewRolloutStep(string step) => $"{NewRollout}?step={step}";

    public static string NewRolloutFrom(TemplateKey template) => $"/rollouts/new?template={template}";

    public static string HistoryEntry(long entry) => Invariant($"/history?entry={entry}");

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
