using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Domain.Gates.Statistics;

/// <summary>
/// The people of one cohort who were newly exposed in one minute, by arm, and how many of them had a bad outcome. People, never requests; an outcome
/// belongs to the batch in which its person was exposed. One arm may be empty: such a batch compares nothing and so adds no evidence.
/// </summary>
public sealed record RateBatch
{
    private RateBatch(long treated, long control, long badTreated, long badControl) =>
        (Treated, Control, BadTreated, BadControl) = (treated, control, badTreated, badControl);

    public long Treated { get; }

    public long Control { get; }

    public long BadTreated { get; }

    public long BadControl { get; }

    /// <summary>w: the part of these people who got the treatment, 0 to 1.</summary>
    public double TreatedShare => Treated / ((double)Treated + Control);

    /// <summary>1 - w, without the rounding of a subtraction.</summary>
    public double ControlShare => Control / ((double)Treated + Control);

    /// <summary>Refuses negative counts, more bad outcomes than people, and a batch of nobody.</summary>
    public static Result<RateBatch> Of(long treated, long control, long badTreated, long badControl)
    {
        var errors = Faults("treatment", treated, badTreated).Concat(Faults("control", control, badControl)).ToList();
        if (errors.Count > 0) return Result<RateBatch>.Fail(errors);
        return treated == 0 && control == 0 ? StatisticsErrors.EmptyBatch : new RateBatch(treated, control, badTreated, badControl);
    }

    private static IEnumerable<Error> Faults(string arm, long people, long bad)
    {
        if (people < 0) yield return StatisticsErrors.Negative(arm + ".people");
        if (bad < 0) yield return StatisticsErrors.Negative(arm + ".bad");
        if (people >= 0 && bad > people) yield return StatisticsErrors.MoreBadThanPeople(arm + ".bad");
    }
}
