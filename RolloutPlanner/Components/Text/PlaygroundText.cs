using System.Diagnostics;
using RolloutPlanner.Application.Evaluation;
using RolloutPlanner.Components.Shared;
using RolloutPlanner.Domain.Evaluation;
using RolloutPlanner.Domain.Planning;
using RolloutPlanner.Domain.Rollouts;
using RolloutPlanner.Domain.Targeting;

namespace RolloutPlanner.Components.Text;

/// <summary>Why somebody has a feature or not, in words that can be read out to them.</summary>
public static class PlaygroundText
{
    private const string OnlyFinishing = "Only finishing the rollout gives it to them.";

    /// <summary>Their name, or else their id.</summary>
    public static string Who(PlaygroundAnswer answer) =>
        answer.Name is { Length: > 0 } name ? name : answer.Facts.Key is { } key ? key.Value : "Somebody with these facts";

    /// <summary>Between the person and the feature: "does not have".</summary>
    public static string Has(PlaygroundAnswer answer) => (answer.Explained.Answer.IsOn, answer.IsNow) switch
    {
        (true, true) => "has",
        (false, true) => "does not have",
        (true, false) => "would have",
        (false, false) => "would not have",
    };

    /// <summary>What will give it to them and when, or what gave it.</summary>
    public static string Next(PlaygroundAnswer answer, ReaderClock clock) => answer.Prospect switch
    {
        Prospect.HasIt => Given(answer, clock),
        Prospect.WithStage with => $"They {(answer.IsNow ? "get" : "would get")} it with stage {with.Forecast.Stage}, {answer.Plan.Stages[with.Forecast.Stage - 1].Name}{When(with, answer, clock)}",
        Prospect.OnlyWhenFinished => answer.Explained.Inclusion switch
        {
            Inclusion.OptedOut => $"The plan leaves them out by name. {OnlyFinishing}",
            Inclusion.OutsideShares => $"They are in a cohort of the plan, but outside every share. {OnlyFinishing}",
            _ => $"No stage of the plan is for them. {OnlyFinishing}",
        },
        Prospect.Gone => "The rollout is archived, so its flag is not found any more.",
        _ => throw new UnreachableException($"No words for {answer.Prospect}."),
    };

    /// <summary>Why they have not got it; null where they have.</summary>
    public static string? Because(PlaygroundAnswer answer) => answer.Explained.Answer switch
    {
        { IsOn: true } => null,
        { Reason: AnswerReason.Disabled } => answer.Status switch
        {
            RolloutStatus.RolledBack => "It was taken back from everybody.",
            RolloutStatus.Archived => null,
            _ => $"It has not started, so nobody {(answer.IsNow ? "has" : "would have")} it.",
        },
        { Reason: AnswerReason.Split } => "They are in the cohort of a stage that is reached, but outside its share.",
        _ when answer.Explained.Inclusion is Inclusion.OptedOut => null,
        _ => "No stage that is reached is for them.",
    };

    /// <summary>Which plan, which stage and which moment were asked about, where it is not simply now.</summary>
    public static string Position(PlaygroundAnswer answer, ReaderClock clock)
    {
        var plan = answer.Version is { } number ? $"Plan version {Words.Number(number)}" : "The draft of the plan";
        var stage = answer.Reached == 0 ? "before stage 1" : answer.Status is RolloutStatus.Completed ? "finished" : $"with stage {answer.Reached} reached";
        return $"{plan}, {stage}, {(answer.At == clock.Now ? "now" : $"asked for {clock.At(answer.At)}")}.";
    }

    public static Look Of(ExplainedStage stage) => stage.IsIn ? new("Includes them", "check_circle", Tone.Pass) : new("Does not include them", "do_not_disturb_on", Tone.None);

    /// <summary>What one stage says of them: "Bucket 17.42, needs below 5."</summary>
    public static string Says(ExplainedStage stage, PlaygroundAnswer answer) => stage.Admission switch
    {
        Admission.NobodyChosen => "Nobody has chosen yet whom it is for.",
        Admission.NotInCohort => $"Not in {Cohort(stage, answer)}. {Out(stage.Obstacle)}",
        Admission.NoStickyValue => $"{In(stage, answer)} {(stage.StickyValue is null ? $"They have no {Sticky(stage)}" : $"Their {Sticky(stage)} is no text")}, so they have no place in the share of {Words.Share(stage.Share.Percent)}.",
        Admission.OutsideShare => $"{In(stage, answer)} Bucket {Words.Bucket(stage.Bucket!.Value)}, needs below {Words.Share(stage.Share.Percent).TrimEnd('%')}.",
        Admission.Admitted when stage.Share.IsAll => stage.Why is null ? "It is for everybody." : $"{In(stage, answer)} It takes all of it.",
        Admission.Admitted => $"{In(stage, answer)} Bucket {Words.Bucket(stage.Bucket!.Value)} is below {Words.Share(stage.Share.Percent).TrimEnd('%')}.",
        _ => throw new UnreachableException($"No words for {stage.Admission}."),
    };

    private static string Given(PlaygroundAnswer answer, ReaderClock clock) => answer.Explained.Answer switch
    {
        { Reason: AnswerReason.Static } => "Everybody has it: the rollout is finished.",
        { Stage: { } stage } => $"It {(answer.IsNow ? "came" : "comes")} with stage {stage}, {answer.Plan.Stages[stage - 1].Name}{Since(answer, stage, clock)}.",
        _ => "The plan lets them in by name, with the first stage.",
    };

    private static string Since(PlaygroundAnswer answer, int stage, ReaderClock clock) =>
        answer.IsNow && answer.Schedule[stage - 1] is { IsReal: true, At: { } at } ? $", reached {clock.Past(at)}" : "";

    private static string When(Prospect.WithStage with, PlaygroundAnswer answer, ReaderClock clock)
    {
        if (with.Forecast is { IsReal: true, At: { } reached }) return $", which was reached {clock.Past(reached)}.";
        var ahead = with.Forecast.At is { } at && at > clock.Now ? at : (DateTimeOffset?)null;
        if (with.Hurdles.Count == 0 && !with.Forecast.IsEarliest) return ahead is { } date ? $", expected {clock.At(date)}." : ", as soon as the gate before it opens.";
        return $". Nobody can say when: {Why(with.Hurdles)}.{(ahead is { } earliest && CanDate(answer) ? $" Not before {clock.At(earliest)}." : "")}";
    }

    private static bool CanDate(PlaygroundAnswer answer) => answer.State.Status is not (RolloutStatus.Paused or RolloutStatus.RolledBack);

    /// <summary>"it is paused, an approval and a checklist lie between and somebody has to move it on by hand".</summary>
    private static string Why(IReadOnlyList<Hurdle> hurdles)
    {
        var between = hurdles.Where(hurdle => hurdle is Hurdle.Approval or Hurdle.Checklist).Select(hurdle => hurdle is Hurdle.Approval ? "an approval" : "a checklist").ToList();
        List<string> all = [.. hurdles.Where(hurdle => hurdle < Hurdle.Approval).Select(State)];
        if (between.Count > 0) all.Add($"{Words.List(between)} {(between.Count == 1 ? "lies" : "lie")} between");
        if (hurdles.Contains(Hurdle.ByHand)) all.Add("somebody has to move it on by hand");
        return all.Count == 0 ? "the soak time does not count right now" : Words.List(all);
    }

    private static string State(Hurdle hurdle) => hurdle switch
    {
        Hurdle.NotInForce => "this plan is not in force",
        Hurdle.NotStarted => "it has not started",
        Hurdle.Paused => "it is paused",
        Hurdle.TakenBack => "it was taken back and has to start over",
        _ => throw new UnreachableException($"No words for {hurdle}."),
    };

    private static string In(ExplainedStage stage, PlaygroundAnswer answer) => stage.Why is null ? "It is for everybody." : $"In {Cohort(stage, answer)}.";

    private static string Sticky(ExplainedStage stage) => stage.StickyAttribute == AttributeName.TargetingKey ? "id" : stage.StickyAttribute.Value;

    private static string Cohort(ExplainedStage stage, PlaygroundAnswer answer) => answer.Plan.Stages[stage.Number - 1].Audience is Audience.InCohort { Cohort: var key }
        ? answer.CohortNames.GetValueOrDefault(key.Value, key.Value)
        : "its cohort";

    /// <summary>What would have to be different first.</summary>
    private static string Out(Obstacle? obstacle)
    {
        if (obstacle is null) return "";
        var words = RuleWords.Describe(obstacle.Condition);
        var actual = obstacle.ActualValue is { } value ? $"theirs is {Short(value)}" : $"they have no {obstacle.Condition.Attribute}";
        if (!obstacle.MustHold) return $"It leaves out those where {words}, and {actual}.";
        return obstacle.IsNeeded ? $"It asks that {words}, and {actual}." : $"One of several things would do; the first is that {words}, and {actual}.";
    }

    /// <summary>The tree below shows a long value whole.</summary>
    private static string Short(string value) => value.Length <= 60 ? value : value[..(char.IsHighSurrogate(value[59]) ? 59 : 60)] + "…";
}
