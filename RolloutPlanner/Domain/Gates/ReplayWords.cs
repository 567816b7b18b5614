using System.Globalization;
using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Domain.Gates;

/// <summary>What a replay found, as one sentence or two.</summary>
/// <param name="Stage">The name of the stage.</param>
/// <param name="Cause">Says one cause.</param>
/// <param name="Metric">Names a metric.</param>
public sealed record ReplayWords(string Stage, Func<GateCause, string> Cause, Func<HookKey, string> Metric)
{
    /// <summary>With the keys of metrics, for programs.</summary>
    public static ReplayWords Plain(string stage) => new(stage, GateWords.Describe, hook => hook.Value);

    /// <summary>"With these rules 5% of London would have been rolled back on day 2, after 310 people: payment errors …."</summary>
    public string Answer(Replay replay) => string.Join(' ', ((string?[])[First(replay), Then(replay), Missing(replay.Rules)]).OfType<string>());

    /// <summary>"on day 2, after 310 people", "34 minutes in".</summary>
    public static string When(Replay replay, ReplayChange change)
    {
        var into = change.At - replay.Rules.Run.EnteredAt;
        var when = into < TimeSpan.FromDays(1) ? GateWords.Span(into) + " in" : Invariant($"on day {(int)into.TotalDays + 1}");
        return change.People is { } people ? Invariant($"{when}, after {people:N0} {(people == 1 ? "person" : "people")}") : when;
    }

    /// <summary>What asks for the action, or for staying; empty where nothing does.</summary>
    public string Why(GateDecision decision) => string.Join("; ", decision.Causes.Where(cause => cause.Action == decision.Action).Select(Cause));

    private string First(Replay replay) => replay.Decisive switch
    {
        { Action: GateAction.Rollback } back => $"With these rules {Stage} would have been rolled back {When(replay, back)}: {Why(back.Decision)}.",
        { Action: GateAction.Pause } pause => $"With these rules {Stage} would have paused itself {When(replay, pause)}: {Why(pause.Decision)}.",
        { } open => $"{(replay.Rules.IsPartial ? "As far as was recorded, with these rules" : "With these rules")} {Stage} {Could(replay)} {When(replay, open)}: the soak was done and every metric passed.",
        null => $"With these rules {Stage} would have been held all along: {Why(replay.End.Decision)}.",
    };

    private static string Could(Replay replay) => replay.Rules.Gate.Mode is AdvanceMode.Automatic ? "would have moved on by itself" : "could have moved on";

    private string? Then(Replay replay) => (replay.Decisive, replay.Later) switch
    {
        ({ Action: GateAction.Advance }, { } later) => $"Had it stayed, it would have {Done(later)} {When(replay, later)}: {Why(later.Decision)}.",
        (_, { } later) => $"It would have {Done(later)} {When(replay, later)}: {Why(later.Decision)}.",
        _ => null,
    };

    private string? Missing(ReplayRules rules) => rules.Unrecorded switch
    {
        { Count: 0 } => null,
        { Count: 1 } one => $"{Metric(one[0])} was not recorded in this run, so nobody can say what it would have shown.",
        var some => $"{string.Join(", ", some.Select(Metric))} were not recorded in this run, so nobody can say what they would have shown.",
    };

    private static string Done(ReplayChange change) => change.Action is GateAction.Rollback ? "been rolled back" : "paused itself";

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
