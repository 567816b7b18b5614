using System.Diagnostics;
using RolloutPlanner.Application.Cohorts;
using RolloutPlanner.Components.Shared;
using RolloutPlanner.Domain.Rollouts;

namespace RolloutPlanner.Components.Text;

/// <summary>The words about a cohort's members: who joins and leaves, which rollout takes what, and whom a stage includes.</summary>
public static class CohortText
{
    /// <summary>"212 people join, 38 leave."</summary>
    public static string Change(MemberChange change) => change switch
    {
        { IsNone: true } => "Who belongs stays the same.",
        { Left: 0 } => $"{Joins(change.Joined)}, nobody leaves.",
        { Joined: 0 } => $"Nobody joins, {(change.Left == 1 ? "1 person leaves" : Words.People(change.Left) + " leave")}.",
        _ => $"{Joins(change.Joined)}, {Words.Number(change.Left)} {(change.Left == 1 ? "leaves" : "leave")}.",
    };

    /// <summary>"12 join, 3 leave against version 4", for a corner of the page.</summary>
    public static string Quietly(MemberChange change, int version) => change.IsNone
        ? $"The same people as in version {Words.Number(version)}"
        : $"{Words.Number(change.Joined)} {(change.Joined == 1 ? "joins" : "join")}, {Words.Number(change.Left)} {(change.Left == 1 ? "leaves" : "leave")} against version {Words.Number(version)}";

    /// <summary>"Used by 1 rollout and 2 cohorts".</summary>
    public static string UsedBy(CohortUses uses) => "Used by " + Words.List(
    [
        .. uses.Rollouts.Count > 0 ? [Words.Count(uses.Rollouts.Count, "rollout", "rollouts")] : Array.Empty<string>(),
        .. uses.Cohorts.Count > 0 ? [Words.Count(uses.Cohorts.Count, "cohort", "cohorts")] : Array.Empty<string>(),
    ]);

    /// <summary>What saving a new version of the cohort does to this rollout, and when. Goes on after its name.</summary>
    public static string Effect(RolloutUse use) => use switch
    {
        { Status: RolloutStatus.Completed } => "is completed. Everybody has the feature, whatever this cohort says.",
        { Status: RolloutStatus.RolledBack } => "is rolled back, so nobody has the feature. After a restart its next plan takes the newest version.",
        { Status: RolloutStatus.Running or RolloutStatus.Paused, Kept.Count: 0 } => $"is {Doing(use.Status)} without this cohort. The next version of its plan, which somebody works on, takes the new version.",
        { Status: RolloutStatus.Running or RolloutStatus.Paused } => $"is {Doing(use.Status)} and keeps {Kept(use)}, which was signed. It takes the new one only with a next plan version that is signed and put in force.",
        { Kept.Count: > 0 } => $"{Doing(use.Status)} with {Kept(use)} and keeps it. It takes the new one only when its plan is changed and sent for review again.",
        _ => "is a draft and takes the new version as soon as you save.",
    };

    public static Look Of(StageStanding standing) => standing switch
    {
        StageStanding.OptedIn or StageStanding.Included => new("Included", "check_circle", Tone.Pass),
        StageStanding.OptedOut or StageStanding.NotInCohort or StageStanding.NoBucket or StageStanding.OutsideShare => new("Not included", "do_not_disturb_on", Tone.None),
        _ => throw new UnreachableException($"No look for the standing {standing}."),
    };

    /// <summary>What the stage does. Goes before "so Amara …" or stands alone.</summary>
    public static string Stage(StageTest test) => test.Standing switch
    {
        StageStanding.OptedOut => $"Stage {test.Stage} does not count: the plan leaves this person out by name.",
        StageStanding.OptedIn => "The plan lets this person in by name, whatever the share.",
        StageStanding.NotInCohort when test.Version is { } version => $"Stage {test.Stage} goes by version {Words.Number(version)} of this cohort, which does not hold this person.",
        StageStanding.NotInCohort => $"Stage {test.Stage} is for this cohort, which does not hold this person.",
        StageStanding.NoBucket => $"Stage {test.Stage} gives it to {Words.Share(test.Share.Percent)} by {test.StickyAttribute}, which this person lacks, so no share includes them.",
        StageStanding.OutsideShare or StageStanding.Included when !test.Share.IsAll => $"Stage {test.Stage} gives it to {Words.Share(test.Share.Percent)}",
        StageStanding.Included => $"Stage {test.Stage} gives it to the whole cohort",
        _ => throw new UnreachableException($"No words for the standing {test.Standing}."),
    };

    /// <summary>What comes of it for the person, after "so Amara"; null where <see cref="Stage"/> has said it.</summary>
    public static string? Outcome(StageTest test) => test.Standing switch
    {
        StageStanding.Included => test.IsReached ? "has it now" : "is included",
        StageStanding.OutsideShare => test.IsReached ? "does not have it" : "is not included",
        _ => null,
    };

    private static string Joins(int people) => people == 1 ? "1 person joins" : Words.People(people) + " join";

    private static string Kept(RolloutUse use) => (use.Kept.Count == 1 ? "version " : "versions ") + Words.List([.. use.Kept.Select(version => Words.Number(version))]);

    private static string Doing(RolloutStatus status) => status switch
    {
        RolloutStatus.Running => "running",
        RolloutStatus.Paused => "paused",
        RolloutStatus.InReview => "is in review",
        RolloutStatus.Approved => "is signed",
        _ => "is planned",
    };
}
