using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Gates;
using RolloutPlanner.Domain.Rollouts;
using RolloutPlanner.Domain.Targeting;

namespace RolloutPlanner.Domain.Planning;

/// <summary>
/// The templates that every workspace has. They ask for soak times and approvals; criteria depend on a workspace's own metrics, and cohorts
/// on its own people, so those are left to whoever makes a plan of them.
/// </summary>
public static class PlanTemplates
{
    public static ValueList<PlanTemplate> All { get; } =
    [
        Make("city-by-city", "City by city", "Prove it in one place before the next.",
            Chosen("QA", 100, hours: 24),
            Chosen("5% of the first city", 5, hours: 48),
            Chosen("20% of the second city", 20, hours: 48),
            Everybody("Half of everybody", 50, hours: 72),
            Everybody("Everybody", 100, hours: 24)),
        Make("percentage-ladder", "Small steps", "One share of everyone, growing.",
            Everybody("1% of everybody", 1, hours: 24),
            Everybody("5% of everybody", 5, hours: 48),
            Everybody("10% of everybody", 10, hours: 48),
            Everybody("25% of everybody", 25, hours: 48),
            Everybody("50% of everybody", 50, hours: 72),
            Everybody("Everybody", 100, hours: 24)),
        Make("premium-first", "Premium first", "One plan or segment, then the rest.",
            Chosen("Staff", 100, hours: 24),
            Chosen("25% of premium", 25, hours: 48),
            Chosen("All of premium", 100, hours: 72),
            Everybody("Everybody", 100, hours: 24)),
        Make("staff-then-everyone", "Staff, then everyone", "Two stages, for low-risk changes.",
            Chosen("Staff", 100, hours: 24),
            Everybody("Everybody", 100, hours: 24)),
        Make("risky-payments", "Riskier: payments", "More approvals and longer soaks.",
            Chosen("QA", 100, hours: 48, approvals: 2),
            Everybody("1% of everybody", 1, hours: 72, approvals: 2),
            Everybody("5% of everybody", 5, hours: 72, approvals: 2),
            Everybody("20% of everybody", 20, hours: 96, approvals: 2),
            Everybody("50% of everybody", 50, hours: 168, approvals: 2),
            Everybody("Everybody", 100, hours: 72, approvals: 2)),
        Make("one-cohort", "One cohort only", "For what only some customers ever get.",
            Chosen("Staff", 100, hours: 24),
            Chosen("25% of the cohort", 25, hours: 48),
            Chosen("The whole cohort", 100, hours: 72)),
        Make("blank", "Empty plan", "Add each stage yourself.", Chosen("Stage 1", 100, hours: 24)),
    ];

    public static PlanTemplate? Find(TemplateKey key) => All.FirstOrDefault(template => template.Key == key);

    private static PlanTemplate Make(string key, string name, string purpose, params Stage[] stages) =>
        new(TemplateKey.Parse(key, "key").Value, 0, name, purpose, [.. stages], IsDeleted: false);

    private static Stage Chosen(string name, int percent, int hours, int approvals = 1) => Stage(name, null, percent, hours, approvals);

    private static Stage Everybody(string name, int percent, int hours, int approvals = 1) => Stage(name, new Audience.Everybody(), percent, hours, approvals);

    private static Stage Stage(string name, Audience? audience, int percent, int hours, int approvals) => new(
        name,
        audience,
        Share.Parse(percent, "share").Value,
        AttributeName.TargetingKey,
        TimeSpan.FromHours(hours),
        null,
        Gate.Open with { ApprovalsNeeded = approvals });
}
