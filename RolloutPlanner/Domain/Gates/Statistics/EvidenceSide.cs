namespace RolloutPlanner.Domain.Gates.Statistics;

/// <summary>What evidence is gathered for.</summary>
public enum EvidenceSide
{
    /// <summary>The treatment is worse than allowed. Enough of it is Fail.</summary>
    Harm,

    /// <summary>The treatment stays within what is allowed. Enough of it is Pass.</summary>
    NoHarm,
}
