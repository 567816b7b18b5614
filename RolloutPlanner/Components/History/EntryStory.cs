using RolloutPlanner.Application.Audit;
using RolloutPlanner.Components.Text;
using RolloutPlanner.Domain.Cohorts;
using RolloutPlanner.Domain.Rollouts;
using RolloutPlanner.Domain.Targeting;

namespace RolloutPlanner.Components.History;

/// <summary>What an entry changed, in words.</summary>
/// <param name="Title">"3 changes, plan version 3 to 4"; empty where nothing was changed.</param>
/// <param name="Facts">What was taken down without replacing anything.</param>
public sealed record EntryStory(string Title, IReadOnlyList<ChangedValue> Changes, IReadOnlyList<KeyValuePair<string, string>> Facts)
{
    /// <param name="today">Compares the plan of the entry with the one of today instead.</param>
    public static EntryStory Of(HistoryDetail detail, HistoryNames names, ReaderClock clock, bool today)
    {
        if (today && detail is { PlanAfter: { } then, Today: { } now }) return AgainstToday(PlanDiff.Between(then, now, names.ForPlans));
        return detail switch
        {
            { PlanBefore: { } before, PlanAfter: { } after } => OfPlan(detail, PlanDiff.Between(before, after, names.ForPlans)),
            { PlanAfter: { } first } => Beginning(first, names),
            { CohortBefore: not null } or { CohortAfter: not null } => OfCohort(detail.CohortBefore, detail.CohortAfter),
            _ => OfFacts(detail, names, clock),
        };
    }

    private static EntryStory AgainstToday(IReadOnlyList<PlanChange> changes) => changes.Count == 0
        ? new("This plan reads the same today", [], [])
        : new($"{Words.Count(changes.Count, "difference", "differences")} between this plan and today’s", Said(changes), []);

    private static EntryStory OfPlan(HistoryDetail detail, IReadOnlyList<PlanChange> changes)
    {
        var count = Words.Count(changes.Count, "change", "changes");
        var version = detail.PlanVersion is not { } number ? ""
            : detail.Entry.Kind is "plan-submitted" ? $", plan version {Words.Number(number - 1)} to {Words.Number(number)}"
            : $" in the draft of plan version {Words.Number(number)}";
        return changes.Count == 0 ? new($"Nothing in the plan changed{version}", [], []) : new(count + version, Said(changes), []);
    }

    private static EntryStory Beginning(Plan plan, HistoryNames names)
    {
        var say = new PlanClauses(names.ForPlans);
        var stages = plan.Stages.Index().Select(stage => KeyValuePair.Create($"Stage {Words.Number(stage.Index + 1)}", say.Stage(stage.Item)));
        return new("", [], [KeyValuePair.Create("Name", plan.Name), KeyValuePair.Create("Owner", say.Person(plan.Owner)), KeyValuePair.Create("Engineering lead", say.Person(plan.EngineeringLead)), .. stages]);
    }

    private static EntryStory OfCohort(CohortVersion? before, CohortVersion? after)
    {
        var changes = new List<ChangedValue>();
        Compare("Name", before?.Name, after?.Name);
        Compare("Description", before?.Description, after?.Description);
        Compare("Who belongs", Who(before), Who(after));
        var versions = before is not null && after is not null ? $", version {Words.Number(before.Number)} to {Words.Number(after.Number)}" : "";
        return new(changes.Count == 0 ? "" : Words.Count(changes.Count, "change", "changes") + versions, changes, []);

        void Compare(string label, string? old, string? now)
        {
            var (was, becomes) = (Some(old), Some(now));
            if (was != becomes) changes.Add(new(label, was, becomes));
        }
    }

    private static string? Who(CohortVersion? version) => version?.Definition switch
    {
        CohortDefinition.Members members => $"{Words.People(members.Keys.Count)} on a list: {string.Join(", ", members.Keys.Take(20))}{(members.Keys.Count > 20 ? " and more" : "")}",
        { } rule => RuleWords.Describe(rule.AsRule()),
        null => null,
    };

    private static EntryStory OfFacts(HistoryDetail detail, HistoryNames names, ReaderClock clock)
    {
        var facts = EntryFacts.Of(detail, names, clock);
        if (facts.Count > 0) return new("", [], facts);
        if (OfMove(EntryPayload.Of(detail.Entry)) is { Count: > 0 } moved) return new(Words.Count(moved.Count, "change", "changes"), moved, []);
        var changes = JsonDifference.Of(detail.Entry.Before, detail.Entry.After, (path, text) => StoredWords.Of(path, text, names, clock));
        return new(changes.Count == 0 ? "" : Words.Count(changes.Count, "change", "changes"), changes, []);
    }

    /// <summary>Where a rollout stood and where it stands; empty for entries that moved none.</summary>
    private static List<ChangedValue> OfMove(EntryPayload payload)
    {
        if (payload["before", "status"] is not { } from || payload["after", "status"] is not { } to) return [];
        ChangedValue[] rows =
        [
            new("Status", Status(from), Status(to)),
            new("Stage", Stage(payload["before", "stage"]), Stage(payload["after", "stage"])),
            new("Plan version in force", payload["before", "planVersion"], payload["after", "planVersion"]),
        ];
        return [.. rows.Where(row => row.Before != row.After)];

        static string Status(string code) => Enum.TryParse<RolloutStatus>(code, out var status) ? StatusText.Of(status.Kind()).Word : code;
        static string? Stage(string? number) => number is "0" ? null : number;
    }

    private static IReadOnlyList<ChangedValue> Said(IEnumerable<PlanChange> changes) => [.. changes.Select(change => new ChangedValue(change.Label, Some(change.Before), Some(change.After)))];

    private static string? Some(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
