using RolloutPlanner.Application.Rollouts;
using RolloutPlanner.Components.Text;
using RolloutPlanner.Domain.Gates;

namespace RolloutPlanner.Components.Rollouts;

/// <summary>A text of a chart: where it stands and what it says.</summary>
public sealed record ChartLabel(double X, double Y, string Text);

/// <summary>A limit drawn across a chart, straight or along with the people whom it is held against.</summary>
public sealed record ChartLimit(string Path, double Y, ChartLabel Label);

/// <summary>
/// Where everything of a metric's chart lies: from the start of the stage to the end of its soak, or to now where that is later. Everything is
/// inside <see cref="Width"/> and <see cref="Height"/> whatever the numbers are.
/// </summary>
/// <param name="Dots">The points, where they are few enough to be seen one by one.</param>
/// <param name="Last">What the lines end with: with the feature, then without it.</param>
public sealed record ReadingChart(
    string Line, string Without, string Range, IReadOnlyList<(double X, double Y)> Dots, IReadOnlyList<ChartLabel> Rows, IReadOnlyList<ChartLabel> Hours,
    IReadOnlyList<ChartLimit> Limits, ChartLabel Last, ChartLabel? LastWithout, double NowX, ChartLabel Now)
{
    public const double Width = 784;
    public const double Height = 188;
    public const double Left = 62;
    public const double Right = 672;
    public const double Top = 10;
    public const double Bottom = 158;

    private const int MostDots = 30;
    private const double LabelHeight = 14;
    private static readonly int[] HourSteps = [1, 2, 3, 6, 12, 24, 48, 72, 168, 336, 672, 1344, 2688, 5376, 8760];

    /// <summary>Of a trace with at least one point, while the rollout is in a stage.</summary>
    public static ReadingChart Of(RolloutView view, ReadingSeries series, ReadingTrace trace)
    {
        var start = view.State.Run!.EnteredAt;
        var soaks = view.Gate?.Soak.Left ?? TimeSpan.Zero;
        var end = view.At + soaks;
        if (end <= start) end = start.AddMinutes(1);
        var last = trace.Points[^1];
        var flat = series.Criteria.Select(assessed => assessed.Criterion).Where(criterion => !criterion.NeedsControl).DistinctBy(criterion => criterion.Limit).ToList();
        var scale = ValueScale.Around(Heights(trace, last, flat));
        double X(DateTimeOffset at) => Left + Math.Clamp((at - start) / (end - start), 0, 1) * (Right - Left);
        double Y(double value) => Math.Clamp(scale.Y(value, Top, Bottom - Top), Top, Bottom);
        string Path(IEnumerable<(DateTimeOffset At, double Value)> points) => string.Join(' ', points.Select((point, i) => $"{(i == 0 ? 'M' : 'L')}{ChartSpace.Text(X(point.At))} {ChartSpace.Text(Y(point.Value))}"));

        var ranged = trace.Points.Where(point => point is { Low: not null, High: not null }).ToList();
        var (now, taken) = (X(view.At), new List<double> { Y(last.With) });
        ChartLabel Beside(double value, string words) => new(Right + 8, Free(Y(value), taken) + 4, words);
        var without = last.Without is { } control ? Beside(control, $"Without {ReadingText.Value(series, control)}") : null;
        var limits = flat.Select(criterion => new ChartLimit($"M{ChartSpace.Text(Left)} {ChartSpace.Text(Y((double)criterion.Limit))} H{ChartSpace.Text(Right)}", Y((double)criterion.Limit), Beside((double)criterion.Limit, $"Limit {MetricText.Value(criterion.Limit, series.Unit)}"))).ToList();
        if (trace.Drawn is { Criterion.NeedsControl: true } && last.Limit is { } limit)
            limits.Insert(0, new(Path(trace.Points.Where(point => point.Limit is not null).Select(point => (point.At, point.Limit!.Value))) + $" H{ChartSpace.Text(Right)}", Y(limit), Beside(limit, $"Limit {ReadingText.Value(series, limit)}")));
        return new(
            Path(trace.Points.Select(point => (point.At, point.With))),
            Path(trace.Points.Where(point => point.Without is not null).Select(point => (point.At, point.Without!.Value))),
            ranged.Count < 2 ? "" : $"{Path(ranged.Select(point => (point.At, point.High!.Value)))} {Path(ranged.AsEnumerable().Reverse().Select(point => (point.At, point.Low!.Value))).Replace('M', 'L')}Z",
            trace.Points.Count > MostDots ? [(X(last.At), Y(last.With))] : [.. trace.Points.Select(point => (X(point.At), Y(point.With)))],
            [.. scale.Lines.Select(line => new ChartLabel(Left - 8, scale.Y(line, Top, Bottom - Top), MetricText.Value(Math.Round((decimal)line, scale.Digits), series.Unit)))],
            [.. HoursOf(start, end, soaks > TimeSpan.Zero, X)],
            limits, new(Right + 8, Y(last.With) + 4, $"{(last.Without is null ? "Now" : "With")} {ReadingText.Value(series, last.With)}"), without,
            now, new(now > 560 ? now - 6 : now + 6, Top + 12, $"Now, {GateReasons.Elapsed(view.At - start)} in"));
    }

    /// <summary>
    /// What the scale must hold: lines and limits, of the range only where it ends. Sums of the first few people swing widely, so what they and the
    /// range do at the beginning is cut off at the edge.
    /// </summary>
    private static IEnumerable<decimal> Heights(ReadingTrace trace, TracePoint last, IEnumerable<Criterion> flat) =>
        trace.Settled.SelectMany(point => new[] { point.With, point.Without, point.Limit })
            .Concat([last.Low, last.High])
            .OfType<double>()
            .Where(value => Math.Abs(value) < 1e15)
            .Select(value => (decimal)value)
            .Concat(flat.Select(criterion => criterion.Limit));

    private static IEnumerable<ChartLabel> HoursOf(DateTimeOffset start, DateTimeOffset end, bool soaks, Func<DateTimeOffset, double> x)
    {
        yield return new(Left, Height - 8, "Start");
        var hours = (end - start).TotalHours;
        var step = HourSteps.FirstOrDefault(each => hours / each <= 5, HourSteps[^1]);
        for (var at = step; at < hours; at += step)
            if (x(start.AddHours(at)) is > Left + 60 and var here && here < Right - (soaks ? 70 : 30)) yield return new(here, Height - 8, Time(at));
        if (soaks) yield return new(Right, Height - 8, $"{Time((int)Math.Ceiling(hours))}, soak ends");
    }

    private static string Time(int hours) => hours % 24 == 0 && hours > 48 ? $"{Words.Number(hours / 24)} days" : $"{Words.Number(hours)} h";

    /// <summary>The nearest height at which a text covers none of those that stand there.</summary>
    private static double Free(double y, List<double> taken)
    {
        var free = ChartSpace.Free(y, LabelHeight, taken);
        taken.Add(free);
        return free;
    }
}
