using System.Diagnostics;
using RolloutPlanner.Application.Rollouts;
using RolloutPlanner.Components.Services;
using RolloutPlanner.Components.Shared;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Rollouts;

namespace RolloutPlanner.Components.Text;

/// <summary>One readiness check in words: what is asked, what shows it, and where it is put right.</summary>
/// <param name="Way">The words of the link; null where there is nowhere to go.</param>
public sealed record ReadinessWords(string Title, string Evidence, string? Way = null, string? Href = null);

/// <summary>What the readiness page says.</summary>
public static class ReadinessText
{
    public static Look Of(CheckStanding standing) => standing switch
    {
        CheckStanding.Ready => new("Ready", "check_circle", Tone.Pass),
        CheckStanding.Missing => new("Missing", "error", Tone.Wait),
        CheckStanding.Unknown => new("Unknown", "help", Tone.None),
        _ => throw new UnreachableException($"No words for {standing}."),
    };

    /// <summary>"6 of 8 ready".</summary>
    public static string Count(IReadOnlyList<SignedCheck> checks) =>
        $"{Words.Number(checks.Count(check => check.Check.Standing is CheckStanding.Ready))} of {Words.Number(checks.Count)} ready";

    /// <summary>What stands under a check: who signed it, what speaks for it, or why a signature is void and what changed. Null where nobody signed.</summary>
    public static string? Signature(SignedCheck check, RolloutView view, ReaderClock clock) => (check.Standing, check.Signature) switch
    {
        (SignatureStanding.Open, _) => null,
        (SignatureStanding.Signed, { } by) => $"Signed by {by.ByName}, {clock.At(by.At)}.",
        (SignatureStanding.Covered, _) when check.Check is ReadinessCheck.PlanSigned => "The signatures under the plan speak for this.",
        (SignatureStanding.Covered, _) when check.Check.Standing is CheckStanding.Unknown && view.State.Leading?.Number != view.State.LiveVersion => "Accepted with the plan, as a warning.",
        (SignatureStanding.Covered, _) => "Agreed to with the plan that came into force.",
        (SignatureStanding.EvidenceChanged, { } by) => $"Void: {by.ByName} signed it {clock.Past(by.At)}. {Changed(check, by, view)}",
        (SignatureStanding.NoLongerEntitled, { } by) => $"Void: {by.ByName} signed it {clock.Past(by.At)}, and may no longer sign here.",
        _ => throw new UnreachableException($"No words for {check.Standing}."),
    };

    /// <summary>What a readiness check is called.</summary>
    public static string Name(ReadinessTopic topic) => RolloutWords.Name(topic) is var name ? char.ToUpper(name[0], Words.English) + name[1..] : "";

    /// <summary>What became of the evidence since it was signed.</summary>
    private static string Changed(SignedCheck check, ReadinessSignature signature, RolloutView view) => (signature.Seen, check.Check) switch
    {
        _ when view.State.Leading is not { } version => "The plan is being written again since.",
        _ when view.State.Leading is { } version && version.Number != signature.PlanVersion => $"That was plan version {signature.PlanVersion}; this is version {version.Number}.",
        (ReadinessCheck.MetricsDeliver, ReadinessCheck.MetricsDeliver { Silent.Count: > 0 } now) => $"{Words.List([.. now.Silent.Select(view.NameOf)])} {(now.Silent.Count == 1 ? "delivers" : "deliver")} nothing now.",
        (ReadinessCheck.PeopleNamed, ReadinessCheck.PeopleNamed { CanRollBack: false } now) => $"{view.NameOf(now.RollbackOwner)} can no longer sign in.",
        (ReadinessCheck.PeopleNamed, ReadinessCheck.PeopleNamed { IsLead: false } now) => $"{view.NameOf(now.Lead)} is no engineering lead any more.",
        (ReadinessCheck.ApproversEnough, ReadinessCheck.ApproversEnough { Short: [var stage, ..] }) => $"Too few leads could approve {Stage(view, stage)} now.",
        (ReadinessCheck.CohortsMatch, ReadinessCheck.CohortsMatch { Empty: [var stage, ..] }) => $"Nobody matches {Stage(view, stage)} now.",
        (ReadinessCheck.CohortsMatch, ReadinessCheck.CohortsMatch { Standing: CheckStanding.Unknown }) => "Nobody can be counted any more.",
        _ => "What it rests on changed since.",
    };

    public static ReadinessWords Of(ReadinessCheck check, RolloutView view, ReaderClock clock) => check switch
    {
        ReadinessCheck.MetricsDeliver c => Metrics(c, view, clock),
        ReadinessCheck.TriggerInTime c => Trigger(c, view),
        ReadinessCheck.PeopleNamed c => People(c, view),
        ReadinessCheck.ApproversEnough c => Approvers(c, view),
        ReadinessCheck.CohortsMatch c => Cohorts(c, view),
        ReadinessCheck.ChecklistsOwned c => Checklists(c, view),
        ReadinessCheck.PlanSigned c => Signed(c, view),
        ReadinessCheck.OffBefore c => Off(c, view, clock),
        _ => throw new UnreachableException($"No words for {check}."),
    };

    private static ReadinessWords Metrics(ReadinessCheck.MetricsDeliver check, RolloutView view, ReaderClock clock)
    {
        const string title = "Every metric of a gate has delivered";
        var never = check.Silent.Where(hook => view.Hooks.GetValueOrDefault(hook) is not { HasDelivered: true }).ToList();
        if (never.Count > 0)
            return new(title, $"{Words.List([.. never.Select(view.NameOf)])} {(never.Count == 1 ? "has" : "have")} never delivered a number.", "Enter a reading", Urls.MetricDialog("read", never[0]));
        if (check.Silent.Count > 0)
            return new(title, string.Join(" ", check.Silent.Select(hook => $"{view.NameOf(hook)} brought no number when it was last looked at: {view.Hooks[hook].Problem?.Detail}")), "Metrics", Urls.Metrics);
        return check.Delivering.Count == 0
            ? new(title, "No gate measures anything, so nothing would show that something is wrong.", "Add a criterion", Urls.Plan(view.State.Key, 1))
            : new(title, string.Join(" ", check.Delivering.Select(hook => Last(hook, view, clock))), "Metrics", Urls.Metrics);
    }

    private static string Last(HookKey key, RolloutView view, ReaderClock clock) => view.Hooks[key] is { LastReading: { } last } hook
        ? $"{hook.Name}: {MetricText.Value(hook, last.Value)}, {clock.Since(last.ObservedAt)}."
        : "";

    private static ReadinessWords Trigger(ReadinessCheck.TriggerInTime check, RolloutView view) => check switch
    {
        { Standing: CheckStanding.Ready, At: { } at, FirstShare: { } share } => new(
            "A rollback trigger before a share of people gets it", $"The first trigger is in {Stage(view, at)}; the first share is taken in {Stage(view, share)}.", "See the trigger", Urls.Plan(view.State.Key, at)),
        { Standing: CheckStanding.Ready, At: { } at } => new("A rollback trigger", $"The first one is in {Stage(view, at)}.", "See the trigger", Urls.Plan(view.State.Key, at)),
        { FirstShare: { } share } => new(
            "A rollback trigger before a share of people gets it", $"Nothing sends the feature back by itself before {Stage(view, share)} takes a share of people.", "Add a trigger", Urls.Plan(view.State.Key, share)),
        _ => new("A rollback trigger", "Nothing in this plan sends the feature back by itself.", "Add a trigger", Urls.Plan(view.State.Key, 1)),
    };

    private static ReadinessWords People(ReadinessCheck.PeopleNamed check, RolloutView view)
    {
        var rollback = check switch
        {
            { RollbackOwner: null } => "Nobody is named to take the feature back.",
            { CanRollBack: false } => $"{view.NameOf(check.RollbackOwner)}, named to take it back, can no longer sign in.",
            _ => $"{view.NameOf(check.RollbackOwner)} takes it back when it must be fast.",
        };
        var lead = check switch
        {
            { Lead: null } => "No engineering lead is named.",
            { IsLead: false } => $"{view.NameOf(check.Lead)}, the named lead, does not hold that role now.",
            _ => $"{view.NameOf(check.Lead)} is the engineering lead.",
        };
        return new("Rollback owner and engineering lead are named and active", $"{rollback} {lead}", "People in the plan", Urls.Plan(view.State.Key, 0));
    }

    private static ReadinessWords Approvers(ReadinessCheck.ApproversEnough check, RolloutView view)
    {
        const string title = "Enough independent leads can approve each gate";
        if (check.Most == 0) return new(title, "No gate asks for an approval.");
        var could = check.Could.Count switch
        {
            0 => "No lead could: all of them own the rollout or worked on its plan.",
            > 4 => $"{Words.Number(check.Could.Count)} leads could approve.",
            _ => $"{Words.List([.. check.Could.Select(lead => view.NameOf(lead))])} could approve.",
        };
        return check.Short.Count == 0
            ? new(title, $"{could} No gate asks for more than {Words.Number(check.Most)}.", "People and roles", Urls.People)
            : new(title, $"{could} The gate of {Stage(view, check.Short[0])} asks for {Words.Number(view.Plan.Stages[check.Short[0] - 1].Gate.ApprovalsNeeded)}.", "See the gate", Urls.Plan(view.State.Key, check.Short[0]));
    }

    private static ReadinessWords Cohorts(ReadinessCheck.CohortsMatch check, RolloutView view)
    {
        const string title = "Somebody matches the cohort of every stage";
        return check switch
        {
            { Stages: 0 } => new(title, "The plan has no stages yet.", "Add a stage", Urls.Plan(view.State.Key)),
            { Unchosen: [var first, ..] } => new(title, $"Nobody has chosen whom {Stage(view, first)} is for.", "Choose a cohort", Urls.Plan(view.State.Key, first)),
            { Empty: [var first, ..] } => new(title, $"Nobody in the people directory matches {Stage(view, first)}.", "See the stage", Urls.Plan(view.State.Key, first)),
            { Standing: CheckStanding.Unknown } => new(title, "Nobody can be counted yet.", "Import people", Urls.Directory),
            _ => new(title, $"{Counts(view)}, counted among {Words.People(view.Reach?.Everyone ?? 0)}.", "Replay the plan", Urls.Simulation(view.State.Key)),
        };
    }

    private static string Counts(RolloutView view)
    {
        var counts = view.Reach?.Stages.Select(stage => stage.Audience).Distinct().ToList() ?? [];
        return counts.Count < 2 ? $"{Words.People(counts.FirstOrDefault())} in each" : $"{Words.Number(counts.Min())} to {Words.People(counts.Max())} per stage";
    }

    private static ReadinessWords Checklists(ReadinessCheck.ChecklistsOwned check, RolloutView view) => check switch
    {
        { Items: 0 } => new("Every checklist item says who does it", "No gate has a checklist."),
        { Unowned: [var first, ..] } => new("Every checklist item says who does it", $"An item of {Stage(view, first)} names nobody.", "Name somebody", Urls.Plan(view.State.Key, first)),
        _ => new("Every checklist item says who does it", $"{Words.Count(check.Items, "item", "items")}, each with a name."),
    };

    private static ReadinessWords Signed(ReadinessCheck.PlanSigned check, RolloutView view)
    {
        var title = $"The plan is signed by {Words.Number(check.Needed)} of {Words.Number(check.Needed)}";
        var by = check.By.Count == 0 ? "" : $" by {Words.List([.. check.By.Select(id => view.NameOf(id))])}";
        return check switch
        {
            { Version: null } => new(title, "The plan is being written. It is signed after it was sent for review.", "Open the plan", Urls.Plan(view.State.Key)),
            { InForce: true } => new(title, $"Version {check.Version} was signed{by} before it came into force.", "Read the version", Urls.PlanVersion(view.State.Key, check.Version.Value)),
            { By.Count: 0 } => new(title, $"Nobody whose signature counts has signed version {check.Version} yet.", "Open the review", Urls.Review(view.State.Key)),
            _ => new(title, $"Version {check.Version} is signed{by}: {Words.Number(check.By.Count)} of {Words.Number(check.Needed)}.", "Open the review", Urls.Review(view.State.Key)),
        };
    }

    private static ReadinessWords Off(ReadinessCheck.OffBefore check, RolloutView view, ReaderClock clock) => check switch
    {
        { Since: { } since } => new("Nobody has the feature before the start", $"The flag answered off for everybody until {clock.At(since)}.", "Flag", Urls.RolloutSettings(view.State.Key)),
        { Standing: CheckStanding.Ready } => new("Nobody has the feature before the start", "The flag answers off for everybody, whatever cohort they are in.", "Flag", Urls.RolloutSettings(view.State.Key)),
        _ => new("Nobody has the feature before the start", "The flag answers on, though the rollout never started.", "History", Urls.RolloutHistory(view.State.Key)),
    };

    /// <summary>"stage 2, 5% of London".</summary>
    private static string Stage(RolloutView view, int number) => $"stage {number}, {view.Plan.Stages[number - 1].Name}";
}
