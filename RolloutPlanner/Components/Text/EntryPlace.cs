using System.Globalization;
using RolloutPlanner.Application.Audit;

namespace RolloutPlanner.Components.Text;

/// <summary>What an entry is about: the thing by its name, and the part of it. Either may be empty.</summary>
public sealed record EntryPlace(string Thing, string Part)
{
    public static EntryPlace Of(HistoryEntry entry, HistoryNames names)
    {
        var facts = EntryPayload.Of(entry);
        if (entry.SubjectKind is "rollout") return new(names.Rollout(entry.Subject), OfRollout(entry.Kind, facts));
        return entry.SubjectKind switch
        {
            "cohort" => new(Named(facts) ?? names.Cohort(entry.Subject), "Cohort"),
            "hook" => new(Named(facts) ?? names.Metric(entry.Subject), "Metric"),
            "account" => new(Named(facts) ?? names.Person(entry.Subject), "Account"),
            "token" => new(Named(facts) ?? entry.Subject, "API token"),
            "directory" => new("People directory", ""),
            "history" => new("History", ""),
            "command" => new("", "Refused"),
            var kind => new(Named(facts) ?? facts["after", "feature"] ?? entry.Subject, char.ToUpper(kind[0], Words.English) + kind[1..]),
        };
    }

    private static string? Named(EntryPayload facts) => facts["after", "name"] ?? facts["before", "name"];

    private static string OfRollout(string kind, EntryPayload facts) => kind switch
    {
        "rollout-created" or "rollout-archived" => "Rollout",
        "plan-edited" => "Plan",
        "plan-submitted" => Plan(facts["after", "number"]),
        "changes-requested" or "plan-signed-off" => Plan(facts["details", "planVersion"]),
        "gate-approved" or "gate-declined" => Gate(facts["after", "targetStage"]),
        "approval-withdrawn" => Gate(facts["details", "targetStage"]),
        "readiness-signed" or "readiness-withdrawn" or "readiness-noted" => "Readiness",
        "criterion-overridden" or "override-seconded" or "override-reviewed" or "measurement-recorded" or "checklist-item-ticked" or "checklist-item-cleared" => "Gate",
        _ => facts["after", "stage"] is { } stage and not "0" ? $"Stage {stage}" : "Rollout",
    };

    private static string Plan(string? version) => version is null ? "Plan" : $"Plan v{version}";

    private static string Gate(string? target) => int.TryParse(target, CultureInfo.InvariantCulture, out var stage) ? string.Create(CultureInfo.InvariantCulture, $"Gate {stage - 1}") : "Gate";
}
