using System.Globalization;
using RolloutPlanner.Application.Rollouts;
using RolloutPlanner.Components.Text;

namespace RolloutPlanner.Components.Rollouts;

/// <summary>A text of a chart: where it stands and what it says.</summary>
public sealed record ChartLabel(double X, double Y, string Text);

/// <summary>A limit drawn across a chart.</summary>
public sealed record ChartLimit(double Y, ChartLabel Label);

/// <summary>
/// Where everything of a metric's chart lies: from the start of the stage to the end of its soak, or to now where that is later. Everything is
/// inside <see cref="Width"/> and <see cref="Height"/> whatever the numbers are.
/// </summary>
public sealed record ReadingChart(string Line, IReadOnlyList<(double X, double Y)> Points, IReadOnlyList<ChartLabel> Rows, IReadOnlyList<ChartLabel> Hours, IReadOnlyList<ChartLimit> Limits, ChartLabel Last, double NowX, ChartLabel Now)
{
    public const double Width = 784;
    public const double Height = 188;
    public const double Left = 62;
    public const double Right = 672;
    public const double Top = 10;
    public const double Bottom = 158;

    private const double LabelHeight = 14;
    private static readonly int[] HourSteps = [1, 2, 3, 6, 12, 24, 48, 72, 168, 336, 672, 1344, 2688, 5376, 8760];

    /// <summary>Of a series with at least one reading, while the rollout is in a stage.</summary>
    public static ReadingChart Of(RolloutView view, ReadingSeries series)
    {
        var start = view.State.Run!.EnteredAt;
        var end = view.At + (view.Gate?.Soak.Left ?? TimeSpan.Zero);
        if (end <= start) end = start.AddMinutes(1);
        var scale = ValueScale.Around(series.Readings.Select(reading => reading.Value).Concat(series.Criteria.Select(criterion => criterion.Criterion.Limit)));
        double X(DateTimeOffset at) => Left + Math.Clamp((at - start) / (end - start), 0, 1) * (Right - Left);
        double Y(decimal value) => Math.Clamp(scale.Y((double)value, Top, Bottom - Top), Top, Bottom);
        var points = series.Readings.Select(reading => (X(reading.ObservedAt), Y(reading.Value))).ToList();
        var now = X(view.At);
        var last = series.Readings[^1].Value;
        var taken = new List<double> { Y(last) };
        var limits = series.Criteria.Select(assessed => assessed.Criterion).DistinctBy(criterion => criterion.Limit)
            .Select(criterion => new ChartLimit(Y(criterion.Limit), new(Right + 8, Free(Y(criterion.Limit), taken) + 4, $"Limit {MetricText.Value(criterion.Limit, series.Unit)}"))).ToList();
        return new(
            string.Join(' ', points.Select((point, i) => $"{(i == 0 ? 'M' : 'L')}{Text(point.Item1)} {Text(point.Item2)}")), points,
            [.. scale.Lines.Select(line => new ChartLabel(Left - 8, scale.Y(line, Top, Bottom - Top), MetricText.Value(Math.Round((decimal)line, scale.Digits), series.Unit)))],
            [.. HoursOf(start, end, X)], limits, new(Right + 8, Y(last) + 4, $"Now {MetricText.Value(last, series.Unit)}"),
            now, new(now > 560 ? now - 6 : now + 6, Top + 12, $"Now, {GateReasons.Elapsed(view.At - start)} in"));
    }

    /// <summary>A number for SVG.</summary>
    public static string Text(double number) => number.ToString("0.#", CultureInfo.InvariantCulture);

    private static IEnumerable<ChartLabel> HoursOf(DateTimeOffset start, DateTimeOffset end, Func<DateTimeOffset, double> x)
    {
        yield return new(Left, Height - 8, "Start");
        var hours = (end - start).TotalHours;
        var step = HourSteps.FirstOrDefault(each => hours / each <= 5, HourSteps[^1]);
        for (var at = step; at < hours; at += step)
            if (x(start.AddHours(at)) is > Left + 60 and < Right - 30 and var here) yield return new(here, Height - 8, at % 24 == 0 && at > 48 ? $"{Words.Number(at / 24)} days" : $"{Words.Number(at)} h");
    }

    /// <summary>The nearest height at which a text covers none of those that stand there.</summary>
    private static double Free(double y, List<double> taken)
    {
        var free = y;
        for (var shift = 0; taken.Any(other => Math.Abs(other - free) < LabelHeight); shift++)
            free = y + (shift % 2 == 0 ? -1 : 1) * (shift / 2 + 1) * LabelHeight / 2;
        taken.Add(free);
        return free;
    }
}
