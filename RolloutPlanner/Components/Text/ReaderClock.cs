using RolloutPlanner.Components.Services;

namespace RolloutPlanner.Components.Text;

/// <summary>
/// Says times to one reader, seen from one moment: in the reader's zone, and with the place's time beside it where what happens belongs to a
/// place. UTC is said as such. Nothing here asks the browser what time it is.
/// </summary>
/// <param name="Zone">The reader's.</param>
/// <param name="Place">Where it happens; null where the reader's own time is enough.</param>
public sealed record ReaderClock(DateTimeOffset Now, TimeZoneInfo Zone, TimeZoneInfo? Place = null)
{
    /// <summary>For a reader whose zone nobody knows.</summary>
    public static ReaderClock Utc(DateTimeOffset now) => new(now, TimeZoneInfo.Utc);

    /// <summary>The same reader, looking at something that belongs to the place with this zone. UTC and an unknown zone are no place.</summary>
    public ReaderClock In(string zone) => this with { Place = ReaderZone.Parse(zone).Zone is var place && !IsUtc(place) ? place : null };

    /// <summary>"UTC" or "in your time zone": what stands behind "Times are".</summary>
    public string Whose => IsUtc(Zone) ? "UTC" : "in your time zone";

    /// <summary>"Wed 18 Nov, 22:00", and for a place whose clocks differ then "Thu 19 Nov, 09:00 in Sydney, Wed 22:00 for you".</summary>
    public string At(DateTimeOffset time) => Place is { } place && Differs(time, place)
        ? $"{Words.When(time, Now, place)} {Name(place)}, {Local(time, Zone).ToString("ddd HH:mm", Words.English)} {(IsUtc(Zone) ? "UTC" : "for you")}"
        : Marked(Bare(time));

    /// <summary>"Wed 18 Nov, 22:00" in the reader's zone, where the zone is said nearby or there is no room for more.</summary>
    public string Bare(DateTimeOffset time) => Words.When(time, Now, Zone);

    /// <summary>"09:00 Thu Sydney" where the clocks of the place differ; null where they do not.</summary>
    public string? There(DateTimeOffset time) => Place is { } place && Differs(time, place)
        ? $"{Local(time, place).ToString("HH:mm ddd", Words.English)} {City(place)}"
        : null;

    /// <summary>"at 12:07" today, "on Wed 18 Nov, 22:00" before: when something came to pass, as part of a sentence.</summary>
    public string Past(DateTimeOffset time) => Marked(Date(time) == Date(Now) ? $"at {Hour(time)}" : $"on {Bare(time)}");

    /// <summary>"Good afternoon", by the reader's hour.</summary>
    public string Greeting => Local(Now, Zone).Hour switch { >= 5 and < 12 => "Good morning", >= 12 and < 18 => "Good afternoon", _ => "Good evening" };

    /// <summary>"19 Nov".</summary>
    public string Day(DateTimeOffset time) => Local(time, Zone).ToString("d MMM", Words.English);

    /// <summary>"14:36".</summary>
    public string Hour(DateTimeOffset time) => Local(time, Zone).ToString("HH:mm", Words.English);

    /// <summary>"20 s ago", and from an hour on the full time. Stand <see cref="Exact"/> beside it as a title.</summary>
    public string Since(DateTimeOffset time) => Now - time < TimeSpan.FromHours(1) && time <= Now ? Words.Since(time, Now, Zone) : Marked(Bare(time));

    /// <summary>"Wed 18 Nov 2026, 04:30:08 UTC", "Wed 18 Nov 2026, 15:30:08 UTC+11:00": one moment and no other.</summary>
    public string Exact(DateTimeOffset time)
    {
        var there = Local(time, Zone);
        var offset = there.Offset == TimeSpan.Zero ? "" : there.ToString("zzz", Words.English).Replace('-', '\u2212');
        return $"{there.ToString("ddd d MMM yyyy, HH:mm:ss", Words.English)} UTC{offset}";
    }

    /// <summary>The reader's day on which it happens.</summary>
    public DateOnly Date(DateTimeOffset time) => DateOnly.FromDateTime(Local(time, Zone).DateTime);

    /// <summary>"Today, Tuesday 17 November 2026", then "Monday 16 November"; the year only when it is another one.</summary>
    public string Heading(DateOnly day) => Date(Now) is var today && day == today
        ? "Today, " + day.ToString("dddd d MMMM yyyy", Words.English)
        : day.ToString(day.Year == today.Year ? "dddd d MMMM" : "dddd d MMMM yyyy", Words.English);

    private static DateTimeOffset Local(DateTimeOffset time, TimeZoneInfo zone) => TimeZoneInfo.ConvertTime(time, zone);

    // What counts is what the clocks on both walls show: London and Lisbon are one time, and two only on paper.
    private bool Differs(DateTimeOffset time, TimeZoneInfo place) => place.GetUtcOffset(time) != Zone.GetUtcOffset(time);

    private string Marked(string time) => IsUtc(Zone) ? time + " UTC" : time;

    private static bool IsUtc(TimeZoneInfo zone) => zone.Id is "UTC" or "Etc/UTC" or "GMT" or "Etc/GMT";

    private static string Name(TimeZoneInfo place) => $"in {City(place)}";

    private static string City(TimeZoneInfo place) => place.Id[(place.Id.LastIndexOf('/') + 1)..].Replace('_', ' ');
}
