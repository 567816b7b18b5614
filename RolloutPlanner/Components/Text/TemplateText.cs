using RolloutPlanner.Application.Planning;
using RolloutPlanner.Domain.Gates;
using RolloutPlanner.Domain.Planning;
using RolloutPlanner.Domain.Rollouts;

namespace RolloutPlanner.Components.Text;

/// <summary>What the screens say about templates.</summary>
public static class TemplateText
{
    /// <summary>The few words below a step of the small ladder: "5% London", "Everyone", "QA organisation".</summary>
    public static string Step(Stage stage, PlanNames names) => (stage.Audience, stage.Share.IsAll) switch
    {
        (Audience.Everybody, true) => "Everyone",
        (Audience.InCohort cohort, true) => names.Cohort(cohort.Cohort),
        (Audience.InCohort cohort, false) => $"{Words.Share(stage.Share.Percent)} {names.Cohort(cohort.Cohort)}",
        (null, true) => stage.Name,
        _ => Words.Share(stage.Share.Percent),
    };

    /// <summary>"5 stages, about 9 days": the soak times alone. Waiting for people comes on top.</summary>
    public static string Length(PlanTemplate template)
    {
        var soak = TimeSpan.FromTicks(template.Stages.Sum(stage => stage.MinimumSoak.Ticks));
        var count = Words.Count(template.Stages.Count, "stage", "stages");
        return soak == TimeSpan.Zero ? $"{count}, no soak time" : $"{count}, about {About(soak)}";
    }

    /// <summary>"48 h soak, 4 criteria, 2 approvals".</summary>
    public static string Facts(Stage stage)
    {
        List<string> parts = [stage.MinimumSoak == TimeSpan.Zero ? "no soak time" : $"{Words.Duration(stage.MinimumSoak)} soak"];
        if (stage.Gate.Criteria.Count > 0) parts.Add(Words.Count(stage.Gate.Criteria.Count, "criterion", "criteria"));
        if (stage.Gate.Checklist.Count > 0) parts.Add(Words.Count(stage.Gate.Checklist.Count, "checklist item", "checklist items"));
        if (stage.Gate.ApprovalsNeeded > 0) parts.Add(Words.Count(stage.Gate.ApprovalsNeeded, "approval", "approvals"));
        return string.Join(", ", parts);
    }

    /// <summary>"5% of London", "everyone", "25% of people you choose".</summary>
    public static string Who(StagePreview stage, PlanNames names) => (stage.Stage.Audience, stage.Stage.Share.IsAll) switch
    {
        (Audience.Everybody, true) => "everyone",
        (Audience.Everybody, false) => $"{Words.Share(stage.Stage.Share.Percent)} of everyone",
        (Audience.InCohort cohort, true) => $"all of {names.Cohort(cohort.Cohort)}",
        (Audience.InCohort cohort, false) => $"{Words.Share(stage.Stage.Share.Percent)} of {names.Cohort(cohort.Cohort)}",
        (_, true) => "people you choose",
        _ => $"{Words.Share(stage.Stage.Share.Percent)} of people you choose",
    };

    /// <summary>"Used 6 times", "Used once"; nothing for never.</summary>
    public static string? Used(int times) => times switch
    {
        0 => null,
        1 => "Used once",
        _ => $"Used {Words.Number(times)} times",
    };

    /// <summary>"2 approvals", where stages ask for more than one.</summary>
    public static string? Approvals(PlanTemplate template) =>
        template.Stages.Max(stage => stage.Gate.ApprovalsNeeded) is > 1 and var most ? Words.Count(most, "approval", "approvals") : null;

    /// <summary>What sends the feature back by itself, each thing once.</summary>
    public static IReadOnlyList<string> Safety(TemplatePreview preview)
    {
        var say = new PlanClauses(preview.Names);
        return [.. preview.Stages.SelectMany(stage => stage.Stage.Gate.Criteria).Where(criterion => criterion.Role is CriterionRole.RollbackTrigger).Select(say.Criterion).Distinct()];
    }

    private static string About(TimeSpan soak) => soak < TimeSpan.FromDays(3) ? Words.Duration(soak) : Words.Count((long)Math.Round(soak.TotalDays), "day", "days");
}
