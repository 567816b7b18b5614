namespace RolloutPlanner.Components.Text;

/// <summary>Values of metrics with their units.</summary>
public static class MetricText
{
    /// <summary>"1.9%", "120 ms", "42": all decimals that were entered, the real minus sign.</summary>
    public static string Value(decimal value, string unit)
    {
        var number = value.ToString("#,0.############", Words.English).Replace('-', '\u2212');
        return unit.Length == 0 ? number : unit == "%" ? number + unit : $"{number} {unit}";
    }
}
