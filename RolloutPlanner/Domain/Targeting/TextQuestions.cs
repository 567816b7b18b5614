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

internal readonly struct Contains(string value) : ITextQuestion
{
    public bool Holds(string text) => text.Contains(value);
}

internal readonly struct ContainsIgnoringCase(string value) : ITextQuestion
{
    public bool Holds(string text) => text.Contains(value, StringComparison.OrdinalIgnoreCase);
}

internal readonly struct StartsWith(string value) : ITextQuestion
{
    public bool Holds(string text) => text.AsSpan().StartsWith(value);
}

internal readonly struct StartsWithIgnoringCase(string value) : ITextQuestion
{
    public bool Holds(string text) => text.StartsWith(value, StringComparison.OrdinalIgnoreCase);
}

internal readonly struct EndsWith(string value) : ITextQuestion
{
    public bool Holds(string text) => text.AsSpan().EndsWith(value);
}

internal readonly struct EndsWithIgnoringCase(string value) : ITextQuestion
{
    public bool Holds(string text) => text.EndsWith(value, StringComparison.OrdinalIgnoreCase);
}

internal readonly struct HasPattern(TextPattern pattern) : ITextQuestion
{
    public bool Holds(string text) => pattern.IsFoundIn(text);
}
