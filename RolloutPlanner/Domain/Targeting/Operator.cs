namespace RolloutPlanner.Domain.Targeting;

/// <summary>What sort of values an operator takes; decides the input of the editor.</summary>
public enum OperandKind
{
    None,
    Text,
    TextList,
    Number,

    /// <summary>See <see cref="IsoDate"/>.</summary>
    Date,

    /// <summary>A whole number of days, 1 to 36 500.</summary>
    Days,

    /// <summary>See <see cref="SemVer"/>.</summary>
    Version,

    /// <summary>See <see cref="IpRange"/>.</summary>
    IpRanges,

    /// <summary>See <see cref="TextPattern"/>.</summary>
    Pattern,
}

/// <summary>
/// One way to ask about a fact: its stable code, the words between attribute and value ("is one of"), the words of its plain negation,
/// what values it takes and how many, and whether it can ignore case.
/// </summary>
public sealed record Operator(string Code, string Words, string NotWords, OperandKind Operand, int MinValues, int MaxValues, bool CanIgnoreCase = false);
