using System.Diagnostics;
using RolloutPlanner.Application.Planning;
using RolloutPlanner.Application.Rollouts;
using RolloutPlanner.Components.Services;
using RolloutPlanner.Components.Shared;

namespace RolloutPlanner.Components.Text;

/// <summary>One sentence of fact and one of consequence per need, with where its button leads.</summary>
public sealed record NeedWords(string Title, string Detail, string Icon, Tone Tone, string Button, string Href, bool Primary, bool RollBack);

/// <summary>What Home says.</summary>
public static class HomeText
{
    public static NeedWords Of(HomeNeed need, ReaderClock clock) => need.Kind switch
    {
        NeedKind.Failing => new(
            $"{need.Name} is failing at stage {need.Stage}", $"{need.Passing} of {need.Criteria} criteria pass. {Have(need)}", "dangerous", Tone.Fail, "Look closer", Urls.Rollout(need.Key), false, true),
        NeedKind.Paused => new(
            $"{need.Name} {(need.Who.Length > 0 ? $"was paused by {need.Who}" : "paused itself")} {clock.Past(need.At)}", $"{Sentence(need.Why)}{Have(need)}", "pause_circle", Tone.Wait, "Look closer", Urls.Rollout(need.Key), false, true),
        NeedKind.AgreeOverride => new(
            $"{need.Who} asks to set a failing trigger of {need.Name} aside", $"{Sentence(need.Why)}A second engineering lead must agree.", "pending_actions", Tone.Wait, "Look and decide",
            Urls.RolloutDialog(need.Key, "agree", Number(need.Override)), true, false),
        NeedKind.Review => new(
            $"Close the review of what {need.Who} set aside in {need.Name}", $"{Sentence(need.Why)}It stays open until somebody who had no part in it has looked.", "fact_check", Tone.None, "Close review…",
            Urls.RolloutDialog(need.Key, "closereview", Number(need.Override)), false, false),
        NeedKind.Declined => new(
            $"{need.Who} declined {Step(need)} of {need.Name}", $"{Sentence(need.Why)}Nobody else is held up by it. Talk to them, or change the plan.", "thumb_down", Tone.Wait, "Look closer", Urls.Rollout(need.Key), false, false),
        NeedKind.Approve => new(
            $"Approve {Step(need)} of {need.Name}", $"{Passing(need)} {(need.ApprovalsLeft == 1 ? "Yours is the last approval." : $"{need.ApprovalsLeft} approvals are missing.")}",
            "how_to_reg", Tone.Wait, "Review and approve", Urls.Approve(need.Key, need.Stage - 1), true, false),
        NeedKind.SignOff => new(
            $"Sign plan version {need.PlanVersion} of {need.Name}", "It waits for an engineering lead who did not write it.", "rate_review", Tone.Live, "Review and sign off", Urls.Review(need.Key), true, false),
        NeedKind.Advance => new(
            need.StageName.Length > 0 ? $"{need.Name} can advance to {need.StageName}" : $"{need.Name} can be finished", $"{Passing(need)} The gate is open.", "arrow_circle_right", Tone.Pass, "Advance…", Urls.RolloutDialog(need.Key, "advance"), true, false),
        NeedKind.Start => new($"{need.Name} is ready to start", "The plan is signed. Nobody has it yet.", "flag_circle", Tone.Live, "Start…", Urls.RolloutDialog(need.Key, "start"), true, false),
        NeedKind.Draft => new($"{need.Name} is a draft", "Send it for review when the plan is complete.", "edit_note", Tone.None, "Open the plan", Urls.Plan(need.Key), false, false),
        _ => throw new UnreachableException($"No words for {need.Kind}."),
    };

    /// <summary>"Three things need you."</summary>
    public static string Needs(int count) => count switch { 0 => "Nothing needs you.", 1 => "One thing needs you.", _ => $"{GateReasons.Spelled(count)} things need you." };

    /// <summary>"Three things need you. Two rollouts are live, one of them paused."</summary>
    public static string Summary(HomeView home)
    {
        var paused = home.Live.Count(line => line.Status is Domain.Rollouts.RolloutStatus.Paused);
        return $"{Needs(home.Needs.Count)} {Live(home.Live.Count, paused)}";
    }

    /// <summary>Who sees something new, in one sentence that a bar drawn to scale needs beside it.</summary>
    public static string Scale(ExposureView view)
    {
        var whole = $"Drawn to scale against {Words.People(view.Everyone)}.";
        return view.Rollouts switch
        {
            [] => $"{whole} No rollout is live.",
            _ when view.People == 0 => $"{whole} Nobody sees anything new.",
            [var only] => $"{whole} All of them through {only.Name}.",
            [var first, ..] => $"{whole} {first.Name} reaches {Words.PartOf(first.People, view.People)} of them.",
        };
    }

    /// <summary>"Saved cards 171 people, Redesigned checkout 126 people": the bar for those who cannot see it.</summary>
    public static string Bar(ExposureView view) => view.Rollouts.Count == 0 ? "Nobody sees anything new" : string.Join(", ", view.Rollouts.Select(rollout => $"{rollout.Name} {Words.People(rollout.People)}"));

    /// <summary>What a metric delivered last, or what its silence means.</summary>
    public static string Source(SourceLine source)
    {
        var waits = source.Waits.Count == 0 ? "" : $" {Words.List([.. source.Waits])} {(source.Waits.Count == 1 ? "waits" : "wait")} for it.";
        var from = source.Hook.Origin.IsManual ? "entered by hand" : SourceText.Of(source.Hook);
        return source.Hook switch
        {
            { LastReading: null, Problem: null } => $"Never delivered.{waits}",
            { LastReading: null } => $"Never delivered, and the last look failed.{waits}",
            { LastReading: { } last, Problem: not null } hook => $"{MetricText.Value(hook, last.Value)}, but the last look failed.{waits}",
            { LastReading: { } last } hook when source.IsTooOld => $"{MetricText.Value(hook, last.Value)}, too old to count.{waits}",
            { LastReading: { } last } hook => $"{MetricText.Value(hook, last.Value)}, {from}.{waits}",
        };
    }

    // Paused rollouts are live too: people still have the feature.
    private static string Live(int live, int paused) => (live, paused) switch
    {
        (0, _) => "No rollout is live.",
        (1, 0) => "One rollout is live.",
        (1, _) => "One rollout is live, and it is paused.",
        (var all, 0) => $"{GateReasons.Spelled(all)} rollouts are live.",
        (2, 2) => "Two rollouts are live, both paused.",
        var (all, some) when all == some => $"{GateReasons.Spelled(all)} rollouts are live, all paused.",
        var (all, some) => $"{GateReasons.Spelled(all)} rollouts are live, {GateReasons.Spelled(some).ToLowerInvariant()} of them paused.",
    };

    private static string Step(HomeNeed need) => need.StageName.Length > 0 ? $"stage {need.Stage}, {need.StageName}," : "finishing";

    private static string Passing(HomeNeed need) => need.Criteria switch { 0 => "Nothing is measured.", 1 => "The criterion passes.", var all => $"All {all} criteria pass." };

    private static string Have(HomeNeed need) => need.Exposed switch { null => "People still have it.", 1 => "1 person still has it.", var people => $"{Words.People(people.Value)} still have it." };

    private static string Number(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static string Sentence(string why) => why.Length == 0 ? "" : char.ToUpperInvariant(why[0]) + why[1..].TrimEnd('.') + ". ";
}
