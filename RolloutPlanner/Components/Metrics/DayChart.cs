using RolloutPlanner.Application.Gates;
using RolloutPlanner.Components.Rollouts;
using RolloutPlanner.Components.Text;

namespace RolloutPlanner.Components.Metrics;

/// <summary>One line of the chart: a rollout's readings. Where no number came for too long the line is broken.</summary>
/// <param name="Dash">Tells lines apart without colour.</param>
/// <param name="Dots">Readings with nothing to join them to.</param>
public sealed record DayLine(string Name, string Path, string Dash, IReadOnlyList<(double X, double Y)> Dots, ChartLabel End);

/// <summary>The last 24 hours of a metric in pixels: one line for each rollout that measured it, the newest first.</summary>
public sealed record DayChart(IReadOnlyList<DayLine> Lines, IReadOnlyList<ChartLabel> Rows, IReadOnlyList<ChartLabel> Hours)
{
    public const double Width = 784;
    public const double Height = 168;
    public const double Left = 62;
    public const double Right = 624;
    public const double Top = 10;
    public const double Bottom = 138;

    /// <summary>More lines than this cannot be told apart.</summary>
    public const int MostLines = 4;

    private const int Columns = 140;
    private const double LabelHeight = 15;
    private static readonly string[] Dashes = ["none", "7 4", "2 3", "10 3 2 3"];

    /// <summary>Of a metric with at least one reading.</summary>
    public static DayChart Of(MetricView view, ReaderClock clock)
    {
        var start = view.At.AddHours(-24);
        var rollouts = view.Readings.GroupBy(look => (look.Rollout, look.Name)).Take(MostLines).ToList();
        var scale = ValueScale.Around(rollouts.SelectMany(group => group).Select(look => look.Value));
        double X(DateTimeOffset at) => Left + Math.Clamp((at - start) / (view.At - start), 0, 1) * (Right - Left);
        double Y(decimal value) => Math.Clamp(scale.Y((double)value, Top, Bottom - Top), Top, Bottom);
        var taken = new List<double>();
        var lines = rollouts.Select((group, at) => Line(group.Key.Name, [.. Thin(group, start, view.At)], Dashes[at], view.Hook.FreshFor, X, Y, taken)).ToList();
        return new(
            lines,
            [.. scale.Lines.Select(line => new ChartLabel(Left - 8, scale.Y(line, Top, Bottom - Top), MetricText.Value(Math.Round((decimal)line, scale.Digits), view.Hook.Unit)))],
            [.. new[] { 24, 18, 12, 6, 0 }.Select(hours => new ChartLabel(X(view.At.AddHours(-hours)), Height - 8, hours == 0 ? "Now" : clock.Hour(view.At.AddHours(-hours))))]);
    }

    /// <summary>Oldest first; of many readings in one column of the picture the lowest and the highest, so that no spike is lost.</summary>
    private static IEnumerable<MetricLook> Thin(IEnumerable<MetricLook> looks, DateTimeOffset start, DateTimeOffset end) =>
        from look in looks
        group look by (int)((look.At - start) / (end - start) * Columns) into column
        orderby column.Key
        from kept in new[] { column.MinBy(look => look.Value)!, column.MaxBy(look => look.Value)! }.Distinct().OrderBy(look => look.At)
        select kept;

    private static DayLine Line(
        string name, IReadOnlyList<MetricLook> looks, string dash, TimeSpan longest, Func<DateTimeOffset, double> x, Func<decimal, double> y, List<double> taken)
    {
        // Thinned readings stand up to two columns apart.
        var gap = longest + TimeSpan.FromMinutes(2 * 24 * 60 / Columns);
        var path = new System.Text.StringBuilder();
        var dots = new List<(double, double)>();
        for (var i = 0; i < looks.Count; i++)
        {
            var (here, there) = (x(looks[i].At), y(looks[i].Value));
            var begins = i == 0 || looks[i].At - looks[i - 1].At > gap;
            var ends = i == looks.Count - 1 || looks[i + 1].At - looks[i].At > gap;
            if (begins && ends) dots.Add((here, there));
            else path.Append(begins ? 'M' : 'L').Append(ChartSpace.Text(here)).Append(' ').Append(ChartSpace.Text(there)).Append(' ');
        }
        return new(name, path.ToString().TrimEnd(), dash, dots, new(Right + 8, Free(y(looks[^1].Value), taken) + 4, Short(name)));
    }

    /// <summary>The nearest height at which a name covers none of those that stand there.</summary>
    private static double Free(double y, List<double> taken)
    {
        var free = Math.Clamp(ChartSpace.Free(y, LabelHeight, taken), Top, Bottom);
        taken.Add(free);
        return free;
    }

    private static string Short(string name) => name.Length <= 22 ? name : name[..21].TrimEnd() + "\u2026";
}
