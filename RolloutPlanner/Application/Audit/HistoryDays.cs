using System.Globalization;
using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Application.Audit;

/// <summary>The days of a filter, as days of one zone.</summary>
public static class HistoryDays
{
    /// <summary>A day such as "2026-11-18"; null for anything else.</summary>
    public static DateOnly? Parse(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is > 1 and < 9999 ? day : null;

    /// <summary>A zone by its IANA name, UTC where none is named; null for what is no zone.</summary>
    public static TimeZoneInfo? Zone(string? name)
    {
        if (string.IsNullOrEmpty(name)) return TimeZoneInfo.Utc;
        // A name is looked up as a file below a folder, so nothing that could lead out of it gets that far.
        var isName = name.Length <= 64 && char.IsAsciiLetter(name[0]) && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '/' or '_' or '-' or '+');
        return isName && TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) ? zone : null;
    }

    /// <summary>The first moment of a day. Where clocks skip midnight it is the moment to which they skip.</summary>
    public static DateTimeOffset Start(DateOnly day, TimeZoneInfo zone)
    {
        var midnight = day.ToDateTime(TimeOnly.MinValue);
        while (zone.IsInvalidTime(midnight)) midnight = midnight.AddMinutes(30);
        var offset = zone.IsAmbiguousTime(midnight) ? zone.GetAmbiguousTimeOffsets(midnight).Max() : zone.GetUtcOffset(midnight);
        return new DateTimeOffset(midnight, offset).ToUniversalTime();
    }

    /// <summary>Both days included; a day that is absent bounds nothing.</summary>
    public static (DateTimeOffset? From, DateTimeOffset? To) Between(DateOnly? from, DateOnly? to, TimeZoneInfo zone) =>
        (from is { } first ? Start(first, zone) : null, to is { } last ? Start(last.AddDays(1), zone) : null);
}
