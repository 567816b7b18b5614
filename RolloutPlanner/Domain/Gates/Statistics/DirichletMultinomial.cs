using MathNet.Numerics;

namespace RolloutPlanner.Domain.Gates.Statistics;

/// <summary>One group of a design: the part of all people it should have, above 0, and how many it has.</summary>
internal readonly record struct WeightedCount(double Weight, double People);

/// <summary>ln(M1/M0): counts under an unknown ratio with a Dirichlet prior, against the designed ratio.</summary>
internal static class DirichletMultinomial
{
    /// <summary>
    /// The gamma functions of 10^9 people are 2 x 10^10 apart from each other only in their last digits, so Stirling's growing parts are cancelled
    /// by hand and what remains is a sum of deviances.
    /// </summary>
    /// <param name="priors">The prior of each group, above 0.</param>
    public static double LogEvidence(IReadOnlyList<WeightedCount> groups, IReadOnlyList<double> priors)
    {
        var posterior = groups.Zip(priors, (group, prior) => new WeightedCount(group.Weight, group.People + prior)).ToList();
        var prior = groups.Zip(priors, (group, alpha) => new WeightedCount(group.Weight, alpha)).ToList();
        return Rest(posterior) - Rest(prior);
    }

    /// <summary>sum ln Gamma(y_i) - ln Gamma(sum y_i) - sum y_i ln w_i.</summary>
    private static double Rest(List<WeightedCount> groups)
    {
        var total = groups.Sum(group => group.People);
        return groups.Sum(group => LogTerms.Deviance(group.People, group.Weight * total) - Math.Log(group.People) / 2 + LogTerms.StirlingRest(group.People))
            + Math.Log(total) / 2 - LogTerms.StirlingRest(total) + (groups.Count - 1) * Constants.LogSqrt2Pi;
    }
}
