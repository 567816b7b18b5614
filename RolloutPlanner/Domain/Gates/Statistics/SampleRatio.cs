using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Domain.Gates.Statistics;

/// <summary>
/// Whether people were assigned to the groups of a stage in the designed ratio. Chi-square is sum (O - E)^2/E over the groups that should have people;
/// the repeat-safe form compares a Dirichlet-multinomial with alpha_i = 100 w_i to the multinomial of the design (Lindon and Malek, arXiv 2011.03567).
/// </summary>
public sealed record SampleRatio
{
    private const double Concentration = 100;

    private SampleRatio(ValueList<double> weights, ValueList<long> people, double logPeak) => (Weights, People, LogPeak) = (weights, people, logPeak);

    /// <summary>The designed ratio, in any unit, one per group.</summary>
    public ValueList<double> Weights { get; }

    /// <summary>Who was first assigned in the stage, by group.</summary>
    public ValueList<long> People { get; }

    /// <summary>The greatest ln(M1/M0) of all looks, never below 0.</summary>
    public double LogPeak { get; }

    /// <summary>Nobody yet. Refuses weights that are negative or not finite, and a design without any.</summary>
    public static Result<SampleRatio> Start(ValueList<double> weights) => Resume(weights, new long[weights.Count].ToValueList(), 0);

    /// <summary>A kept state. Refuses what cannot be one.</summary>
    public static Result<SampleRatio> Resume(ValueList<double> weights, ValueList<long> people, double logPeak)
    {
        if (weights.Count == 0 || weights.Any(w => w is not (0 or (>= 1e-9 and <= 1e9)))) return StatisticsErrors.OutOfRange("weights", 1e-9, 1e9);
        if (Fault(weights, people) is { } fault) return fault;
        return double.IsFinite(logPeak) && logPeak >= 0 ? new SampleRatio(weights, people, logPeak) : StatisticsErrors.NotAState("logPeak");
    }

    /// <summary>After so many more people, by group. Refuses negative counts and another number of groups.</summary>
    public Result<SampleRatio> Add(ValueList<long> people)
    {
        if (Fault(Weights, people) is { } fault) return fault;
        var all = People.Zip(people, (before, more) => before + more).ToValueList();
        if (all.Any(count => count < 0)) return StatisticsErrors.NotFinite("people");
        var now = new SampleRatio(Weights, all, LogPeak);
        var planned = now.Planned();
        var evidence = planned.Count < 2 ? 0 : DirichletMultinomial.LogEvidence(planned, planned.ConvertAll(group => Concentration * group.Weight));
        return new SampleRatio(Weights, all, Math.Max(LogPeak, evidence));
    }

    public SampleRatioFinding Finding()
    {
        var unplanned = Weights.Zip(People).Where(group => group.First == 0).Sum(group => (decimal)group.Second);
        if (unplanned > 0) return new SampleRatioFinding.Unplanned((long)Math.Min(unplanned, long.MaxValue));
        var groups = Planned();
        var total = groups.Sum(group => group.People);
        if (groups.Count < 2 || total == 0) return new SampleRatioFinding.NoData();
        var distances = groups.ConvertAll(group => (group.People - group.Weight * total) / (group.Weight * total));
        var chiSquare = groups.Zip(distances, (group, distance) => distance * distance * group.Weight * total).Sum();
        return new SampleRatioFinding.Measured(Tails.ChiSquare(chiSquare, groups.Count - 1), Math.Exp(-LogPeak), distances.Max(Math.Abs));
    }

    /// <summary>The groups that should have people, with weights that add up to 1.</summary>
    private List<WeightedCount> Planned()
    {
        var sum = Weights.Sum();
        return Weights.Zip(People).Where(group => group.First > 0).Select(group => new WeightedCount(group.First / sum, group.Second)).ToList();
    }

    private static Error? Fault(ValueList<double> weights, ValueList<long> people) =>
        people.Count != weights.Count ? StatisticsErrors.Groups(weights.Count, people.Count) : people.Any(count => count < 0) ? StatisticsErrors.Negative("people") : null;
}
