using System.Globalization;
using RolloutPlanner.Components.Cohorts;
using RolloutPlanner.Domain.Gates;

namespace RolloutPlanner.Components.Metrics;

/// <summary>A metric while somebody edits it, as typed.</summary>
public sealed class HookDraft
{
    private bool _keyTyped;
    private string _name = "";
    private string _key = "";

    /// <summary>0 for a new one.</summary>
    public long SeenVersion { get; private init; }

    public bool IsNew => SeenVersion == 0;

    /// <summary>Until it is typed, a new metric's key follows its name.</summary>
    public string Key
    {
        get => _key;
        set => (_key, _keyTyped) = (value, true);
    }

    public string Name
    {
        get => _name;
        set
        {
            _name = value;
            if (IsNew && !_keyTyped) _key = KeySuggestion.From(value);
        }
    }

    public string Unit { get; set; } = "";

    public string Source { get; set; } = "";

    public static HookDraft Of(MonitoringHook hook) => new() { SeenVersion = hook.Version, Key = hook.Key.Value, Name = hook.Name, Unit = hook.Unit, Source = hook.Source };
}

/// <summary>A reading while somebody enters it, as typed.</summary>
public sealed class ReadingDraft
{
    public string Value { get; set; } = "";

    public string Source { get; set; } = "";

    /// <summary>Null for what is no number. Decimals follow a point.</summary>
    public decimal? Number => decimal.TryParse(
        Value.Trim().Replace('\u2212', '-'), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;
}
