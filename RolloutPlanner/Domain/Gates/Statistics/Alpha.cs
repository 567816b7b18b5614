using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Domain.Gates.Statistics;

/// <summary>How often a test may cry wrongly: a probability from 1e-12 to 0.25.</summary>
public sealed record Alpha
{
    private const double Least = 1e-12;
    private const double Most = 0.25;

    private Alpha(double value) => Value = value;

    /// <summary>5 %, what plans get that say nothing else.</summary>
    public static Alpha Default { get; } = new(0.05);

    public double Value { get; }

    /// <summary>ln(1/alpha): the evidence, in logs, that decides.</summary>
    public double LogThreshold => -Math.Log(Value);

    public static Result<Alpha> Of(double value) => value is >= Least and <= Most ? new Alpha(value) : StatisticsErrors.OutOfRange("alpha", Least, Most);

    /// <summary>
    /// The part of each of several triggers, alpha/G, so that all together cry wrongly no more often than one would (Bonferroni). Success criteria
    /// that must all pass need none of this. Refuses fewer than one trigger, and a part below 1e-12.
    /// </summary>
    public Result<Alpha> Among(int triggers) => triggers < 1 ? StatisticsErrors.TooFew("triggers", 1) : Of(Value / triggers);
}
