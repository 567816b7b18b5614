using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Gates;
using RolloutPlanner.Domain.Rollouts;
using RolloutPlanner.Domain.Targeting;

namespace RolloutPlanner.Tests.TestKit;

/// <summary>Plans that the linter accepts, to be changed with <c>with</c>.</summary>
internal static class APlan
{
    /// <summary>Maya's: one signature, Tom as lead, and these stages.</summary>
    public static Plan Of(params Stage[] stages) => new(
        "New checkout", "Fewer abandoned carts", "Payments may fail", [], By.Maya.Id, By.Tom.Id, By.Maya.Id, "Europe/London", 1, [], [], [.. stages]);

    /// <summary>A stage without soak whose gate can be left at once.</summary>
    public static Stage Stage(string name, decimal percent = 100, string? cohort = null, Gate? gate = null, double soakHours = 0) => new(
        name,
        cohort is null ? new Audience.Everybody() : new Audience.InCohort(Cohort(cohort)),
        Share.Parse(percent, "share").Value,
        AttributeName.TargetingKey,
        TimeSpan.FromHours(soakHours),
        null,
        gate ?? Gate.Open);

    /// <summary>5 %, 20 % and all of everybody, each with a trigger and one approval.</summary>
    public static Plan Guarded() => Of(
        Stage("First share", 5, gate: Guard), Stage("Second share", 20, gate: Guard), Stage("Everybody", gate: Guard));

    public static Gate Guard => AGate.With(AGate.Trigger()) with { ApprovalsNeeded = 1 };

    public static CohortKey Cohort(string key) => CohortKey.Parse(key, "cohort").Value;

    public static CohortPin Pin(string cohort, int version = 1) => new(Cohort(cohort), version, $"{cohort}-{version}");

    /// <summary>Every cohort and hook exists and has delivered; all leads of the test workspace; people unknown.</summary>
    public static PlanFacts Facts { get; } = new(
        key => [Pin(key.Value)], _ => true, _ => true, By.Leads.Select(lead => lead.Id).ToValueList(), [], null);

    public static ValueList<string> Warnings(Plan plan, PlanFacts? facts = null) =>
        PlanLinter.Check(plan, facts ?? Facts).Select(finding => finding.Id).ToValueList();
}
