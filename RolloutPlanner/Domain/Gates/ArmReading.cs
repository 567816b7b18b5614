using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Domain.Gates;

/// <summary>
/// What one window says of the people newly exposed in it, with the feature and, where there are any, without it. The control is the people of the
/// cohort outside the share.
/// </summary>
public abstract record ArmReading
{
    private ArmReading()
    {
    }

    /// <summary>People, never requests, and how many of them had a bad outcome. An outcome belongs to the window in which its person was exposed.</summary>
    public sealed record Counts(CountedArm Treatment, CountedArm? Control) : ArmReading;

    /// <summary>A quantity per person: mean and variance of each arm.</summary>
    public sealed record Means(MeanArm Treatment, MeanArm? Control) : ArmReading;

    public long TreatedPeople => this switch
    {
        Counts c => c.Treatment.People,
        Means m => m.Treatment.People,
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>People of the smaller arm, or of the only one.</summary>
    public long SmallerArm => Math.Min(TreatedPeople, ControlPeople ?? long.MaxValue);

    /// <summary>Null where nobody counted the control.</summary>
    public long? ControlPeople => this switch
    {
        Counts c => c.Control?.People,
        Means m => m.Control?.People,
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}

/// <summary>One arm: at least 0 people, at most as many bad outcomes.</summary>
public sealed record CountedArm(long People, long Bad)
{
    /// <summary>Bad outcomes in percent of people; 0 of nobody.</summary>
    public decimal Percent => People == 0 ? 0 : Math.Round(100m * Bad / People, 6);
}

/// <summary>One arm: at least 0 people, the mean and the variance of one person's value.</summary>
public sealed record MeanArm(long People, double Mean, double Variance);
