using System.Diagnostics;
using RolloutPlanner.Application.Planning;
using RolloutPlanner.Application.Rollouts;
using RolloutPlanner.Domain.Evaluation;
using RolloutPlanner.Domain.Planning;
using RolloutPlanner.Domain.Rollouts;

namespace RolloutPlanner.Components.Text;

/// <summary>What a replayed plan says of people.</summary>
public static class SimulationText
{
    /// <summary>"Plan version 1, which runs", "The draft of plan version 2".</summary>
    public static string Which(RolloutView view) => view.State switch
    {
        { Leading: { } version, IsLive: true } => $"Plan version {version.Number}, which runs",
        { Leading: { } version, Status: RolloutStatus.Completed or RolloutStatus.RolledBack } => $"Plan version {version.Number}, which ran",
        { Leading: { } version } => $"Plan version {version.Number}, as it was sent for review",
        var state => $"The draft of plan version {state.DraftNumber}, with the cohorts of today",
    };

    /// <summary>"With stage 2, 5% of London", "With no stage".</summary>
    public static string First(Inclusion inclusion, RolloutView view) => inclusion.FirstStage is { } stage && stage <= view.Plan.Stages.Count
        ? $"With stage {stage}, {view.Plan.Stages[stage - 1].Name}"
        : "With no stage";

    /// <summary>Why no stage gives it, or what lets somebody in without a cohort.</summary>
    public static string Why(SimulatedPerson person, RolloutView view) => person.Trace.Inclusion switch
    {
        Inclusion.FromStage from => Look(view, from.Stage, person.Trace.Stages[from.Stage - 1]),
        Inclusion.OptedIn => "On the opt-in list",
        Inclusion.OptedOut => "On the opt-out list. Only finishing gives it to them.",
        Inclusion.OutsideShares => "In a cohort, but outside every share. Only finishing gives it to them.",
        Inclusion.InNoCohort => "In no cohort of this plan. Only finishing gives it to them.",
        _ => throw new UnreachableException($"No words for {person.Trace.Inclusion}."),
    };

    /// <summary>What one stage says of somebody: "Bucket 3.214 is under 5%".</summary>
    public static string Look(RolloutView view, int stage, StageLook look)
    {
        var planned = view.Plan.Stages[stage - 1];
        if (!look.InAudience) return planned.Audience is null ? "Nobody has chosen whom it is for" : $"Not in {RolloutText.Whom(view, planned)}";
        if (look.Share.IsAll) return planned.Audience is Audience.InCohort ? $"In {RolloutText.Whom(view, planned)}, all of it" : "Everybody has it then";
        return look.Bucket is { } bucket
            ? $"Bucket {bucket} is {(look.IsIn ? "under" : "not under")} {Words.Share(look.Share.Percent)}"
            : $"Has no {planned.StickyAttribute} that keeps a place in the share";
    }

    /// <summary>When a stage begins: "Since Tue 24 Nov, 18:24", "Thu 26 Nov, 18:24 at the earliest", or that nobody can say.</summary>
    public static string When(int stage, RolloutView view, ReaderClock clock) => view.Schedule.FirstOrDefault(forecast => forecast.Stage == stage) switch
    {
        { IsReal: true, At: { } at } => $"Since {clock.At(at)}",
        _ when view.State.Status is RolloutStatus.Completed => "Everybody has it now",
        _ when view.State.Status is RolloutStatus.Paused or RolloutStatus.RolledBack or RolloutStatus.Archived => "No date while it stands still",
        { At: { } at, IsEarliest: true } when at > clock.Now => $"{clock.At(at)} at the earliest",
        { At: { } at } when at > clock.Now => clock.At(at),
        StageForecast when stage == view.State.CurrentStage + 1 && view.State.ServesOn => "When the gate opens",
        StageForecast when stage == 1 && view.State.Status is not RolloutStatus.Draft => "When it is started",
        _ => "No date yet",
    };

    /// <summary>"126 of 6,000 people once stage 2 is reached, 88 of them new."</summary>
    public static string Step(Simulation simulation, int stage)
    {
        var counted = simulation.Stages[stage - 1];
        return $"{Words.Number(counted.SoFar)} of {Words.People(simulation.Everyone)} once stage {stage} is reached, {Words.Number(counted.Added)} of them new";
    }

    /// <summary>"Walked 3,000 of 50,000 people".</summary>
    public static string Progress(int walked, int? everyone) => everyone is { } all ? $"Walked {Words.Number(walked)} of {Words.People(all)}." : $"Walked {Words.People(walked)}.";
}
