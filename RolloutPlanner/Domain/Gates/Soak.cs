namespace RolloutPlanner.Domain.Gates;

/// <summary>How much of the soak time of a run is done, see <see cref="RunEvidence.AdvancedTo"/>.</summary>
/// <param name="Needed">What the plan asks for.</param>
/// <param name="Accrued">What counts so far; may exceed what is needed.</param>
/// <param name="IsAccruing">Whether time counts right now.</param>
public sealed record Soak(TimeSpan Needed, TimeSpan Accrued, bool IsAccruing)
{
    public TimeSpan Left => Accrued >= Needed ? TimeSpan.Zero : Needed - Accrued;

    public bool IsDone => Left == TimeSpan.Zero;
}
