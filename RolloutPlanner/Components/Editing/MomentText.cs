using System.Globalization;
using System.Text.Json.Serialization;
using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Components.Editing;

/// <summary>A date and time as it is typed, on the rollout's clock. What was loaded and not touched keeps its exact moment.</summary>
public sealed class MomentText
{
    private const string Form = "yyyy-MM-dd'T'HH:mm";
    [JsonInclude] private DateTimeOffset? _loaded;
    [JsonInclude] private string _loadedText = "";
    [JsonInclude] private string _loadedZone = "";

    /// <summary>As a datetime-local control holds it; empty for none.</summary>
    public string Text { get; set; } = "";

    public static MomentText From(DateTimeOffset? at, string zone)
    {
        if (at is not { } moment) return new();
        var text = TimeZoneInfo.ConvertTime(moment, Zone(zone)).ToString(Form, CultureInfo.InvariantCulture);
        return new() { Text = text, _loaded = moment, _loadedText = text, _loadedZone = zone };
    }

    public MomentText Copy() => new() { Text = Text, _loaded = _loaded, _loadedText = _loadedText, _loadedZone = _loadedZone };

    /// <summary>Null for nothing and for what is no time. An hour that comes twice in autumn is the later one.</summary>
    public DateTimeOffset? ToMoment(string zone)
    {
        if (_loaded is not null && Text == _loadedText && zone == _loadedZone) return _loaded;
        return Local() is { } local && !Zone(zone).IsInvalidTime(local) ? new DateTimeOffset(local, Zone(zone).GetUtcOffset(local)).ToUniversalTime() : null;
    }

    public Error? Problem(string path, string zone)
    {
        if (string.IsNullOrWhiteSpace(Text)) return null;
        if (Local() is not { } local) return Error.Invalid("time.nonsense", "This is not a date and time. Write it like 2026-11-19 09:00.", path);
        return Zone(zone).IsInvalidTime(local) ? Error.Invalid("time.skipped", $"The clocks of {zone} skip this time. Choose one an hour later.", path) : null;
    }

    private static TimeZoneInfo Zone(string zone) => TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var found) ? found : TimeZoneInfo.Utc;

    private DateTime? Local() => DateTime.TryParse(Text, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local) ? DateTime.SpecifyKind(local, DateTimeKind.Unspecified) : null;
}
