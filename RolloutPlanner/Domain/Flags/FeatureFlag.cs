using System.Globalization;
using System.Text.RegularExpressions;
using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Domain.Flags;

/// <summary>The type of both values of a flag. <see cref="Object"/> values are JSON text, checked for form where they come in.</summary>
public enum FlagType
{
    Boolean,
    Text,
    Number,
    Object,
}

/// <summary>Which of the two values of a flag is served.</summary>
public enum Variant
{
    Off,
    On,
}

/// <summary>
/// The named switch that a rollout hands out: its key and the value of each variant, as text of the flag's type.
/// A boolean is <c>true</c> or <c>false</c>, a number is finite and written as JSON writes it.
/// </summary>
public sealed partial record FeatureFlag
{
    private FeatureFlag(FlagKey key, FlagType type, string on, string off) => (Key, Type, On, Off) = (key, type, on, off);

    public FlagKey Key { get; }

    public FlagType Type { get; }

    public string On { get; }

    public string Off { get; }

    public static FeatureFlag Boolean(FlagKey key) => new(key, FlagType.Boolean, "true", "false");

    public static Result<FeatureFlag> Create(FlagKey key, FlagType type, string on, string off)
    {
        Error?[] problems = [Check(type, on, "flag.on"), Check(type, off, "flag.off"), AreSame(type, on, off) ? Same : null];
        return problems.OfType<Error>().ToValueList() is { Count: > 0 } errors
            ? Result<FeatureFlag>.Fail(errors)
            : new FeatureFlag(key, type, Plain(type, on), Plain(type, off));
    }

    public string ValueOf(Variant variant) => variant is Variant.On ? On : Off;

    private static Error Same { get; } =
        Error.Invalid("flag.same", "Both variants have the same value, so nobody would notice the rollout. Give them different values.", "flag.off");

    /// <summary>1 and 1.0 are one number.</summary>
    private static bool AreSame(FlagType type, string on, string off) =>
        on == off || (type is FlagType.Number && Number(on) is { } one && Number(off) is { } other && one.Equals(other));

    /// <summary>A number as JSON: digits that are JSON already stay as they were typed, so that 12.50 is not 12.5; <c>.5</c> and <c>+5</c> become 0.5 and 5.</summary>
    private static string Plain(FlagType type, string text) =>
        type is FlagType.Number && !JsonNumber().IsMatch(text) ? Number(text)!.Value.ToString("R", CultureInfo.InvariantCulture) : text;

    [GeneratedRegex(@"\A-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex JsonNumber();

    private static double? Number(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null;

    private static Error? Check(FlagType type, string text, string path) => type switch
    {
        FlagType.Boolean => text is "true" or "false" ? null : Error.Invalid("flag.boolean", "A yes-or-no flag has the values true and false.", path),
        _ when PlainText.HalfCharacter(text) is { } position =>
            Error.Invalid("flag.broken", $"The value holds half a character at position {position + 1}. Type it again there.", path),
        FlagType.Number => Number(text) is not null
            ? null
            : Error.Invalid("flag.number", $"\"{text}\" is not a number. Write it like 12.5.", path),
        FlagType.Text => text.Length <= 4096 ? null : Error.Invalid("flag.long", "A value has at most 4,096 characters.", path),
        FlagType.Object => text.Length is >= 2 and <= 16384 ? null : Error.Invalid("flag.object", "An object value is JSON text of 2 to 16,384 characters.", path),
        _ => Error.Invalid("flag.type", "This type of flag is not known.", path),
    };
}
