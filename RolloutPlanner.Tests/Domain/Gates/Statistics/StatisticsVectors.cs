using System.Globalization;
using System.Text.Json;
using RolloutPlanner.Domain.Gates.Statistics;

namespace RolloutPlanner.Tests.Domain.Gates.Statistics;

/// <summary>The published numbers in Vectors/statistics.json; each names its source.</summary>
internal static class StatisticsVectors
{
    public static JsonElement Root { get; } = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Vectors", "statistics.json"))).RootElement;

    public static IReadOnlyList<JsonElement> In(string section) => [.. Root.GetProperty(section).GetProperty("vectors").EnumerateArray()];

    public static JsonElement The(string section, string id) => In(section).Single(one => one.Id() == id);

    public static string Id(this JsonElement vector) => vector.GetProperty("id").GetString()!;

    /// <summary>A number, or an infinity written as text.</summary>
    public static double Number(this JsonElement vector, params string[] path)
    {
        var at = path.Aggregate(vector, (element, name) => element.GetProperty(name));
        return at.ValueKind is JsonValueKind.Number ? at.GetDouble() : at.GetString()!.ToLowerInvariant() switch
        {
            "inf" or "+inf" => double.PositiveInfinity,
            "-inf" => double.NegativeInfinity,
            var text => double.Parse(text, CultureInfo.InvariantCulture),
        };
    }

    public static double[] Numbers(this JsonElement array) => [.. array.EnumerateArray().Select(one => one.Number())];

    public static bool[] Flags(this JsonElement array) => [.. array.EnumerateArray().Select(one => one.GetBoolean())];

    public static MeanSample Sums(this JsonElement arm) =>
        MeanSample.FromSums((long)arm.Number("n"), arm.Number("sum"), arm.Number("sum_squares"), "arm").Value;

    public static MeanSample Counts(this JsonElement arm) => MeanSample.FromCounts((long)arm.Number("n"), (long)arm.Number("successes"), "arm").Value;

    /// <summary>Equal, infinities too, or within the tolerance.</summary>
    public static void Near(double expected, double actual, double tolerance) =>
        Assert.True(expected.Equals(actual) || Math.Abs(expected - actual) <= tolerance, $"{actual:R} is not {expected:R} within {tolerance:R}");
}
