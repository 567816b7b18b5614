using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Gates.Statistics;
using RolloutPlanner.Domain.Targeting;

namespace RolloutPlanner.Domain.Gates;

/// <summary>
/// How long a gate would take to see a rise of bad outcomes, at the traffic and the base rate that a run has shown. An estimate, see
/// <see cref="TimeToKnow"/>.
/// </summary>
/// <param name="BasePercent">Bad outcomes without the feature, in percent of people.</param>
/// <param name="Rise">Points of percent that the feature adds.</param>
/// <param name="PeoplePerHour">New people of the cohort, in both arms.</param>
/// <param name="ExposedLeast">People with the feature by then.</param>
public sealed record WhatIf(Criterion Criterion, decimal BasePercent, decimal Rise, double PeoplePerHour, TimeRange Time, long ExposedLeast, long ExposedMost)
{
    /// <summary>Refuses a rise that is allowed, one to over 100 percent, and a run that has counted nobody or no bad outcome without the feature.</summary>
    /// <param name="evidence">Of a criterion that compares two arms; null is answered for any other.</param>
    public static Result<WhatIf>? Of(CriterionEvidence evidence, Share share, StageRun run, decimal rise)
    {
        if (evidence.Tally is not Tally.Ratio tally || evidence.CountedUntil is not { } until) return null;
        var hours = (until - run.EnteredAt).TotalHours;
        if (hours <= 0 || tally.Control == 0 || tally.BadControl == 0) return GateErrors.NoBaseRate;
        var (perHour, rate) = ((tally.Treated + tally.Control) / hours, (double)tally.BadControl / tally.Control);
        var harm = 1 + (double)rise / 100 / rate;
        if (!(harm > (double)evidence.Criterion.Limit * 1.001)) return GateErrors.RiseAllowed;
        if (harm * rate > 1) return GateErrors.RiseTooLarge;
        var needed = TimeToKnow.For(Alpha.Of(evidence.Alpha).Value, new(share, (double)evidence.Criterion.Limit, harm, rate));
        if (needed.IsError) return Result<WhatIf>.Fail(needed.Errors);
        var exposed = share.Parts / (double)Share.Total;
        return needed.Value.At(perHour).Map(time => new WhatIf(
            evidence.Criterion, Math.Round((decimal)(100 * rate), 2), rise, perHour, time, Whole(needed.Value.PeopleLeast * exposed), Whole(needed.Value.PeopleMost * exposed)));
    }

    private static long Whole(double people) => people < 1e15 ? (long)Math.Ceiling(people) : (long)1e15;
}
