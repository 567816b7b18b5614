namespace RolloutPlanner.Domain.Gates.Statistics;

/// <summary>What the people first assigned in a stage say of its designed ratio.</summary>
public abstract record SampleRatioFinding
{
    private SampleRatioFinding()
    {
    }

    /// <summary>Fewer than two groups that should have people, or nobody yet.</summary>
    public sealed record NoData : SampleRatioFinding;

    /// <summary>People in an arm of 0 %: the assignment is broken, whatever the numbers of the others.</summary>
    public sealed record Unplanned(long People) : SampleRatioFinding;

    /// <param name="ChiSquareP">Pearson's, for one look at a declared time.</param>
    /// <param name="RunningP">Repeat-safe: the least of all looks so far.</param>
    /// <param name="Deviation">The greatest relative distance of a group from its expected number: 0.01 is 1 %.</param>
    public sealed record Measured(double ChiSquareP, double RunningP, double Deviation) : SampleRatioFinding
    {
        /// <summary>Unlikely (below 0.001) and large enough to matter (1 % or more).</summary>
        public bool IsMismatch => RunningP < 0.001 && Deviation >= 0.01;
    }
}
