using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Domain.Rollouts;

/// <summary>Whom a stage draws its share from. Everybody is a choice that a person makes, never what is left when nothing was chosen.</summary>
public abstract record Audience
{
    private Audience()
    {
    }

    public sealed record Everybody : Audience;

    public sealed record InCohort(CohortKey Cohort) : Audience;
}
