using System.Diagnostics;
using RolloutPlanner.Application.Rollouts;
using RolloutPlanner.Components.Shared;
using RolloutPlanner.Domain.Gates;
using RolloutPlanner.Domain.Rollouts;

namespace RolloutPlanner.Components.Text;

/// <summary>A rollout in people: who has it, who gets it next.</summary>
public static class RolloutText
{
    public static StatusKind Kind(this RolloutStatus status) => status switch
    {
        RolloutStatus.Draft => StatusKind.Draft,
        RolloutStatus.InReview => StatusKind.InReview,
        RolloutStatus.Approved => StatusKind.Approved,
        RolloutStatus.Running => StatusKind.Running,
        RolloutStatus.Paused => StatusKind.Paused,
        RolloutStatus.Completed => StatusKind.Completed,
        RolloutStatus.RolledBack => StatusKind.RolledBack,
        RolloutStatus.Archived => StatusKind.Archived,
        _ => throw new UnreachableException($"No look for the status {status}."),
    };

    public static VerdictKind Kind(this Verdict verdict) => verdict switch
    {
        Verdict.Pass => VerdictKind.Pass,
        Verdict.Pending => VerdictKind.Pending,
        Verdict.Inconclusive => VerdictKind.Inconclusive,
        Verdict.NoData => VerdictKind.NoData,
        Verdict.Error => VerdictKind.Error,
        Verdict.Fail => VerdictKind.Fail,
        _ => throw new UnreachableException($"No look for the verdict {verdict}."),
    };

    /// <summary>Too small a sample is never called "No data", however long it has been so: there is data, and it says how much is missing.</summary>
    public static VerdictKind Kind(this CriterionAssessment assessed) => assessed is { Cause: VerdictCause.TooFew, Verdict: Verdict.NoData } ? VerdictKind.Pending : assessed.Verdict.Kind();

    /// <summary>"all of QA organisation", "5% of London", "everybody".</summary>
    public static string Who(RolloutView view, Stage stage)
    {
        var whom = Whom(view, stage);
        if (!stage.Share.IsAll) return $"{Words.Share(stage.Share.Percent)} of {whom}";
        return stage.Audience is Audience.InCohort ? $"all of {whom}" : whom;
    }

    /// <summary>"London", "everybody", "people not chosen yet".</summary>
    public static string Whom(RolloutView view, Stage stage) => stage.Audience switch
    {
        Audience.InCohort cohort => view.NameOf(cohort.Cohort),
        Audience.Everybody => "everybody",
        _ => "people not chosen yet",
    };

    /// <summary>Who has it now, in bold, and what is next.</summary>
    public static (string Bold, string More) Sentence(RolloutView view)
    {
        var plan = view.Plan;
        var reached = plan.Stages.Take(view.State.CurrentStage).Reverse().Select(stage => Who(view, stage)).Distinct().ToList();
        var who = reached.Count == 0 ? "" : $", {Words.List(reached)}";
        return view.State.Status switch
        {
            RolloutStatus.Running => ($"{Heads(view)} {Have(view)} {plan.Name}", $"{who}. {Next(view)}"),
            RolloutStatus.Paused => ($"{Heads(view)} {(view.Exposed == 1 ? "keeps" : "keep")} {plan.Name}", $"{who}. Nobody joins while it is paused."),
            RolloutStatus.Completed => ($"Everybody has {plan.Name}", view.Exposed is { } all ? $", {Words.People(all)} of the people directory." : "."),
            RolloutStatus.RolledBack => ($"Nobody has {plan.Name}", ". It was taken back from everybody."),
            RolloutStatus.Archived => ($"{plan.Name} is archived", ". Its flag is not found any more; its history stays."),
            _ => ($"Nobody has {plan.Name} yet", plan.Stages.Count == 0 ? ". The plan has no stages yet." : $". Stage 1 gives it to {First(view)}."),
        };
    }

    private static string Heads(RolloutView view) => view.Exposed is { } now ? Words.People(now) : "An unknown number of people";

    private static string Have(RolloutView view) => view.Exposed == 1 ? "has" : "have";

    private static string Next(RolloutView view)
    {
        var next = view.State.CurrentStage;
        if (next >= view.Plan.Stages.Count) return "Finishing gives it to everybody.";
        var stage = view.Plan.Stages[next];
        return $"If stage {next + 1} goes ahead, {Joining(view, next + 1)}.";
    }

    /// <summary>"137 people in Sydney join them", "nobody new joins them".</summary>
    private static string Joining(RolloutView view, int number)
    {
        var stage = view.Plan.Stages[number - 1];
        if (view.Reach is not { } reach || number > reach.Stages.Count) return $"{Who(view, stage)} joins them";
        return reach.Stages[number - 1].Added switch
        {
            0 => "nobody new joins them",
            1 => $"1 {(stage.Audience is Audience.InCohort ? $"person in {Whom(view, stage)}" : "more person")} joins them",
            var added => $"{Newcomers(view, stage, added)} join them",
        };
    }

    /// <summary>"137 people in Sydney", "2,749 more people".</summary>
    public static string Newcomers(RolloutView view, Stage stage, int added) => stage.Audience is Audience.InCohort
        ? $"{Words.People(added)} in {Whom(view, stage)}"
        : $"{Words.Number(added)} more {(added == 1 ? "person" : "people")}";

    private static string First(RolloutView view)
    {
        var who = Who(view, view.Plan.Stages[0]);
        return view.Reach is { Stages: [var first, ..] } ? $"{Words.People(first.SoFar)}: {who}" : who;
    }
}
