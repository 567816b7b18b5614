namespace RolloutPlanner.Components.Rollouts;

/// <summary>Places values on a height in pixels, with round numbers at its lines. Any values are fine, also one alone or all of them equal.</summary>
public sealed record ValueScale(double Low, double High, double Step)
{
    private const int MostLines = 5;

    /// <summary>A scale that holds all of these. It begins at zero where that costs little of the height.</summary>
    public static ValueScale Around(IEnumerable<decimal> values)
    {
        var all = values.Select(value => (double)value).DefaultIfEmpty().ToList();
        var (low, high) = (all.Min(), all.Max());
        if (low > 0 && low < high * 0.75) low = 0;
        if (high < 0 && high > low * 0.75) high = 0;
        if (low.Equals(high)) (low, high) = low.Equals(0) ? (0, 1) : (low - Math.Abs(low) / 10, high + Math.Abs(high) / 10);
        var step = Round((high - low) / (MostLines - 1));
        return new(Math.Floor(low / step + 1e-9) * step, Math.Ceiling(high / step - 1e-9) * step, step);
    }

    /// <summary>From the bottom up.</summary>
    public IEnumerable<double> Lines => Enumerable.Range(0, (int)Math.Round((High - Low) / Step) + 1).Select(line => Low + line * Step);

    /// <summary>How many digits behind the point tell two lines apart.</summary>
    public int Digits
    {
        get
        {
            var power = (int)Math.Floor(Math.Log10(Step) + 1e-9);
            var isHalf = Math.Abs(Step / Math.Pow(10, power) - 2.5) < 1e-6;
            return Math.Clamp((isHalf ? 1 : 0) - power, 0, 6);
        }
    }

    /// <summary>The distance from <paramref name="top"/> for a value.</summary>
    public double Y(double value, double top, double height) => top + (High - value) / (High - Low) * height;

    private static double Round(double rough)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        return (rough / power) switch { <= 1 => 1, <= 2 => 2, <= 2.5 => 2.5, <= 5 => 5, _ => 10 } * power;
    }
}
