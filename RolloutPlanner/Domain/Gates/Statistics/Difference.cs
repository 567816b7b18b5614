using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Domain.Gates.Statistics;

/// <summary>
/// Treatment less control, with its standard error. Absolute in the unit of the metric, or relative to the size of the control's mean, where 0.01
/// is one per cent more.
/// </summary>
public sealed record Difference
{
    private Difference(MeanSample control, MeanSample treatment, double estimate, double squaredError) =>
        (Control, Treatment, Estimate, SquaredError) = (control, treatment, estimate, squaredError);

    public MeanSample Control { get; }

    public MeanSample Treatment { get; }

    public double Estimate { get; }

    public double SquaredError { get; }

    public double StandardError => Math.Sqrt(SquaredError);

    /// <summary>Of both arms.</summary>
    public double People => (double)Control.People + Treatment.People;

    public static Result<Difference> Absolute(MeanSample control, MeanSample treatment) =>
        Of(control, treatment, treatment.Mean - control.Mean, treatment.SquaredError + control.SquaredError);

    /// <summary>By the delta method: (v_t/n_t + v_c/n_c (m_t/m_c)^2) / m_c^2. Refuses a control whose mean is zero.</summary>
    public static Result<Difference> Relative(MeanSample control, MeanSample treatment)
    {
        if (control.Mean == 0) return StatisticsErrors.ZeroControl;
        var ratio = treatment.Mean / control.Mean;
        var size = Math.Abs(control.Mean);
        return Of(control, treatment, (treatment.Mean - control.Mean) / size, (treatment.SquaredError + control.SquaredError * ratio * ratio) / size / size);
    }

    /// <summary>The same arms, measured from a margin instead of from no difference. Refuses a margin that is not finite.</summary>
    public Result<Difference> Less(double margin) => Of(Control, Treatment, Estimate - margin, SquaredError);

    private static Result<Difference> Of(MeanSample control, MeanSample treatment, double estimate, double squaredError) =>
        double.IsFinite(estimate) && double.IsFinite(squaredError) && squaredError > 0
            ? new Difference(control, treatment, estimate, squaredError)
            : StatisticsErrors.NotFinite("difference");
}
