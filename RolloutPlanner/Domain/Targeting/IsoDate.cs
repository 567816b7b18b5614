using System.Globalization;
using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Domain.Targeting;

/// <summary>
/// A date or a moment, as ISO 8601 text: <c>2026-01-31</c> is that whole day in UTC; <c>2026-01-31T09:00:00Z</c> (seconds, up to seven decimals and
/// an offset such as <c>+01:00</c> allowed) is one moment. A time without a zone is refused, because nobody knows when it was. Held in UTC.
/// </summary>
public readonly record struct IsoDate
{
    private static readonly string[] Times = ["yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"];

    private IsoDate(DateTimeOffset first, bool isDay) => (First, IsDay) = (first, isDay);

    /// <summary>The moment itself, or the first one of the day.</summary>
    public DateTimeOffset First { get; }

    /// <summary>The moment itself, or the last one of the day that a clock of 100 ns steps can show.</summary>
    public DateTimeOffset Last => IsDay ? First.AddTicks(TimeSpan.TicksPerDay - 1) : First;

    public bool IsDay { get; }

    public static Result<IsoDate> Parse(string? text, string path)
    {
        if (TryParse(text) is { } date) return date;
        if (text?.Length > 64) return Error.Invalid("date.invalid", "A date is written as 2026-01-31, or with a time as 2026-01-31T09:00Z.", path);
        return TryParse(text + "Z") is { IsDay: false }
            ? Error.Invalid("date.zone", $"\u201C{text}\u201D has no zone. Add Z for UTC, or an offset such as +01:00.", path)
            : Error.Invalid("date.invalid", $"\u201C{text}\u201D is no date. Write 2026-01-31, or with a time 2026-01-31T09:00Z.", path);
    }

    /// <summary>Null when it is no such text.</summary>
    public static IsoDate? TryParse(string? text)
    {
        if (text is null) return null;
        if (TryUsual(text) is { } usual) return usual;
        if (DateTimeOffset.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var day)) return new(day, true);
        if (!HasZone(text)) return null;
        return DateTimeOffset.TryParseExact(text, Times, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? new(time.ToUniversalTime(), false) : null;
    }

    /// <summary>The text that parses to the same value: <c>2026-01-31</c> or <c>2026-01-31T09:00:00Z</c>.</summary>
    public override string ToString() => First.ToString(IsDay ? "yyyy-MM-dd" : "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture);

    /// <summary>Reads <c>2026-01-31</c> and <c>2026-01-31T09:00:00Z</c> digit by digit, which is many times faster. Null says nothing: the framework has to look.</summary>
    private static IsoDate? TryUsual(string text)
    {
        if (text.Length is not (10 or 20) || text[4] != '-' || text[7] != '-') return null;
        var (year, month, day) = (Digits(text, 0, 4), Digits(text, 5, 2), Digits(text, 8, 2));
        if (year < 1 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month)) return null;
        if (text.Length == 10) return new(new(year, month, day, 0, 0, 0, TimeSpan.Zero), true);
        if (text[10] != 'T' || text[13] != ':' || text[16] != ':' || text[19] != 'Z') return null;
        var (hour, minute, second) = (Digits(text, 11, 2), Digits(text, 14, 2), Digits(text, 17, 2));
        return hour is < 0 or > 23 || minute is < 0 or > 59 || second is < 0 or > 59 ? null : new(new(year, month, day, hour, minute, second, TimeSpan.Zero), false);
    }

    /// <summary>Negative where one of them is no digit.</summary>
    private static int Digits(string text, int start, int count)
    {
        var number = 0;
        for (var i = start; i < start + count; i++)
        {
            if (!char.IsAsciiDigit(text[i])) return -1;
            number = number * 10 + (text[i] - '0');
        }
        return number;
    }

    private static bool HasZone(string text) => text.Length > 11 && (text[^1] == 'Z' || (text[^6] is '+' or '-' && text[^3] == ':'));
}
