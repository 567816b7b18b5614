using RolloutPlanner.Domain.Gates.Statistics;
using static RolloutPlanner.Tests.Domain.Gates.Statistics.StatisticsVectors;

namespace RolloutPlanner.Tests.Domain.Gates.Statistics;

public sealed class BurnRateTests
{
    [Theory]
    [InlineData("burn-30d-1h")]
    [InlineData("burn-28d-1h")]
    [InlineData("burn-7d-1h")]
    public void Factor_PublishedWindows_IsTheirs(string id)
    {
        var vector = The("burn_rate", id);

        var rate = BurnRate.Of(vector.Number("budget_percent_consumed"), TimeSpan.FromDays(vector.Number("slo_period_days")), TimeSpan.FromHours(vector.Number("long_window_hours"))).Value;

        Near(vector.Number("expected_burn_rate"), rate.Factor, vector.Number("abs_tol"));
    }

    [Fact]
    public void BudgetOf_PublishedObjective_IsTheRest()
    {
        var vector = The("burn_rate", "sre-error-budget");

        Near(vector.Number("expected_error_budget_percent"), BurnRate.BudgetOf(vector.Number("objective_percent")).Value, vector.Number("abs_tol"));
    }

    [Theory]
    [InlineData(0.02, 0.02, true)]
    [InlineData(0.02, 0.01, false)]
    [InlineData(0.01, 0.02, false)]
    public void IsReached_OnlyWhenBothWindowsBurn(double longRate, double shortRate, bool reached) =>
        Assert.Equal(reached, BurnRate.Of(2, TimeSpan.FromDays(30), TimeSpan.FromHours(1)).Value.IsReached(longRate, shortRate, 99.9).Value);

    [Fact]
    public void Numbers_OutsideTheirRange_AreRefusedByName()
    {
        var rate = BurnRate.Of(2, TimeSpan.FromDays(30), TimeSpan.FromHours(1)).Value;

        Assert.Equal<IEnumerable<string?>>(
            ["budgetPercent", "longWindow", "longErrorRate", "shortErrorRate", "objectivePercent"],
            [
                BurnRate.Of(double.NaN, TimeSpan.FromDays(30), TimeSpan.FromHours(1)).Error.Path,
                BurnRate.Of(2, TimeSpan.FromDays(30), TimeSpan.Zero).Error.Path,
                rate.IsReached(double.NaN, 0, 99.9).Error.Path,
                rate.IsReached(0, 2, 99.9).Error.Path,
                rate.IsReached(0, 0, 100).Error.Path,
            ]);
    }
}
