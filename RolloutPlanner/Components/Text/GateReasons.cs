using System.Diagnostics;
using RolloutPlanner.Application.Rollouts;
using RolloutPlanner.Components.Shared;
using RolloutPlanner.Domain.Gates;
using RolloutPlanner.Domain.Gates.Statistics;

namespace RolloutPlanner.Components.Text;

/// <summary>What keeps a gate shut, as a list with numbers, estimates and who can help.</summary>
public static class GateReasons
{
    private static readonly string[] Small = ["Nothing", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten"];

    /// <summary>"Three things are left before you can advance:".</summary>
    public static string Intro(int count, string verb) =>
        $"{Spelled(count)} {(count == 1 ? "thing is" : "things are")} left before you can {verb}:";

    /// <summary>"Three", and from eleven on digits.</summary>
    public static string Spelled(int count) => count >= 0 && count < Small.Length ? Small[count] : Words.Number(count);

    /// <summary>"34 h", "12 min", "5 days": a time that has passed, rounded down.</summary>
    public static string Elapsed(TimeSpan span) => span switch
    {
        _ when span < TimeSpan.FromHours(1) => $"{Words.Number(Math.Max(0, (long)span.TotalMinutes))} min",
        _ when span < TimeSpan.FromHours(100) => $"{Words.Number((long)span.TotalHours)} h",
        _ => $"{Words.Number((long)span.TotalDays)} days",
    };

    public static IReadOnlyList<BlockReason> Of(RolloutView view, GateDecision gate, ReaderClock clock) =>
        [.. gate.Causes.Select(cause => Of(view, gate, cause, clock))];

    private static BlockReason Of(RolloutView view, GateDecision gate, GateCause cause, ReaderClock clock) => cause switch
    {
        GateCause.OfCriterion c => Of(view, c.Assessment, clock),
        GateCause.SoakLeft s => new($"{GateWords.Span(s.Soak.Left)} of soak time.", SoakDetail(view, s.Soak, clock), "schedule"),
        GateCause.ChecklistOpen i => new($"“{i.Item.Text}”.", i.Item.Owner.Length == 0 ? "Not ticked yet." : $"Not ticked yet. {i.Item.Owner} does it.", "checklist"),
        GateCause.ApprovalsMissing a => new($"{Words.Count(a.Needed - a.Given, "approval", "approvals")}.", ApprovalDetail(view, gate), "how_to_reg"),
        _ => throw new UnreachableException($"No words for {cause}."),
    };

    private static BlockReason Of(RolloutView view, CriterionAssessment assessed, ReaderClock clock)
    {
        var (criterion, name) = (assessed.Criterion, view.NameOf(assessed.Criterion.Hook));
        return (assessed.Cause, assessed.Reading) switch
        {
            _ when assessed.Quality is { } quality => Of(view, name, quality),
            (VerdictCause.Broken, _) => new($"{name} cannot be read.", ProblemText.Broken(view, assessed, clock), "warning"),
            (VerdictCause.Measured, _) when assessed.Verdict is Verdict.Inconclusive => new($"Not clear yet for {name}.", ForecastText.Of(Forecast(view, assessed)), "contrast"),
            (VerdictCause.Measured, { }) => new($"{name}: {Value(view, assessed)}.", $"The limit is {MetricText.Limit(view, criterion)}.", "dangerous"),
            (VerdictCause.TooFew, { } reading) => new(
                $"{Words.Count(criterion.MinimumSample - (assessed.SampleSize ?? 0), "more person", "more people")} for {name}.", Missing(view, assessed, reading), "hourglass_top"),
            (VerdictCause.Stale, { Origin: MeasurementOrigin.Manual } reading) => new(
                $"A fresh reading of {name}.", $"The last one, {MetricText.Value(view, criterion, reading.Value)}, is older than 24 hours.", "sensors_off"),
            (VerdictCause.Stale, { } reading) => new(
                $"New numbers of {name}.", $"No data for {Elapsed(clock.Now - reading.ObservedAt)}. The last value was {EvidenceText.Now(view, assessed).Main}.", "sensors_off"),
            (VerdictCause.Settling, _) => new($"Numbers of {name} from this stage alone.", "What came so far still holds something from before.", "hourglass_top"),
            _ when view.HookOf(criterion.Hook) is { Origin.IsManual: false } => new($"Numbers of {name}.", $"None in this stage yet, since {clock.Bare(assessed.Since)}.", "sensors_off"),
            _ => new($"A reading of {name}.", $"None in this stage yet, since {clock.Bare(assessed.Since)}.", "hourglass_top"),
        };
    }

    private static BlockReason Of(RolloutView view, string name, Quality quality) => quality.Finding is SampleRatioFinding.NoData
        ? new($"People for {name}.", "Nobody was counted in this stage yet, with the feature or without.", "hourglass_top")
        : new(
            $"People are not in the arms as planned for {name}.",
            $"{ProblemText.Arms(view, quality)} Until somebody knows why, no comparison can be trusted.",
            "balance");

    private static GateForecast? Forecast(RolloutView view, CriterionAssessment assessed) =>
        view.Evidence?.For(assessed.Criterion.Id) is { } evidence && view.State.Run is { } run ? GateForecast.Of(assessed, evidence, run) : null;

    private static string Value(RolloutView view, CriterionAssessment assessed) => EvidenceText.Now(view, assessed) switch
    {
        { Beside: "" } plain => plain.Main,
        var both when assessed.Criterion.NeedsControl => $"{both.Main} with the feature, {both.Beside}",
        var both => $"{both.Main}, {both.Beside}",
    };

    private static string Missing(RolloutView view, CriterionAssessment assessed, Measurement reading)
    {
        var soFar = $"{Words.Number(assessed.SampleSize ?? 0)} of {Words.Number(assessed.Criterion.MinimumSample)} so far{(assessed.Tally?.ControlPeople is null ? "" : " in the smaller arm")}.";
        return Forecast(view, assessed) is GateForecast.MorePeople { MostTime: { } time } ? $"{soFar} About {ForecastText.Span(time)} at the pace of this stage."
            : reading.Origin is MeasurementOrigin.Manual || assessed.Tally is not null ? soFar
            : $"{soFar} Each number rests on the people of its own window.";
    }

    private static string SoakDetail(RolloutView view, Soak soak, ReaderClock clock) => soak switch
    {
        { IsAccruing: true } => $"Ends {clock.At(clock.Now + soak.Left)}.",
        _ when view.State.Run is { IsPaused: true } => "The clock stands still while the rollout is paused.",
        _ => "The clock stands still until every metric has a fresh reading and no trigger fails.",
    };

    private static string ApprovalDetail(RolloutView view, GateDecision gate)
    {
        var gave = gate.Approvals.Where(approval => approval.Counts).Select(approval => approval.Approval.By).ToHashSet();
        var can = view.Leads.Where(lead => lead != view.Plan.Owner && !view.State.Editors.Contains(lead) && !gave.Contains(lead)).Select(lead => view.NameOf(lead)).ToList();
        var given = $"{gate.ApprovalsGiven} of {gate.ApprovalsNeeded} given.";
        return can.Count switch
        {
            0 => $"{given} Nobody else may: every engineering lead owns or wrote this plan.",
            > 3 => $"{given} Any of {Words.Number(can.Count)} engineering leads can.",
            _ => $"{given} {(can.Count == 1 ? can[0] : Words.List([.. can[..^1]]) + " or " + can[^1])} can.",
        };
    }
}
