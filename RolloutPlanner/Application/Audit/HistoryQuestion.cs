using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Application.Audit;

/// <summary>
/// A filter as somebody asks for an export with it. An export says exactly what was asked for, so a faulty filter is refused, not left out.
/// </summary>
/// <param name="From">A day such as "2026-11-18", included; so is <paramref name="To"/>.</param>
/// <param name="Zone">The IANA name of the zone whose days they are; UTC where none is named.</param>
public sealed record HistoryQuestion(string? Rollout, string? Person, string? Kind, string? From, string? To, string? Text, string? Zone)
{
    public Result<HistoryFilter> ToFilter()
    {
        var errors = new ParseErrors();
        var zone = HistoryDays.Zone(Zone);
        if (zone is null) errors.Add("zone.unknown", "There is no such time zone. Write it like Europe/London.", "zone");
        var (from, to) = HistoryDays.Between(Day(From, "from", errors), Day(To, "to", errors), zone ?? TimeZoneInfo.Utc);
        var filter = new HistoryFilter(errors.Optional<RolloutKey>(Rollout, "rollout"), errors.Optional<UserId>(Person, "person"), Some(Kind), from, to, Some(Text));
        return errors.All is { Count: > 0 } all ? Result<HistoryFilter>.Fail(all) : filter;
    }

    private static string? Some(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static DateOnly? Day(string? text, string path, ParseErrors errors)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        if (HistoryDays.Parse(text) is { } day) return day;
        errors.Add("date.invalid", "Write a day such as 2026-11-18.", path);
        return null;
    }
}
