using System.Globalization;
using RolloutPlanner.Application.Audit;
using RolloutPlanner.Components.Text;
using RolloutPlanner.Domain.Gates;
using RolloutPlanner.Domain.Rollouts;

namespace RolloutPlanner.Components.History;

/// <summary>What an entry took down that was no change of something older: the numbers that an approver saw, a reading, an export.</summary>
public static class EntryFacts
{
    /// <summary>Empty for entries that changed something.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> Of(HistoryDetail detail, HistoryNames names, ReaderClock clock)
    {
        var payload = EntryPayload.Of(detail.Entry);
        return detail.Entry.Kind switch
        {
            "gate-approved" => Seen(detail, payload, names),
            "gate-declined" or "approval-withdrawn" => Some(("Step", Step(payload["after", "targetStage"] ?? payload["details", "targetStage"], detail.Rollout))),
            "plan-signed-off" => Some(
                ("Signed text", payload["after", "planHash"] is { Length: > 12 } hash ? hash[..12] : null),
                ("Readiness checks signed with it", string.Join("; ", payload.Items("details", "checks").Select(check => Enum.TryParse<ReadinessTopic>(check["topic"], out var topic) ? RolloutWords.Name(topic) : "")))),
            "criterion-overridden" => Some(
                ("Criterion", payload["after", "criterionId"]),
                ("Verdict", Enum.TryParse<Verdict>(payload["after", "lifted"], out var lifted) ? VerdictText.Of(lifted.Kind()).Word : null),
                ("Until", Moment(payload["after", "until"], clock))),
            "measurement-recorded" => Some(("Sample", payload["after", "sampleSize"] is { } size ? Number(size) : "Expert judgement"), ("Observed", Moment(payload["after", "observedAt"], clock)), ("Read from", payload["after", "source"])),
            "checklist-item-ticked" => Some(("Item", payload["details", "item", "text"]), ("Evidence", payload["after", "evidence"] is { Length: > 0 } evidence ? evidence : "None was given")),
            "checklist-item-cleared" => Some(("Item", payload["before", "text"])),
            "directory-imported" => Some(("People", Number(payload["details", "people"])), ("Before", Number(payload["details", "peopleBefore"])), ("File", payload["details", "source"])),
            "people-listed" => Some(("People", Number(payload["details", "people"])), ("Stage", payload["details", "stage"]), ("Whom", payload["details", "which"] is "SoFar" ? "Everybody up to this stage" : "Those whom it is the first to reach")),
            "history-exported" => Export(payload, names, clock),
            _ => [],
        };
    }

    private static IReadOnlyList<KeyValuePair<string, string>> Seen(HistoryDetail detail, EntryPayload payload, HistoryNames names)
    {
        var version = detail.Rollout?.Versions.FirstOrDefault(each => each.Hash == payload["after", "planHash"]);
        var criteria = version?.Plan.Stages.SelectMany(stage => stage.Gate.Criteria).ToLookup(criterion => criterion.Id);
        var seen = payload.Items("after", "shown").Select(shown =>
        {
            var criterion = criteria?[shown["criterionId"] ?? ""].FirstOrDefault();
            var label = criterion is null ? "A criterion" : names.Metric(criterion.Hook.Value);
            var verdict = Enum.TryParse<Verdict>(shown["verdict"], out var known) ? VerdictText.Of(known.Kind()).Word : "Not known";
            var value = decimal.TryParse(shown["value"], NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? $", {MetricText.Value(number, criterion is null ? "" : names.Unit(criterion.Hook.Value))}" : "";
            return KeyValuePair.Create(label, $"{verdict}{value}{(shown["sampleSize"] is { } size ? $", from a sample of {Number(size)}" : "")}");
        });
        return [.. Some(("Step", Step(payload["after", "targetStage"], detail.Rollout))), .. seen];
    }

    private static string? Step(string? target, RolloutState? rollout)
    {
        if (!int.TryParse(target, CultureInfo.InvariantCulture, out var stage)) return null;
        var stages = (rollout?.Live?.Plan ?? rollout?.Draft)?.Stages;
        return stages is null ? $"To stage {target}" : stage > stages.Count ? "To everybody" : stage < 1 ? null : $"To stage {target}, {stages[stage - 1].Name}";
    }

    private static IReadOnlyList<KeyValuePair<string, string>> Export(EntryPayload payload, HistoryNames names, ReaderClock clock) => Some(
        ("Up to entry", Number(payload["details", "upTo"])),
        ("Rollout", payload["details", "rollout"] is { } rollout ? names.Rollout(rollout) : "All"),
        ("Person", payload["details", "person"] is { } person ? names.Person(person) : "Anyone"),
        ("Kind", payload["details", "kind"] is { } kind ? HistoryWords.Kind(kind) : "All"),
        ("From", Moment(payload["details", "from"], clock)),
        ("To before", Moment(payload["details", "to"], clock)),
        ("Search", payload["details", "text"]));

    private static string? Moment(string? text, ReaderClock clock) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? clock.Exact(at) : null;

    private static string? Number(string? text) => long.TryParse(text, CultureInfo.InvariantCulture, out var number) ? Words.Number(number) : text;

    private static IReadOnlyList<KeyValuePair<string, string>> Some(params (string Label, string? Value)[] rows) =>
        [.. rows.Where(row => !string.IsNullOrEmpty(row.Value)).Select(row => KeyValuePair.Create(row.Label, row.Value!))];
}
