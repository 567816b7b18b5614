using RolloutPlanner.Application.Rollouts;
using RolloutPlanner.Domain.Gates;
using RolloutPlanner.Domain.Gates.Statistics;

namespace RolloutPlanner.Components.Text;

/// <summary>A number, and what stands below it; empty where there is nothing to say.</summary>
public sealed record Figure(string Main, string Beside);

/// <summary>What was measured of a criterion, in the cells of its row.</summary>
public static class EvidenceText
{
    /// <summary>With the feature since the stage began, and without it: "0.67%", "without 0.61%".</summary>
    public static Figure Now(RolloutView view, CriterionAssessment assessed)
    {
        var unit = MetricText.UnitOf(view, assessed.Criterion);
        return assessed switch
        {
            { Quality: { } quality } => new(Part(quality.Treated, quality.Control), $"planned {Words.Share(view.State.PresentStage!.Share.Percent)}"),
            { Tally: Tally.Ratio t } => new(Rate(t.BadTreated, t.Treated), $"without {Rate(t.BadControl, t.Control)}"),
            { Tally: Tally.Proportion t } => new(Rate(t.Bad, t.Treated), $"{Words.Number(t.Bad)} of {Words.Number(t.Treated)}"),
            { Tally: Tally.Means t } => new(Mean(t.Treatment.Mean, unit), $"without {Mean(t.Control.Mean, unit)}"),
            { Reading: { } reading } => new(MetricText.Value(view, assessed.Criterion, reading.Value), ""),
            _ => new("None yet", ""),
        };
    }

    /// <summary>"0.7 to 1.6 times", "limit 1.5 times". A plain number has no range: it is what it is.</summary>
    public static Figure Likely(RolloutView view, CriterionAssessment assessed)
    {
        var criterion = assessed.Criterion;
        if (criterion.Role is CriterionRole.Quality) return new("", "");
        var likely = view.Likely(assessed);
        var limit = (double)criterion.Limit;
        var unit = MetricText.UnitOf(view, criterion);
        return criterion.Against switch
        {
            Reference.ControlRatio => new(Range(likely, limit, "times", false), $"limit {MetricText.Value(criterion.Limit, "times")}"),
            Reference.ControlDifference => new(Range(likely, limit, MetricText.Points(unit), true), $"limit {Signed(criterion.Limit, MetricText.Points(unit))}"),
            Reference.ControlPercent => new(Range(likely, limit, "%", true), $"limit {Signed(criterion.Limit, "%")}"),
            _ => new(likely is null ? "" : Range(likely, limit, "%", false), $"limit {MetricText.Value(criterion.Limit, unit)}"),
        };
    }

    /// <summary>"0.7 to 1.6 times", "−12 to +30 ms", "at least 0.7 times" while nothing bounds it from above.</summary>
    /// <param name="isDifference">Ends carry their sign.</param>
    public static string Range(LikelyRange? likely, double limit, string unit, bool isDifference) => likely switch
    {
        null or { Lower: 0, Upper: double.PositiveInfinity } => "Not known yet",
        { Upper: double.PositiveInfinity } => $"at least {Unit(End(likely.Lower, limit, likely.Lower, isDifference), unit)}",
        _ when likely.Upper - likely.Lower is var width => $"{End(likely.Lower, limit, width, isDifference)} to {Unit(End(likely.Upper, limit, width, isDifference), unit)}",
        _ => "",
    };

    /// <summary>"1,204 ms": as many digits as a mean of people deserves.</summary>
    public static string Mean(double value, string unit) => Unit(Number(value, value / 10), unit);

    /// <summary>Bad outcomes of people in percent; "none" of nobody.</summary>
    public static string Rate(long bad, long people) => people == 0 ? "nobody" : Words.Rate(100m * bad / people);

    private static string Part(long treated, long control) => treated + control == 0 ? "Nobody yet" : $"{Words.Share(Math.Round(100m * treated / (treated + control), 1))} with";

    // An end that is rounded onto the limit would say that the limit is reached, which is the very question.
    private static string End(double value, double limit, double width, bool isDifference)
    {
        var text = Number(value, width);
        if (text == Number(limit, width) && Math.Abs(value - limit) > 1e-9) text = Number(value, width / 10);
        return isDifference && value > 0 ? "+" + text : text;
    }

    /// <summary>Rounded to a tenth of the leading digit of <paramref name="size"/>.</summary>
    private static string Number(double value, double size)
    {
        if (!double.IsFinite(value)) return "any number of";
        var digits = size is 0 || !double.IsFinite(size) ? 1 : Math.Clamp(1 - (int)Math.Floor(Math.Log10(Math.Abs(size))), 0, 6);
        var text = Math.Round(value, digits).ToString("N" + digits, Words.English).Replace('-', '\u2212');
        return text.TrimStart('\u2212').All(sign => sign is '0' or '.' or ',') ? text.TrimStart('\u2212') : text;
    }

    private static string Signed(decimal value, string unit) => (value > 0 ? "+" : "") + MetricText.Value(value, unit);

    private static string Unit(string number, string unit) => unit switch { "" => number, "%" => number + "%", _ => $"{number} {unit}" };
}
