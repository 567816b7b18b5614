using RolloutPlanner.Application.Accounts;
using RolloutPlanner.Domain.Cohorts;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Rollouts;
using RolloutPlanner.Domain.Targeting;

namespace RolloutPlanner.Demo;

/// <summary>The cohorts and plans of the made-up shop Fernhill.</summary>
internal static class DemoContent
{
    public static ValueList<CohortDocument> Cohorts { get; } =
    [
        Cohort("qa-organisation", "QA organisation", "Our own testers.", Is("organisation", "qa")),
        Cohort("london", "London", "Customers who live in London.", Is("city", "London")),
        Cohort("sydney", "Sydney", "Customers who live in Sydney.", Is("city", "Sydney")),
        Cohort("premium-partner-network", "Premium from partner network", "Premium customers who sign in from a partner's network, without resellers and test accounts.", new RuleSpec
        {
            Kind = "all",
            Rules =
            [
                Is("plan", "premium"),
                Condition("signupIp", "inIpRange", "203.0.113.0/24", "198.51.100.0/25"),
                new RuleSpec { Kind = "none", Rules = [Condition("crmRole", "in", "reseller", "test")] },
            ],
        }),
        Cohort("premium", "Premium customers", "Everybody on the premium plan.", Is("plan", "premium")),
    ];

    public static PlanDocument Plan(string name, string goal, string risk, params StageDocument[] stages) => new()
    {
        Name = name,
        Goal = goal,
        Risk = risk,
        Owner = DemoAccounts.Maya.Id.Value,
        EngineeringLead = DemoAccounts.Tom.Id.Value,
        RollbackOwner = DemoAccounts.Tom.Id.Value,
        TimeZone = "Europe/London",
        SignOffsNeeded = 1,
        Stages = stages.ToValueList(),
    };

    public static StageDocument Stage(string name, string? cohort, decimal share, decimal soakHours, int approvals, params CriterionDocument[] criteria) => new()
    {
        Name = name,
        Audience = cohort is null ? "everybody" : "cohort",
        Cohort = cohort,
        Share = share,
        SoakHours = soakHours,
        Gate = new() { Criteria = criteria.ToValueList(), ApprovalsNeeded = approvals },
    };

    public static StageDocument WithChecklist(this StageDocument stage, params string[] items) => stage with
    {
        Gate = stage.Gate with { Checklist = items.Select((text, i) => new ChecklistItemDocument { Id = $"item-{i + 1}", Text = text, Owner = "Support" }).ToValueList() },
    };

    public static CriterionDocument Trigger(string id, string hook, string comparison, decimal limit, int sample, string onFail = "rollback") =>
        new() { Id = id, Hook = hook, Role = "rollbackTrigger", Comparison = comparison, Limit = limit, MinimumSample = sample, OnFail = onFail };

    /// <summary>At most so many times as often as without the feature.</summary>
    public static CriterionDocument Often(this CriterionDocument criterion, decimal times) => criterion with { Against = "controlRatio", Comparison = "atMost", Limit = times };

    /// <summary>At most so much more than without the feature.</summary>
    public static CriterionDocument More(this CriterionDocument criterion, decimal more) => criterion with { Against = "controlDifference", Comparison = "atMost", Limit = more };

    public static CriterionDocument Watched(string id, string hook, decimal times) =>
        new() { Id = id, Hook = hook, Role = "observe", Comparison = "atMost", Against = "controlRatio", Limit = times };

    public static CriterionDocument Success(string id, string hook, string comparison, decimal limit, int sample) =>
        new() { Id = id, Hook = hook, Role = "successCriterion", Comparison = comparison, Limit = limit, MinimumSample = sample, OnFail = "pause" };

    private static CohortDocument Cohort(string key, string name, string description, RuleSpec rule) =>
        new() { Key = key, Name = name, Description = description, Rule = rule };

    private static RuleSpec Is(string attribute, string value) => Condition(attribute, "is", value);

    private static RuleSpec Condition(string attribute, string op, params string[] values) =>
        new() { Kind = "condition", Attribute = attribute, Operator = op, Values = values.ToValueList() };
}
