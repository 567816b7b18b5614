namespace RolloutPlanner.Tests.Domain.Gates.Statistics;

/// <summary>That no published vector lies unread: each test reads all vectors of its section, kind or method.</summary>
public sealed class VectorCoverageTests
{
    [Fact]
    public void Vectors_ByKind_AreThoseThatTheTestsReproduce()
    {
        var kinds =
            from section in StatisticsVectors.Root.EnumerateObject()
            from vector in StatisticsVectors.In(section.Name)
            let kind = vector.TryGetProperty("kind", out var named) || vector.TryGetProperty("method", out named) ? named.GetString() : "-"
            group vector by $"{section.Name}/{kind}" into same
            orderby same.Key
            select $"{same.Key} {same.Count()}";

        Assert.Equal(
            [
                "burn_rate/- 4",
                "confidence_sequences/always_valid_rejections 4",
                "confidence_sequences/gamma_exponential_bound 1",
                "confidence_sequences/one_sided_beta_binomial_bound 1",
                "confidence_sequences/one_sided_normal_mixture_log_supermartingale 1",
                "confidence_sequences/two_sided_beta_binomial_log_supermartingale 1",
                "confidence_sequences/two_sided_normal_mixture_best_rho 1",
                "fixed_horizon_and_non_inferiority/one_sided_z_non_inferiority 1",
                "fixed_horizon_and_non_inferiority/two_sided_z_proportions_bonferroni5 2",
                "fixed_horizon_and_non_inferiority/wald_ci_proportion 1",
                "fixed_horizon_and_non_inferiority/welch_t_from_sums 2",
                "gbstats_frequentist_sequential/asymptotic_cs_one_sided_lesser 1",
                "gbstats_frequentist_sequential/asymptotic_cs_two_sided 1",
                "gbstats_frequentist_sequential/difference 2",
                "gbstats_frequentist_sequential/quantile_has_enough_data 1",
                "gbstats_frequentist_sequential/welch_one_sided_lesser 1",
                "gbstats_frequentist_sequential/welch_two_sided 1",
                "histogram_quantiles/histogram_fraction 1",
                "histogram_quantiles/histogram_quantile 9",
                "sequential_multinomial/sequential_dirichlet_multinomial 1",
                "sequential_multinomial/sequential_multinomial_p 2",
                "srm_chi_squared/- 4",
            ],
            kinds);
    }
}
