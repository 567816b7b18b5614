using RolloutPlanner.Domain.Gates.Statistics;
using RolloutPlanner.Domain.Targeting;

namespace RolloutPlanner.Domain.Gates;

/// <summary>
/// Whether a stage can judge a criterion at its usual traffic. The harm that it should notice is twice the limit. An estimate for planning, not a
/// guarantee.
/// </summary>
/// <param name="Expected">People that the metric is expected to count during the soak: of both arms where they are compared, else with the feature.</param>
public abstract record Detection(long Expected)
{
    /// <summary>Enough for the minimum sample, and to notice twice the limit.</summary>
    public sealed record Checkable(long Expected) : Detection(Expected);

    /// <summary>The minimum sample is not reached.</summary>
    /// <param name="Soak">A soak that reaches it; null where it takes too long.</param>
    public sealed record TooFew(long Expected, long Needed, TimeSpan? Soak) : Detection(Expected);

    /// <summary>Twice the limit would not be noticed.</summary>
    /// <param name="Noticed">The least that would be noticed, in the unit of the limit; null where nothing would.</param>
    /// <param name="Share">A share of the cohort that would do; null where none would.</param>
    /// <param name="Soak">A soak that would do.</param>
    /// <param name="Limit">A limit, twice of which would be noticed.</param>
    public sealed record TooFine(long Expected, decimal? Noticed, Share? Share, TimeSpan? Soak, decimal? Limit) : Detection(Expected);

    /// <summary>Null where nothing is known: no soak, no bad outcomes seen, or a criterion that is not about people.</summary>
    public static Detection? Of(Criterion criterion, MetricShape shape, Share share, TimeSpan soak, UsualTraffic traffic)
    {
        if (soak <= TimeSpan.Zero || traffic.PeoplePerHour <= 0 || shape is MetricShape.Number || criterion.NeedsControl && share.IsAll) return null;
        var part = share.Parts / (double)Share.Total;
        var smaller = criterion.NeedsControl ? Math.Min(part, 1 - part) : part;
        var (all, sample) = (traffic.PeoplePerHour * soak.TotalHours, traffic.PeoplePerHour * soak.TotalHours * smaller);
        if (sample < criterion.MinimumSample) return new TooFew((long)sample, criterion.MinimumSample, Within(criterion.MinimumSample / (traffic.PeoplePerHour * smaller)));
        return (criterion, shape, traffic.BadRate) switch
        {
            ({ Against: Reference.ControlRatio, Limit: >= 1 and <= 1000 }, MetricShape.Counts, > 0 and < 1) => OfRatio((double)criterion.Limit, share, soak, traffic.PeoplePerHour, traffic.BadRate.Value, all),
            ({ Against: Reference.Limit, Comparison: LimitKind.AtMost, Limit: > 0 and < 50 }, MetricShape.Counts, _) => OfPercent((double)criterion.Limit / 100, share, soak, traffic.PeoplePerHour, sample),
            ({ Against: Reference.Limit }, _, _) => new Checkable((long)sample),
            _ => null,
        };
    }

    private static Detection? OfRatio(double limit, Share share, TimeSpan soak, double perHour, double rate, double people)
    {
        var agreed = new ExpectedHarm(share, limit, 2 * limit, rate);
        if (!TimeToKnow.For(Alpha.Default, agreed).TryGet(out var needed)) return null;
        if (needed.PeopleMost <= people) return new Checkable((long)people);
        var noticed = Least(limit * 1.001, 0.999 / rate, harm => Enough(agreed with { Harm = harm }));
        var higher = First(limit, Math.Min(20 * limit, Math.Min(1000, 0.499 / rate)), allowed => Enough(agreed with { Allowed = allowed, Harm = 2 * allowed }));
        var larger = TimeToKnow.SmallestShare(Alpha.Default, agreed, perHour, soak);
        return new TooFine((long)people, Up(noticed, 1), larger.IsError ? null : larger.Value, Within(needed.PeopleMost / perHour), Up(higher, 1));

        bool Enough(ExpectedHarm harm) => TimeToKnow.For(Alpha.Default, harm).TryGet(out var time) && time.PeopleMost <= people;
    }

    private static Detection OfPercent(double limit, Share share, TimeSpan soak, double perHour, double people)
    {
        var needed = ItTakes(2 * limit, limit);
        if (needed <= people) return new Checkable((long)people);
        var noticed = Least(limit * 1.001, 1 - 1e-9, rate => ItTakes(rate, limit) <= people);
        var higher = Least(limit, 0.499, allowed => ItTakes(2 * allowed, allowed) <= people);
        var parts = Math.Ceiling(needed / (perHour * soak.TotalHours) * 100) * (Share.Total / 100);
        return new TooFine((long)people, Up(100 * noticed, 2), parts < Share.Total && parts > share.Parts ? Share.FromParts((int)parts, "share").Value : null, Within(needed / (perHour * share.Parts / Share.Total)), Up(100 * higher, 2));
    }

    private static double ItTakes(double rate, double limit) =>
        (Alpha.Default.LogThreshold + 2) / (rate * Math.Log(rate / limit) + (1 - rate) * Math.Log((1 - rate) / (1 - limit)));

    /// <summary>The least value between two that does; null where the greatest does not.</summary>
    private static double? Least(double low, double high, Func<double, bool> does)
    {
        if (high <= low || !does(high)) return null;
        for (var step = 0; step < 60; step++)
        {
            var middle = Math.Sqrt(low * high);
            if (does(middle)) high = middle;
            else low = middle;
        }
        return high;
    }

    /// <summary>The first of ever greater values that does. Far above the limit nearly all bad outcomes are with the feature anyway, and it gets harder again.</summary>
    private static double? First(double low, double high, Func<double, bool> does)
    {
        for (var value = low * 1.02; value <= high; value *= 1.02)
            if (does(value)) return value;
        return null;
    }

    private static decimal? Up(double? value, int digits)
    {
        if (value is not { } number) return null;
        var step = (decimal)Math.Pow(10, -digits);
        return Math.Ceiling((decimal)number / step) * step;
    }

    /// <summary>In whole hours, from three days on in whole days; null for more than two months, which nobody would wait.</summary>
    private static TimeSpan? Within(double hours) => hours switch
    {
        > 60 * 24 or double.NaN => null,
        > 72 => TimeSpan.FromDays(Math.Ceiling(hours / 24)),
        _ => TimeSpan.FromHours(Math.Ceiling(hours)),
    };
}
