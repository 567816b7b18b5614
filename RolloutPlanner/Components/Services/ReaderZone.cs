using System.Text.RegularExpressions;
using RolloutPlanner.Components.Text;

namespace RolloutPlanner.Components.Services;

/// <summary>The time zone that the reader's browser names in a cookie. Whatever else the cookie holds is UTC, and never an error.</summary>
public sealed partial record ReaderZone(TimeZoneInfo Zone)
{
    /// <summary>The cookie that zone.js writes.</summary>
    public const string Cookie = "rp-zone";

    public static ReaderZone Utc { get; } = new(TimeZoneInfo.Utc);

    /// <summary>A zone by its IANA name.</summary>
    public static ReaderZone Parse(string? id) =>
        id is { Length: <= 64 } && IanaName().IsMatch(id) && TimeZoneInfo.TryFindSystemTimeZoneById(id, out var zone) ? new(zone) : Utc;

    /// <summary>What this reader's clock shows at one moment.</summary>
    public ReaderClock At(DateTimeOffset now) => new(now, Zone);

    // A name is looked up as a file below a folder, so nothing that could lead out of it gets that far.
    [GeneratedRegex(@"\A[A-Za-z][A-Za-z0-9_+\-]*(/[A-Za-z0-9_+\-]+){0,2}\z")]
    private static partial Regex IanaName();
}
