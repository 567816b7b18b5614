using System.Globalization;

namespace RolloutPlanner.Components.Text;

/// <summary>Times of the workspace, in UTC and marked so.</summary>
public static class UtcText
{
    /// <summary>"Wed 18 Nov, 04:30 UTC"; the year only when it is not the one of <paramref name="now"/>.</summary>
    public static string When(DateTimeOffset at, DateTimeOffset now) => Words.When(at, now, TimeZoneInfo.Utc) + " UTC";

    /// <summary>"Wed 18 Nov 2026, 04:30:08 UTC".</summary>
    public static string Exact(DateTimeOffset at) => at.UtcDateTime.ToString("ddd d MMM yyyy, HH:mm:ss", Words.English) + " UTC";

    public static string Clock(DateTimeOffset at) => at.UtcDateTime.ToString("HH:mm", CultureInfo.InvariantCulture);

    /// <summary>"Today, Tuesday 17 November 2026", then "Monday 16 November"; the year only when it is another one.</summary>
    public static string Day(DateOnly day, DateOnly today) => day == today
        ? "Today, " + day.ToString("dddd d MMMM yyyy", Words.English)
        : day.ToString(day.Year == today.Year ? "dddd d MMMM" : "dddd d MMMM yyyy", Words.English);
}
