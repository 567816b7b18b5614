using System.Globalization;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Rollouts;

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
    public const string MetricImport = "/metrics/import";
    public const string History = "/history";
    public const string Decisions = "/history?kind=flag-declined";
    public const string HistoryCsv = "/history/export.csv";
    public const string HistoryJsonLines = "/history/export.jsonl";
    public const string HistoryReport = "/history/report";
    public const string People = "/people";
    public const string NewPerson = "/people?do=new";
    public const string Tokens = "/tokens";
    public const string NewToken = "/tokens?do=new";
    public const string Directory = "/directory";
    public const string Templates = "/templates";
    public const string Exports = "/exports";
    public const string PlaygroundPage = "/playground";

    public static string Rollout(RolloutKey key) => $"/rollouts/{key}";

    public static string Plan(RolloutKey key, int? stage = null) => stage is { } number ? Invariant($"/rollouts/{key}/plan?stage={number}") : $"/rollouts/{key}/plan";

    public static string PlanVersion(RolloutKey key, int version) => Invariant($"/rollouts/{key}/plan?v={version}");

    public static string Review(RolloutKey key) => $"/rollouts/{key}/review";

    public static string RolloutHistory(RolloutKey key) => $"/rollouts/{key}/history";

    /// <summary>The gate of a rollout. A draft has none to look at and opens with its plan, so there the gate is asked for by name.</summary>
    public static string Gate(RolloutKey key, bool byName = false) => byName ? $"/rollouts/{key}?tab=gate" : Rollout(key);

    /// <summary>The gate with the readings of one metric, drawn or as a table.</summary>
    public static string Readings(RolloutKey key, HookKey metric, bool asTable) => $"/rollouts/{key}?metric={metric}{(asTable ? "&as=table" : "")}#readings";

    /// <param name="what">Which dialog is open: <c>sign</c>, <c>withdraw</c> or <c>note</c>.</param>
    /// <param name="check">The check that it is about.</param>
    public static string Readiness(RolloutKey key, string? what = null, ReadinessTopic? check = null) =>
        what is null ? $"/rollouts/{key}/readiness" : $"/rollouts/{key}/readiness?do={what}&check={check?.ToString().ToLowerInvariant()}";

    /// <summary>The plan replayed; with a seed the people drawn by it, with <paramref name="who"/> the people looked for.</summary>
    /// <param name="stage">Only those whom this stage is the first to include; 0 for those whom none includes.</param>
    public static string Simulation(RolloutKey key, int? seed = null, string? who = null, int? stage = null, int page = 1)
    {
        List<string> asked = [];
        if (seed is { } number) asked.Add(Invariant($"seed={number}"));
        if (!string.IsNullOrEmpty(who)) asked.Add($"who={Uri.EscapeDataString(who)}");
        if (stage is { } only) asked.Add(Invariant($"stage={only}"));
        if (page > 1) asked.Add(Invariant($"page={page}"));
        return $"/rollouts/{key}/simulation{(asked.Count == 0 ? "" : "?" + string.Join('&', asked))}";
    }

    /// <summary>The gate judged again over what a run recorded.</summary>
    public static string Replay(RolloutKey key, string asked = "") => asked.Length == 0 ? $"/rollouts/{key}/replay" : $"/rollouts/{key}/replay?{asked}";

    public static string RolloutSettings(RolloutKey key) => $"/rollouts/{key}/settings";

    /// <summary>The tab with this name in its address; the gate for any other.</summary>
    public static string RolloutTab(RolloutKey key, string? tab) => tab is "readiness" or "simulation" or "settings" ? $"/rollouts/{key}/{tab}" : Rollout(key);

    public static string Approve(RolloutKey key, int gate) => Invariant($"/rollouts/{key}/gates/{gate}/approve");

    public static string RollBack(RolloutKey key) => $"/rollouts/{key}/rollback";

    public static string Kill(RolloutKey key) => $"/rollouts/{key}/kill";

    /// <summary>The page of a rollout with one of its dialogs open; <paramref name="of"/> names the metric or item that it is about.</summary>
    public static string RolloutDialog(RolloutKey key, string dialog, string? of = null) =>
        of is null ? $"/rollouts/{key}?dialog={dialog}" : $"/rollouts/{key}?dialog={dialog}&of={Uri.EscapeDataString(of)}";

    /// <summary>The playground with this rollout chosen, and with a person the answer about them.</summary>
    public static string Playground(RolloutKey rollout, TargetingKey? who = null) =>
        who is { } key ? $"{PlaygroundPage}?rollout={rollout}&who={Uri.EscapeDataString(key.Value)}" : $"{PlaygroundPage}?rollout={rollout}";

    public static string Cohort(CohortKey key) => $"/cohorts/{key}";

    public static string CohortTest(CohortKey key, string who) => $"/cohorts/{key}?test={Uri.EscapeDataString(who)}";

    /// <summary>The metrics that these words and this status ask for.</summary>
    public static string MetricsOf(string? text, string? status)
    {
        List<string> asked = [];
        if (!string.IsNullOrEmpty(text)) asked.Add($"q={Uri.EscapeDataString(text)}");
        if (!string.IsNullOrEmpty(status)) asked.Add($"status={Uri.EscapeDataString(status)}");
        return asked.Count == 0 ? Metrics : $"{Metrics}?{string.Join('&', asked)}";
    }

    /// <summary>The page of one metric, and with <paramref name="what"/> one of its dialogs open. One that is called like a page has a longer way to it.</summary>
    public static string Metric(HookKey key, string? what = null) => (key.Value is "import" ? "/metrics/key/import" : $"/metrics/{key}") + (what is null ? "" : $"?do={what}");

    public static string MetricDialog(string what, HookKey? key) => key is { } hook ? $"/metrics?do={what}&key={hook}" : $"/metrics?do={what}";

    public static string PersonDialog(UserId id) => $"/people?person={Uri.EscapeDataString(id.Value)}";

    public static string RevokeToken(string id) => $"/tokens?do=revoke&id={id}";

    /// <summary>The templates with this one beside them, and the dialog that does <paramref name="what"/> open.</summary>
    public static string Template(TemplateKey key, string? what = null) => what is null ? $"/templates?template={key}" : $"/templates?template={key}&do={what}";

    /// <summary>The wizard at its step of this name.</summary>
    public static string NewRolloutStep(string step) => $"{NewRollout}?step={step}";

    public static string NewRolloutFrom(TemplateKey template) => $"/rollouts/new?template={template}";

    public static string HistoryEntry(long entry) => Invariant($"/history?entry={entry}");

    /// <summary>The download of one form of export.</summary>
    public static string Export(string file) => $"/export/{file}";

    /// <summary>The people of a stage as CSV.</summary>
    public static string PeopleList(string rollout, int stage, string which) => Invariant($"/rollouts/{rollout}/people.csv?stage={stage}&which={which}");

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
