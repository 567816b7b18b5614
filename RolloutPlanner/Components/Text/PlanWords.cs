using System.Diagnostics;
using RolloutPlanner.Application.Planning;
using RolloutPlanner.Application.Rollouts;
using RolloutPlanner.Components.Editing;
using RolloutPlanner.Components.Shared;
using RolloutPlanner.Domain.Planning;
using RolloutPlanner.Domain.Rollouts;

namespace RolloutPlanner.Components.Text;

/// <summary>What the planning pages say about plans and rollouts.</summary>
public static class PlanWords
{
    public static StatusKind Kind(RolloutStatus status) => status switch
    {
        RolloutStatus.Draft => StatusKind.Draft,
        RolloutStatus.InReview => StatusKind.InReview,
        RolloutStatus.Approved => StatusKind.Approved,
        RolloutStatus.Running => StatusKind.Running,
        RolloutStatus.Paused => StatusKind.Paused,
        RolloutStatus.Completed => StatusKind.Completed,
        RolloutStatus.RolledBack => StatusKind.RolledBack,
        RolloutStatus.Archived => StatusKind.Archived,
        _ => throw new UnreachableException($"No words for the status {status}."),
    };

    /// <summary>The stages of a rollout as the small pipeline draws them.</summary>
    public static IReadOnlyList<StageState> Stages(RolloutStatus status, int stage, int count) =>
        [.. Enumerable.Range(1, count).Select(number => status switch
        {
            RolloutStatus.Completed => StageState.Done,
            RolloutStatus.RolledBack => StageState.RolledBack,
            _ when number < stage => StageState.Done,
            _ when number > stage => StageState.Later,
            RolloutStatus.Paused => StageState.Paused,
            _ => StageState.Live,
        })];

    /// <summary>"Stage 2 of 4", "5 stages".</summary>
    public static string Progress(RolloutSummary rollout) => rollout.Stage == 0
        ? Words.Count(rollout.StageCount, "stage", "stages")
        : $"Stage {Words.Number(rollout.Stage)} of {Words.Number(rollout.StageCount)}";

    /// <summary>"25% of Premium, 48 h soak", from what is typed.</summary>
    public static string Facts(StageModel stage, PlanNames names, string zone)
    {
        var document = stage.ToDocument(zone);
        var who = document.Audience switch
        {
            "everybody" => "everybody",
            "cohort" when Domain.Common.CohortKey.Parse(document.Cohort, "").TryGet(out var key) => names.Cohort(key),
            _ => "nobody chosen yet",
        };
        var share = document.Share is { } percent ? Words.Share(percent) : "?%";
        var soak = document.SoakHours is >= 0 and <= 100_000 ? Words.Duration(TimeSpan.FromHours((double)document.SoakHours.Value)) : "?";
        return $"{share} of {who}, {(document.SoakHours == 0 ? "no" : soak)} soak";
    }

    /// <summary>"2 criteria, 1 approval", "nothing asked".</summary>
    public static string Gate(StageModel stage)
    {
        var parts = new List<string>();
        if (stage.Criteria.Count > 0) parts.Add(Words.Count(stage.Criteria.Count, "criterion", "criteria"));
        if (stage.Checklist.Count > 0) parts.Add(Words.Count(stage.Checklist.Count, "item", "items"));
        if (NumberText.Whole(stage.ApprovalsNeeded) is > 0 and var approvals) parts.Add(Words.Count(approvals, "approval", "approvals"));
        return parts.Count == 0 ? "nothing asked" : string.Join(", ", parts);
    }

    /// <summary>"One value cannot be read", "2 values cannot be read".</summary>
    public static string Unreadable(int count) => count == 1 ? "One value cannot be read" : $"{Words.Number(count)} values cannot be read";

    public static TimeZoneInfo Zone(string id) => TimeZoneInfo.TryFindSystemTimeZoneById(id, out var zone) ? zone : TimeZoneInfo.Utc;

    /// <summary>"Europe/London time", "UTC".</summary>
    public static string ZoneName(string id) => Zone(id) == TimeZoneInfo.Utc ? "UTC" : id.Replace('_', ' ') + " time";

    /// <summary>When a stage begins, or why nobody can say.</summary>
    public static string When(StageForecast forecast, ReaderClock clock) => forecast switch
    {
        { At: null } => "Not known yet",
        { IsReal: true } => clock.At(forecast.At.Value),
        { IsEarliest: true } => "From " + clock.At(forecast.At.Value),
        _ => clock.At(forecast.At.Value),
    };

    public static PlanNames Names(this RolloutView view) => new(id => view.NameOf(id), view.NameOf, view.NameOf);

    /// <summary>"stages[1].share" is in stage 2; null for what is said of the plan as a whole.</summary>
    public static int? StageOf(string? path) =>
        path is not null && path.StartsWith("stages[", StringComparison.Ordinal) && path.IndexOf(']') is > 7 and var end && int.TryParse(path.AsSpan(7, end - 7), out var index) ? index + 1 : null;
}
