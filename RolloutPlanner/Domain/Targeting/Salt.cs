using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Domain.Targeting;

/// <summary>
/// What keeps the buckets of different rollouts independent: 1 to 100 printable ASCII characters. It never changes afterwards, because
/// another salt is another draw of people. ASCII, because some clients hash other characters differently.
/// </summary>
public readonly record struct Salt : ITextKey<Salt>
{
    private readonly string? _value;

    private Salt(string value) => _value = value;

    public string Value => _value ?? "";

    /// <summary>The usual salt: the flag key and a colon.</summary>
    public static Salt For(FlagKey flag) => new(flag.Value + ":");

    public static Result<Salt> Parse(string? text, string path)
    {
        if (string.IsNullOrEmpty(text)) return Error.Invalid("salt.missing", "Enter a salt.", path);
        if (text.Length > 100) return Error.Invalid("salt.length", $"A salt has 1 to 100 characters; this one has {text.Length}.", path);
        return text.AsSpan().ContainsAnyExceptInRange(' ', '~')
            ? Error.Invalid("salt.characters", "A salt holds only letters, digits and signs of the ASCII table.", path)
            : new Salt(text);
    }

    public override string ToString() => Value;
}
