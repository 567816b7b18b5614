using RolloutPlanner.Application.Rollouts;
using RolloutPlanner.Components.Services;
using RolloutPlanner.Components.Shared;
using RolloutPlanner.Components.Text;
using RolloutPlanner.Domain.Gates;
using RolloutPlanner.Domain.Planning;
using RolloutPlanner.Domain.Rollouts;

namespace RolloutPlanner.Components.Rollouts;

/// <summary>A rollout as a row of stages with gates between.</summary>
public static class Pipeline
{
    public static IReadOnlyList<StageView> Stages(RolloutView view, ReaderClock clock) =>
        [.. view.Plan.Stages.Select((stage, index) => StageOf(view, stage, index + 1, clock))];

    /// <summary>The gate that ends each stage.</summary>
    public static IReadOnlyList<GateView> Gates(RolloutView view, ReaderClock clock) =>
        [.. Enumerable.Range(1, view.Plan.Stages.Count).Select(number => GateOf(view, number, clock))];

    /// <summary>Where each stage is on its way, from the position alone.</summary>
    public static StageState StateOf(RolloutStatus status, int current, int number, bool visited) => status switch
    {
        RolloutStatus.Completed => StageState.Done,
        RolloutStatus.RolledBack or RolloutStatus.Archived => visited ? StageState.RolledBack : StageState.Later,
        RolloutStatus.Running or RolloutStatus.Paused when number < current => StageState.Done,
        RolloutStatus.Running when number == current => StageState.Live,
        RolloutStatus.Paused when number == current => StageState.Paused,
        RolloutStatus.Paused when visited => StageState.RolledBack,
        _ => number == current + 1 ? StageState.Next : StageState.Later,
    };

    private static StageView StageOf(RolloutView view, Stage stage, int number, ReaderClock clock)
    {
        var reach = view.Reach is { } all && number <= all.Stages.Count ? all.Stages[number - 1] : null;
        var visit = LastVisit(view, number);
        var state = StateOf(view.State.Status, view.State.CurrentStage, number, visit is not null);
        return new(
            number, stage.Name, state, reach?.InStage, stage.Share.IsAll ? null : reach?.Audience,
            When(view, state, number, visit, clock), Progress(view, number, state, clock), Urls.Plan(view.State.Key, number), Whom(view, stage));
    }

    private static string? Whom(RolloutView view, Stage stage) =>
        stage.Audience is Audience.InCohort && RolloutText.Whom(view, stage) is var whom && !stage.Name.Contains(whom, StringComparison.OrdinalIgnoreCase) ? whom : null;

    private static string? When(RolloutView view, StageState state, int number, StageVisit? visit, ReaderClock clock) => state switch
    {
        StageState.Live or StageState.Paused => $"Since {clock.Bare(view.State.Run!.EnteredAt)}",
        StageState.Done or StageState.RolledBack when visit is not null => clock.Day(visit.EnteredAt) is var from && clock.Day(visit.LeftAt) is var to && from == to ? from : $"{from} – {to}",
        StageState.Done => "Skipped",
        StageState.RolledBack => null,
        _ => Coming(view, number, clock) is { At: { } at } ? clock.Bare(at) : null,
    };

    /// <summary>When it may begin. A date that has passed says only that something else is missing.</summary>
    private static StageForecast? Coming(RolloutView view, int number, ReaderClock clock) =>
        view.State.Status is RolloutStatus.Paused or RolloutStatus.RolledBack or RolloutStatus.Archived ? null
        : view.Schedule.FirstOrDefault(forecast => forecast.Stage == number && forecast.At > clock.Now);

    private static string? Progress(RolloutView view, int number, StageState state, ReaderClock clock) => state switch
    {
        StageState.Live or StageState.Paused when view.Gate is { Soak: { Needed: var needed } soak } && needed > TimeSpan.Zero =>
            soak.IsDone ? $"{Words.Duration(needed)} of soak done" : $"{Hours(soak.Accrued)} of {Hours(needed)} hours",
        StageState.Next or StageState.Later when Coming(view, number, clock) is { At: { } at } coming =>
            string.Join(", ", new[] { coming.IsEarliest ? "at the earliest" : null, clock.There(at) }.OfType<string>()) is { Length: > 0 } more ? more : null,
        _ => null,
    };

    private static string Hours(TimeSpan span) => Words.Number((long)span.TotalHours);

    private static StageVisit? LastVisit(RolloutView view, int number) => view.State.Visits.LastOrDefault(visit => visit.Stage == number);

    private static GateView GateOf(RolloutView view, int number, ReaderClock clock)
    {
        var current = view.State.Status is RolloutStatus.Completed ? view.Plan.Stages.Count + 1 : view.State.CurrentStage;
        if (number < current)
            return LastVisit(view, number) is { } visit ? new(GateState.Passed, $"Passed {clock.Day(visit.LeftAt)}") : new(GateState.NotStarted, "Skipped");
        return number == current && view.Gate is { } gate ? Present(view, gate) : new(GateState.NotStarted, "Not started");
    }

    private static GateView Present(RolloutView view, GateDecision gate)
    {
        var failing = gate.Criteria.Where(c => c.Verdict is Verdict.Fail && c.Criterion.Role is not CriterionRole.Observe).ToList();
        if (failing.Count > 0) return new(GateState.Failing, failing.Count == 1 ? $"{view.NameOf(failing[0].Criterion.Hook)} failing" : $"{failing.Count} failing");
        if (gate.Action is GateAction.Advance) return new(GateState.Passed, "Open");
        if (gate.Causes.Any(cause => cause is GateCause.OfCriterion)) return new(GateState.Measuring, MetricText.Passing(gate));
        if (!gate.Soak.IsDone) return new(GateState.Measuring, $"{GateWords.Span(gate.Soak.Left)} left");
        return gate.OpenItems.Count > 0
            ? new(GateState.WaitingForPeople, $"{Words.Count(gate.OpenItems.Count, "item", "items")} left")
            : new(GateState.WaitingForPeople, $"{Words.Count(gate.ApprovalsNeeded - gate.ApprovalsGiven, "approval", "approvals")} left");
    }
}
