using System.Diagnostics;

namespace RolloutPlanner.Domain.Gates.Statistics;

/// <summary>Where a difference lies, in its own unit. A one-sided interval has one infinite end; neither end is ever NaN.</summary>
public readonly record struct Interval(double Lower, double Upper)
{
    public bool LiesAbove(double margin) => Lower > margin;

    public bool LiesBelow(double margin) => Upper < margin;

    /// <summary>As far to both sides.</summary>
    public static Interval Around(double middle, double half) => new(middle - half, middle + half);

    /// <summary>What a side of a test leaves of it: "lesser" bounds from above, "greater" from below.</summary>
    public static Interval Around(double middle, double half, Sides sides) => sides switch
    {
        Sides.Both => Around(middle, half),
        Sides.Lesser => new(double.NegativeInfinity, middle + half),
        Sides.Greater => new(middle - half, double.PositiveInfinity),
        _ => throw new UnreachableException(),
    };
}

/// <summary>What a test tries to show of the treatment: that it differs, that it has less, or that it has more.</summary>
public enum Sides
{
    Both,
    Lesser,
    Greater,
}
