using System.Globalization;
using RolloutPlanner.Application.Audit;
using RolloutPlanner.Domain.Planning;
using RolloutPlanner.Domain.Rollouts;

namespace RolloutPlanner.Components.Text;

/// <summary>
/// What a history entry says, as one plain sentence that begins with who acted. The reason is not part of it. What an entry lacks is left
/// out, and an unknown kind is said in its own words, so that every entry of every age can be read.
/// </summary>
public static class HistoryText
{
    /// <summary>"Priya Raman approved going on to stage 3."</summary>
    public static string Sentence(HistoryEntry entry, HistoryNames? names = null) => $"{entry.ActorName} {Deed(entry, names)}.";

    /// <summary>What stands in a line of its own: "Approved going on to stage 3".</summary>
    public static string Line(HistoryEntry entry, HistoryNames names) => Deed(entry, names) is { Length: > 0 } deed ? char.ToUpper(deed[0], Words.English) + deed[1..] : entry.Kind;

    /// <summary>The sentence without who acted and without the full stop: "approved going on to stage 3".</summary>
    /// <param name="names">What the things that it names are called; their keys where nothing else is known.</param>
    public static string Deed(HistoryEntry entry, HistoryNames? names = null)
    {
        var (facts, known) = (EntryPayload.Of(entry), names ?? HistoryNames.Keys);
        return OfRollout(entry.Kind, facts) ?? OfGate(entry.Kind, facts, known) ?? OfOthers(entry, facts, known) ?? Readable(entry);
    }

    /// <summary>Whether automation acted, under its own name.</summary>
    public static bool IsAutomatic(HistoryEntry entry) => entry.ActorId.StartsWith("system:", StringComparison.Ordinal);

    /// <summary>A symbol for the kind; decoration only.</summary>
    public static string Icon(HistoryEntry entry) => entry.Kind switch
    {
        "rollout-paused" => "pause_circle",
        "rollout-created" => "add_circle",
        "plan-edited" => "edit",
        "plan-submitted" => "send",
        "changes-requested" => "rate_review",
        "plan-signed-off" => "draw",
        "checklist-item-ticked" or "checklist-item-cleared" => "checklist",
        "directory-imported" => "upload",
        "history-exported" or "people-listed" => "download",
        "rolled-back-to-stage" or "rolled-back-fully" => "undo",
        "kill-switch-pulled" => "power_settings_new",
        "stage-advanced" or "rollout-started" or "rollout-resumed" or "stages-skipped" => "arrow_forward",
        "rollout-completed" => "task_alt",
        "gate-approved" => "how_to_reg",
        "measurement-recorded" or "hook-reading-recorded" => "monitoring",
        "denied" => "block",
        "gate-declined" => "thumb_down",
        "criterion-overridden" or "override-seconded" => "pending_actions",
        "override-reviewed" => "fact_check",
        "readiness-signed" => "draw",
        "readiness-withdrawn" => "ink_eraser",
        "readiness-noted" => "sticky_note_2",
        _ => entry.SubjectKind switch { "cohort" => "group", "hook" => "sensors", "token" => "key", "account" => "manage_accounts", _ => "edit_note" },
    };

    private static string? OfRollout(string kind, EntryPayload facts) => kind switch
    {
        "rollout-created" => "made the rollout" + (facts["details", "template"] is { Length: > 0 } template ? $" from the template {TemplateName(template)}" : ""),
        "plan-edited" => "edited the plan" + Cleared(facts),
        "plan-submitted" => $"sent {Version(facts["after", "number"])} for review",
        "changes-requested" => $"asked for changes to {Version(facts["details", "planVersion"])}",
        "plan-signed-off" => $"signed {Version(facts["details", "planVersion"])}" + (facts["details", "enough"] is "false" ? "; more signatures are needed" : ""),
        "rollout-started" => $"started {Stage(facts["after", "stage"])} under {Version(facts["after", "planVersion"])}",
        "stage-advanced" => $"advanced to {Stage(facts["after", "stage"])}",
        "rollout-completed" => "finished the rollout, so everybody has the feature",
        "stages-skipped" => $"skipped from {Stage(facts["before", "stage"])} to {Stage(facts["after", "stage"])}, a deviation from the plan",
        "rollout-paused" => $"paused the rollout at {Stage(facts["after", "stage"])}",
        "rollout-resumed" => $"resumed the rollout at {Stage(facts["after", "stage"])}",
        "rolled-back-to-stage" => facts["before", "stage"] is { } from and not "0"
            ? $"rolled back from {Stage(from)} to {Stage(facts["after", "stage"])}"
            : $"rolled back to {Stage(facts["after", "stage"])}",
        "rolled-back-fully" => "rolled back to nobody",
        "kill-switch-pulled" => "pulled the kill switch, so nobody has the feature",
        "rollout-restarted" => "began again with a draft of the next plan version",
        "plan-applied" => $"put {Version(facts["after", "planVersion"])} in force at {Stage(facts["after", "stage"])}",
        "rollout-archived" => "archived the rollout",
        _ => null,
    };

    private static string? OfGate(string kind, EntryPayload facts, HistoryNames names) => kind switch
    {
        "gate-approved" => $"approved going on to {Stage(facts["after", "targetStage"])}",
        "gate-declined" => $"declined going on to {Stage(facts["after", "targetStage"])}",
        "criterion-overridden" => $"{(facts["after", "needsSecond"] is "true" ? "asked to set" : "set")} {Metric(facts["details", "hook"], names)} aside for a while",
        "override-seconded" => $"agreed that {Criterion(facts)} is set aside",
        "override-reviewed" => $"closed the review of setting {Criterion(facts)} aside",
        "readiness-signed" => $"signed the readiness check {Check(facts["after", "topic"])}",
        "readiness-withdrawn" => $"withdrew the signature under the readiness check {Check(facts["before", "topic"])}",
        "readiness-noted" => $"left a note on the readiness check {Check(facts["after", "topic"])}",
        "approval-withdrawn" => $"withdrew the approval for {Stage(facts["details", "targetStage"])}",
        "checklist-item-ticked" => $"ticked {Quoted(facts["details", "item", "text"], "a checklist item")}",
        "checklist-item-cleared" => $"opened {Quoted(facts["before", "text"] ?? facts["details", "item", "text"], "a checklist item")} again",
        "measurement-recorded" => $"entered {Value(facts["after", "value"], facts["after", "hook"], names)} for {(facts["after", "hook"] is { } hook ? names.Metric(hook) : "a metric")}"
            + (facts["after", "sampleSize"] is { } size ? $", from a sample of {Number(size)}" : ", by expert judgement"),
        _ => null,
    };

    private static string Metric(string? hook, HistoryNames names) => hook is null ? "a criterion" : names.Metric(hook);

    private static string Criterion(EntryPayload facts) => facts["after", "criterionId"] is { Length: > 0 } id ? $"the criterion {id}" : "a criterion";

    private static string Check(string? topic) => Enum.TryParse<ReadinessTopic>(topic, out var known) ? $"“{RolloutWords.Name(known)}”" : "of the plan";

    private static string? OfOthers(HistoryEntry entry, EntryPayload facts, HistoryNames names) => entry.Kind switch
    {
        "cohort-created" => $"made the cohort {Name(facts["after", "name"], entry)}",
        "cohort-edited" => $"changed the cohort {Name(facts["after", "name"], entry)}" + (facts["after", "number"] is { } number ? $" to version {number}" : ""),
        "cohort-deleted" => $"deleted the cohort {Name(facts["before", "name"], entry)}",
        "hook-created" => $"made the metric {Name(facts["after", "name"], entry)}",
        "hook-changed" => $"changed the metric {Name(facts["after", "name"], entry)}"
            + (facts["details", "restartsIn"] is { Length: > 0 } users ? $", so its evidence begins anew in {users}" : ""),
        "hook-deleted" => $"deleted the metric {Name(facts["before", "name"], entry)}",
        "hook-look-failed" => $"got no number for the metric {names.Metric(entry.Subject)}" + (facts["after", "detail"] is { Length: > 0 } detail ? $": {detail.TrimEnd('.')}" : ""),
        "gates-unwatched" => "looked at gates again after a while in which nobody did",
        "hook-reading-recorded" => $"read {Value(facts["after", "value"], entry.Subject, names)} for the metric {names.Metric(entry.Subject)}",
        "history-exported" => $"exported {(facts["details", "entries"] is { } count ? Words.Count(long.TryParse(count, CultureInfo.InvariantCulture, out var entries) ? entries : 0, "entry", "entries") : "entries")} of the history {Format(facts["details", "format"])}",
        "people-listed" => $"took a list of {(facts["details", "people"] is { } listed ? Number(listed) + " people" : "the people")} of {Stage(facts["details", "stage"])}"
            + (facts["details", "which"] is "SoFar" ? " and those before it" : ""),
        "template-created" => $"made the template {Name(facts["after", "name"], entry)}",
        "template-edited" => facts["before", "name"] is { } was && facts["after", "name"] is { } now && was != now
            ? $"changed the template {was}, now {now}"
            : $"changed the template {Name(facts["after", "name"], entry)}",
        "template-deleted" => $"deleted the template {Name(facts["before", "name"], entry)}",
        "flag-declined" => $"decided to release {Name(facts["after", "feature"], entry)} without a flag",
        "directory-imported" => $"imported {(facts["details", "people"] is { } people ? Number(people) + " people" : "people")}"
            + (facts["details", "source"] is { Length: > 0 } source ? $" from {source}" : ""),
        "token-created" => $"made the API token {Name(facts["after", "name"], entry)}",
        "token-revoked" => $"revoked the API token {Name(facts["after", "name"], entry)}",
        "account-created" => $"made an account for {Name(facts["after", "name"], entry)}",
        "role-granted" => $"gave {Name(facts["after", "name"], entry)} more roles: {Roles(facts["after", "roles"])} now",
        "role-revoked" => $"took a role from {Name(facts["after", "name"], entry)}: {Roles(facts["after", "roles"])} now",
        "account-disabled" => $"disabled the account of {Name(facts["after", "name"], entry)}",
        "account-enabled" => $"enabled the account of {Name(facts["after", "name"], entry)}",
        "account-unlocked" => $"unlocked the account of {Name(facts["after", "name"], entry)}",
        "password-set" => $"set a new password for {Name(facts["after", "name"], entry)}",
        "denied" => $"was refused to {Plain(facts["details", "command"] ?? entry.Subject)}",
        _ => null,
    };

    /// <summary>"stage-entered" of "checkout" reads "stage entered, checkout".</summary>
    private static string Readable(HistoryEntry entry) => entry.Subject.Length == 0 ? $"did: {Plain(entry.Kind)}" : $"did: {Plain(entry.Kind)}, {entry.Subject}";

    private static string Value(string? value, string? hook, HistoryNames names) => !decimal.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
        ? "a reading"
        : MetricText.Value(number, hook is null ? "" : names.Unit(hook));

    private static string Format(string? format) => format switch { "Csv" => "as CSV", "JsonLines" => "as JSON lines", _ => "as a report" };

    private static string Plain(string kind) => kind.Replace('-', ' ').Replace('.', ' ');

    private static string Stage(string? number) => number is null ? "a stage" : $"stage {number}";

    private static string Version(string? number) => number is null ? "the plan" : $"plan version {number}";

    private static string Quoted(string? text, string otherwise) => text is null ? otherwise : $"“{text}”";

    private static string Name(string? name, HistoryEntry entry) => string.IsNullOrEmpty(name) ? entry.Subject : name;

    private static string Number(string text) => long.TryParse(text, CultureInfo.InvariantCulture, out var number) ? Words.Number(number) : text;

    private static string Roles(string? roles) => roles is null or "None"
        ? "no role"
        : Words.List([.. roles.Split(',', StringSplitOptions.TrimEntries).Select(role => RoleText.Of(role).ToLowerInvariant())]);

    private static string Cleared(EntryPayload facts) => facts["details", "clearedSignOffs"] switch
    {
        null or "0" => "",
        "1" => ", which voided 1 signature",
        var count => $", which voided {count} signatures",
    };

    private static string TemplateName(string key) => PlanTemplates.All.FirstOrDefault(template => template.Key.Value == key)?.Name ?? key;
}
