using System.Collections.Frozen;

namespace RolloutPlanner.Domain.Targeting;

internal readonly struct IsExactly(string value) : ITextQuestion
{
    public bool Holds(string text) => string.Equals(text, value);
}

internal readonly struct IsIgnoringCase(string value) : ITextQuestion
{
    public bool Holds(string text) => string.Equals(text, value, StringComparison.OrdinalIgnoreCase);
}

/// <summary>In a list; how long the list is makes no difference.</summary>
internal readonly struct IsIn(FrozenSet<string> values) : ITextQuestion
{
    public bool Holds(string text) => values.Contains(text);
}

internal readonly struct Contains(string value, StringComparison mode) : ITextQuestion
{
    public bool Holds(string text) => text.Contains(value, mode);
}

internal readonly struct StartsWith(string value, StringComparison mode) : ITextQuestion
{
    public bool Holds(string text) => text.StartsWith(value, mode);
}

internal readonly struct EndsWith(string value, StringComparison mode) : ITextQuestion
{
    public bool Holds(string text) => text.EndsWith(value, mode);
}

internal readonly struct HasPattern(TextPattern pattern) : ITextQuestion
{
    public bool Holds(string text) => pattern.IsFoundIn(text);
}
