using System.Globalization;
using RolloutPlanner.Domain.Targeting;

namespace RolloutPlanner.Components.Text;

/// <summary>Numbers, shares and times as the screen says them, in English and independent of the machine's culture.</summary>
public static class Words
{
    /// <summary>The culture of everything on the screen.</summary>
    public static CultureInfo English { get; } = CultureInfo.GetCultureInfo("en-GB");

    /// <summary>"1,204,350", and from ten million on "12.4 million". Minus is the real minus sign.</summary>
    public static string Number(long value) => Math.Abs((decimal)value) >= 10_000_000
        ? Signed((value / 1_000_000m).ToString("#,0.0", English)) + " million"
        : Signed(value.ToString("N0", English));

    /// <summary>"9,348 people", "1 person".</summary>
    public static string People(long count) => Count(count, "person", "people");

    /// <summary>"1 criterion", "3 criteria".</summary>
    public static string Count(long count, string one, string many) => $"{Number(count)} {(count == 1 ? one : many)}";

    /// <summary>A planned share of 0 to 100 percent, without trailing zeros: "5%", "0.125%".</summary>
    public static string Share(decimal percent) => percent.ToString("0.###", English) + "%";

    /// <summary>A measured rate as a percentage of 0 to 100: one decimal, two when under 1%: "62.8%", "0.67%".</summary>
    public static string Rate(decimal percent) => Signed(percent.ToString(Math.Abs(percent) < 1 ? "0.00" : "0.0", English)) + "%";

    /// <summary>A bucket in percent, with as many decimals as it needs and never under two: "17.42", "4.913".</summary>
    public static string Bucket(Bucket bucket) => bucket.Percent.ToString("0.00#", English);

    /// <summary>The part that <paramref name="part"/> is of <paramref name="whole"/>; "0%" of nobody, and never "0.0%" for somebody.</summary>
    public static string PartOf(long part, long whole)
    {
        if (whole <= 0 || part <= 0) return "0%";
        if (part >= whole) return "100%";
        var percent = 100m * part / whole;
        return percent < 0.1m ? "under 0.1%" : percent > 99.9m ? "over 99.9%" : percent.ToString("0.0", English) + "%";
    }

    /// <summary>"Wed 18 Nov, 04:30" in <paramref name="zone"/>; the year only when it is not the one of <paramref name="now"/>.</summary>
    public static string When(DateTimeOffset time, DateTimeOffset now, TimeZoneInfo zone)
    {
        var (there, here) = (TimeZoneInfo.ConvertTime(time, zone), TimeZoneInfo.ConvertTime(now, zone));
        return there.ToString(there.Year == here.Year ? "ddd d MMM, HH:mm" : "ddd d MMM yyyy, HH:mm", English);
    }

    /// <summary>"just now", "20 s ago", "12 min ago"; from an hour on the full time.</summary>
    public static string Since(DateTimeOffset time, DateTimeOffset now, TimeZoneInfo zone) => (now - time) switch
    {
        var ago when ago < TimeSpan.Zero || ago >= TimeSpan.FromHours(1) => When(time, now, zone),
        var ago when ago < TimeSpan.FromSeconds(5) => "just now",
        var ago when ago < TimeSpan.FromMinutes(1) => $"{Number(ago.Seconds)} s ago",
        var ago => $"{Number(ago.Minutes)} min ago",
    };

    /// <summary>"45 min", "2 h 30 min", "48 h", "3 days" (whole days only from three on).</summary>
    public static string Duration(TimeSpan span)
    {
        if (span >= TimeSpan.FromDays(3) && span.Ticks % TimeSpan.TicksPerDay == 0) return $"{Number((long)span.TotalDays)} days";
        var (hours, minutes) = ((long)span.TotalHours, span.Minutes);
        if (hours == 0) return minutes == 0 ? $"{span.Seconds} s" : $"{minutes} min";
        return minutes == 0 ? $"{Number(hours)} h" : $"{Number(hours)} h {minutes} min";
    }

    /// <summary>"a", "a and b", "a, b and c".</summary>
    public static string List(IReadOnlyList<string> items) => items.Count switch
    {
        0 => "",
        1 => items[0],
        _ => $"{string.Join(", ", items.Take(items.Count - 1))} and {items[^1]}",
    };

    private static string Signed(string number) => number.Replace('-', '\u2212');
}
