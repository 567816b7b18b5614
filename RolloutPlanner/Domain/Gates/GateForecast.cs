using RolloutPlanner.Domain.Gates.Statistics;

namespace RolloutPlanner.Domain.Gates;

/// <summary>How much is left until a criterion can be decided, if it goes on as it did so far. An estimate, never a promise.</summary>
public abstract record GateForecast
{
    private const double FarTooMany = 100;

    private GateForecast()
    {
    }

    /// <summary>So many more people. Times are null where nobody can say how fast they come.</summary>
    public sealed record MorePeople(long Least, long Most, TimeSpan? LeastTime, TimeSpan? MostTime) : GateForecast;

    /// <summary>So many more windows in a row that keep the limit.</summary>
    public sealed record MoreWindows(int Count, TimeSpan Takes) : GateForecast;

    /// <summary>What was measured lies so near the limit that no number of people can be named.</summary>
    public sealed record TooClose : GateForecast;

    /// <summary>Null where more of the same decides nothing, or nothing is known yet.</summary>
    public static GateForecast? Of(CriterionAssessment assessed, CriterionEvidence evidence, StageRun run) => (assessed.Cause, assessed.Verdict) switch
    {
        (VerdictCause.TooFew, _) when assessed.SampleSize is { } sample => Missing(assessed, evidence, run, sample),
        (VerdictCause.Measured, Verdict.Inconclusive) => Undecided(assessed, evidence, run),
        _ => null,
    };

    private static MorePeople Missing(CriterionAssessment assessed, CriterionEvidence evidence, StageRun run, long sample)
    {
        var missing = Math.Max(1, assessed.Criterion.MinimumSample - sample);
        // A number that a program reads anew rests on the people of its window alone: they do not add up.
        var takes = evidence.Tally is null && assessed.Reading is not { Origin: MeasurementOrigin.Manual } ? null : Pace(evidence, run, sample) is { } pace ? Hours(missing / pace) : null;
        return new(missing, missing, takes, takes);
    }

    private static GateForecast? Undecided(CriterionAssessment assessed, CriterionEvidence evidence, StageRun run) => evidence.Tally switch
    {
        Tally.Ratio t when t.BadTreated + t.BadControl > 0 => People(t.Treated + t.Control, OfRatio(t, assessed.Criterion, evidence.Alpha), evidence, run),
        Tally.Proportion t when t.Treated > 0 => People(t.Treated, OfProportion(t, assessed.Criterion, evidence.Alpha), evidence, run),
        Tally.Means t => People(t.Treatment.People + t.Control.People, OfMeans(t, assessed.Criterion, evidence.Alpha), evidence, run),
        null when assessed.Reading is { Window.Ticks: > 0 } reading => Windows(evidence, reading.Window),
        _ => null,
    };

    private static MoreWindows Windows(CriterionEvidence evidence, TimeSpan window)
    {
        var count = Math.Max(1, CriterionAssessor.PassesNeeded - evidence.Windows.Reverse().TakeWhile(held => held).Count());
        return new(count, count * window);
    }

    /// <summary>All people that it takes, at the rates seen so far. Half an outcome is added to each arm, so that none seen is not never.</summary>
    private static (double Least, double Most)? OfRatio(Tally.Ratio t, Criterion criterion, double alpha)
    {
        var (treated, control) = ((t.BadTreated + 0.5) / (t.Treated + 1), (t.BadControl + 0.5) / (t.Control + 1));
        var (w, r) = ((double)t.Treated / (t.Treated + t.Control), treated / control);
        return Needed(alpha, TimeToKnow.PerEvent(w, (double)criterion.Limit, r) * control * (w * r + 1 - w));
    }

    private static (double Least, double Most)? OfProportion(Tally.Proportion t, Criterion criterion, double alpha)
    {
        var (limit, rate) = (Math.Max(1e-9, (double)criterion.Limit / 100), (t.Bad + 0.5) / (t.Treated + 1));
        return Needed(alpha, rate * Math.Log(rate / limit) + (1 - rate) * Math.Log((1 - rate) / (1 - limit)));
    }

    /// <summary>The range narrows with the square root of the people, and it has to clear the limit.</summary>
    private static (double Least, double Most)? OfMeans(Tally.Means t, Criterion criterion, double alpha)
    {
        if (!t.Likely(criterion, Alpha.Of(alpha).Value).TryGet(out var likely)) return null;
        var (half, apart) = ((likely.Upper - likely.Lower) / 2, Math.Abs((likely.Upper + likely.Lower) / 2 - (double)criterion.Limit));
        var times = half / apart * (half / apart);
        var people = t.Treatment.People + t.Control.People;
        return double.IsFinite(times) ? (people * times, people * times * 1.3) : null;
    }

    private static (double Least, double Most)? Needed(double alpha, double perPerson) =>
        perPerson > 0 && double.IsFinite(perPerson) ? (-Math.Log(alpha) / perPerson, (2 - Math.Log(alpha)) / perPerson) : null;

    private static GateForecast People(long gathered, (double Least, double Most)? needed, CriterionEvidence evidence, StageRun run)
    {
        if (needed is not { } all || all.Most <= gathered || all.Least > FarTooMany * Math.Max(gathered, evidence.Criterion.MinimumSample)) return new TooClose();
        var (least, most) = (Math.Max(1, all.Least - gathered), all.Most - gathered);
        var pace = Pace(evidence, run, gathered);
        return new MorePeople((long)Math.Ceiling(least), (long)Math.Ceiling(most), pace is { } slow ? Hours(least / slow) : null, pace is { } same ? Hours(most / same) : null);
    }

    /// <summary>People an hour since the stage was entered.</summary>
    private static double? Pace(CriterionEvidence evidence, StageRun run, long gathered)
    {
        var took = (evidence.CountedUntil ?? evidence.Last?.ObservedAt) - run.EnteredAt;
        return gathered > 0 && took is { } time && time >= TimeSpan.FromMinutes(1) ? gathered / time.TotalHours : null;
    }

    private static TimeSpan? Hours(double hours) => hours < TimeSpan.MaxValue.TotalHours * 0.999 ? TimeSpan.FromHours(hours) : null;
}
