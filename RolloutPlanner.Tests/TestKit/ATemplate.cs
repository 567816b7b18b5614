using RolloutPlanner.Domain.Planning;
using RolloutPlanner.Domain.Rollouts;
using RolloutPlanner.Tests.Persistence;

namespace RolloutPlanner.Tests.TestKit;

/// <summary>Templates as people send them.</summary>
internal static class ATemplate
{
    /// <summary>With the stages of this plan, or of the one that is usually stored.</summary>
    public static TemplateDocument Document(string name, Plan? plan = null) => new()
    {
        Name = name,
        Purpose = "For payments.",
        Stages = PlanDocuments.From(plan ?? Stored.Plan()).Stages,
    };
}
