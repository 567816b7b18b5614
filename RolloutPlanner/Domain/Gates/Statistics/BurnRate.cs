using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Domain.Gates.Statistics;

/// <summary>
/// How many times faster than planned an error budget is used up: the multi-window rule of the SRE workbook, "Alerting on SLOs". It alarms when both
/// a long and a short window burn at the factor. A fixed-horizon rule: it carries no probability of a false alarm.
/// </summary>
public sealed record BurnRate
{
    private BurnRate(double factor) => Factor = factor;

    /// <summary>budget/100 x period/long window.</summary>
    public double Factor { get; }

    /// <summary>Refuses a budget outside 0 to 100 %, and a window that is no part of the period.</summary>
    /// <param name="budgetPercent">The part of the period's budget that the long window may use.</param>
    public static Result<BurnRate> Of(double budgetPercent, TimeSpan period, TimeSpan longWindow)
    {
        if (budgetPercent is not (> 0 and <= 100)) return StatisticsErrors.OutOfRange("budgetPercent", 0, 100);
        if (longWindow <= TimeSpan.Zero || longWindow > period) return StatisticsErrors.OutOfRange("longWindow", 0, period.TotalHours);
        return new BurnRate(budgetPercent / 100 * (period / longWindow));
    }

    /// <summary>What an objective leaves for errors, in percent: 99.9 leaves 0.1.</summary>
    public static Result<double> BudgetOf(double objectivePercent) =>
        objectivePercent is > 0 and < 100 ? 100 - objectivePercent : StatisticsErrors.OutOfRange("objectivePercent", 0, 100);

    /// <summary>Whether both windows burn at the factor or faster. Refuses error rates outside 0 to 1 and an objective outside 0 to 100 %.</summary>
    public Result<bool> IsReached(double longErrorRate, double shortErrorRate, double objectivePercent)
    {
        if (longErrorRate is not (>= 0 and <= 1)) return StatisticsErrors.OutOfRange("longErrorRate", 0, 1);
        if (shortErrorRate is not (>= 0 and <= 1)) return StatisticsErrors.OutOfRange("shortErrorRate", 0, 1);
        return BudgetOf(objectivePercent).Map(budget => Math.Min(longErrorRate, shortErrorRate) / (budget / 100) >= Factor);
    }
}
