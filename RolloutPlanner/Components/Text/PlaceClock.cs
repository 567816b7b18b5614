namespace RolloutPlanner.Components.Text;

/// <summary>Says times in one zone, seen from one moment. Every rollout has a zone of its own; UTC is said as such.</summary>
public sealed record PlaceClock(DateTimeOffset Now, TimeZoneInfo Zone)
{
    public static PlaceClock Utc(DateTimeOffset now) => new(now, TimeZoneInfo.Utc);

    /// <summary>The zone by its IANA name; UTC where this machine does not know it.</summary>
    public static PlaceClock Of(DateTimeOffset now, string zone) => TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var found) ? new(now, found) : Utc(now);

    /// <summary>"UTC", "in Sydney": what stands behind a time.</summary>
    public string Place => Zone.Id is "UTC" or "Etc/UTC" or "GMT" ? "UTC" : $"in {Zone.Id[(Zone.Id.LastIndexOf('/') + 1)..].Replace('_', ' ')}";

    /// <summary>"Thu 19 Nov, 09:00 in Sydney".</summary>
    public string At(DateTimeOffset time) => $"{Bare(time)} {Place}";

    /// <summary>"Thu 19 Nov, 09:00", where the zone is said nearby.</summary>
    public string Bare(DateTimeOffset time) => Words.When(time, Now, Zone);

    /// <summary>"19 Nov".</summary>
    public string Day(DateTimeOffset time) => TimeZoneInfo.ConvertTime(time, Zone).ToString("d MMM", Words.English);

    /// <summary>"14:36".</summary>
    public string Hour(DateTimeOffset time) => TimeZoneInfo.ConvertTime(time, Zone).ToString("HH:mm", Words.English);

    /// <summary>"20 s ago", and from an hour on the full time.</summary>
    public string Since(DateTimeOffset time) => Now - time < TimeSpan.FromHours(1) && time <= Now ? Words.Since(time, Now, Zone) : At(time);
}
