using RolloutPlanner.Application.Audit;
using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Components.History;

/// <summary>
/// The filter of the history as its address has it. Days are the reader's, both ends included. What an address says wrongly filters nothing, so that an
/// old link still opens.
/// </summary>
public sealed record HistoryQueryText(string? Rollout = null, string? Person = null, string? Kind = null, string? From = null, string? To = null, string? Text = null)
{
    public bool IsEmpty => ToQuery().Length == 0;

    /// <summary>The first day is after the last, so no entry can fit.</summary>
    public bool IsBackwards => HistoryDays.Parse(From) is { } from && HistoryDays.Parse(To) is { } to && from > to;

    public HistoryFilter ToFilter(TimeZoneInfo zone, int page = 1, int pageSize = 50)
    {
        var (from, to) = HistoryDays.Between(HistoryDays.Parse(From), HistoryDays.Parse(To), zone);
        return new(
            RolloutKey.Parse(Rollout, "").TryGet(out var rollout) ? rollout : null,
            UserId.Parse(Person, "").TryGet(out var person) ? person : null,
            string.IsNullOrWhiteSpace(Kind) ? null : Kind,
            from,
            to,
            string.IsNullOrWhiteSpace(Text) ? null : Text.Trim(),
            Page: page,
            PageSize: pageSize);
    }

    /// <summary>"?rollout=checkout&amp;from=2026-11-10", or nothing.</summary>
    public string ToQuery(params (string Name, string? Value)[] more)
    {
        (string Name, string? Value)[] own = [("rollout", Rollout), ("person", Person), ("kind", Kind), ("from", From), ("to", To), ("q", Text)];
        var parts = own.Concat(more).Where(part => !string.IsNullOrWhiteSpace(part.Value)).Select(part => $"{part.Name}={Uri.EscapeDataString(part.Value!)}").ToList();
        return parts.Count == 0 ? "" : "?" + string.Join('&', parts);
    }
}
