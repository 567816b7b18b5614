using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Targeting;

namespace RolloutPlanner.Domain.Gates.Statistics;

/// <summary>What a stage and the harm that it should see are expected to be like.</summary>
/// <param name="Exposed">w: the share of the cohort with the feature. The rest is the control.</param>
/// <param name="Allowed">m: how many times as frequent is still allowed, 1 to 1000.</param>
/// <param name="Harm">r: how many times as frequent the harm is that should be seen, above m.</param>
/// <param name="ControlRate">p_c: bad outcomes per person without the feature, above 0; with the harm still at most 1.</param>
public sealed record ExpectedHarm(Share Exposed, double Allowed, double Harm, double ControlRate);

/// <summary>
/// How much it takes until <see cref="RelativeRateEvidence"/> sees a harm. Each bad outcome brings
/// D = theta_r ln(theta_r/theta_m) + (1 - theta_r) ln((1 - theta_r)/(1 - theta_m)) of evidence on average; ln(1/alpha) of it is needed at least, and 2
/// more for not knowing r beforehand. An estimate for planning, not a guarantee.
/// </summary>
public sealed record TimeToKnow
{
    private TimeToKnow(double least, double most, double badPerPerson) =>
        (EventsLeast, EventsMost, PeopleLeast, PeopleMost) = (least, most, least / badPerPerson, most / badPerPerson);

    /// <summary>Bad outcomes in both arms, a whole number.</summary>
    public double EventsLeast { get; }

    public double EventsMost { get; }

    /// <summary>People of the cohort, in both arms.</summary>
    public double PeopleLeast { get; }

    public double PeopleMost { get; }

    /// <summary>Refuses a share of nobody or everybody (there is nothing to compare), a harm within what is allowed, and rates that are none.</summary>
    public static Result<TimeToKnow> For(Alpha alpha, ExpectedHarm expected)
    {
        var (w, m, r) = (expected.Exposed.Parts / (double)Share.Total, expected.Allowed, expected.Harm);
        if (w is 0 or 1) return StatisticsErrors.OutOfRange("exposed", 1.0 / Share.Total, 1 - 1.0 / Share.Total);
        if (m is not (>= 1 and <= 1000)) return StatisticsErrors.OutOfRange("allowed", 1, 1000);
        if (!(r >= m * 1.001 && r <= 1e6)) return StatisticsErrors.OutOfRange("harm", m * 1.001, 1e6);
        if (!(expected.ControlRate >= 1e-12 && expected.ControlRate * r <= 1)) return StatisticsErrors.OutOfRange("controlRate", 1e-12, 1 / r);
        var perEvent = PerEvent(w, m, r);
        return new TimeToKnow(Math.Ceiling(alpha.LogThreshold / perEvent), Math.Ceiling((alpha.LogThreshold + 2) / perEvent), expected.ControlRate * (w * r + 1 - w));
    }

    /// <summary>D: what one bad outcome says against m on average while r is true, above m or below it.</summary>
    internal static double PerEvent(double w, double m, double r)
    {
        var (mixed, allowed) = (w * r + 1 - w, w * m + 1 - w);
        return w * r / mixed * Math.Log(r / m * (allowed / mixed)) + (1 - w) / mixed * Math.Log(allowed / mixed);
    }

    /// <summary>How long that takes at so many new people of the cohort an hour, at most as long as a time can be. Refuses traffic that is not above 0.</summary>
    public Result<TimeRange> At(double peoplePerHour) => peoplePerHour > 0 && double.IsFinite(peoplePerHour)
        ? new TimeRange(Hours(PeopleLeast / peoplePerHour), Hours(PeopleMost / peoplePerHour))
        : StatisticsErrors.OutOfRange("peoplePerHour", 0, double.MaxValue);

    /// <summary>
    /// The smallest whole percentage at which the stage would know for sure within the time, or null where none would. Exposing more than that can
    /// make it slower again, since the control shrinks.
    /// </summary>
    public static Result<Share?> SmallestShare(Alpha alpha, ExpectedHarm expected, double peoplePerHour, TimeSpan within)
    {
        for (var percent = 1; percent < 100; percent++)
        {
            var share = Share.FromParts(percent * (Share.Total / 100), "exposed").Value;
            var needed = For(alpha, expected with { Exposed = share });
            if (needed.IsError) return Result<Share?>.Fail(needed.Errors);
            var time = needed.Value.At(peoplePerHour);
            if (time.IsError) return Result<Share?>.Fail(time.Errors);
            if (time.Value.Most <= within) return (Share?)share;
        }
        return (Share?)null;
    }

    private static TimeSpan Hours(double hours) => hours < TimeSpan.MaxValue.TotalHours * 0.999 ? TimeSpan.FromHours(hours) : TimeSpan.MaxValue;
}

/// <summary>From the least to the most that something may take.</summary>
public readonly record struct TimeRange(TimeSpan Least, TimeSpan Most);
