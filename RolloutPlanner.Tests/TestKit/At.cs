namespace RolloutPlanner.Tests.TestKit;

/// <summary>Moments that tests speak of. Day 0 is Wednesday 18 November 2026; everything is UTC.</summary>
internal static class At
{
    public static DateTimeOffset Nine { get; } = new(2026, 11, 18, 9, 0, 0, TimeSpan.Zero);

    public static DateTimeOffset Noon { get; } = new(2026, 11, 18, 12, 0, 0, TimeSpan.Zero);

    public static DateTimeOffset Minutes(double afterNoon) => Noon.AddMinutes(afterNoon);

    public static DateTimeOffset Hours(double afterNoon) => Noon.AddHours(afterNoon);
}
