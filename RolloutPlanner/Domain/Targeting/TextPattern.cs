using System.Text.RegularExpressions;
using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Domain.Targeting;

/// <summary>
/// A regular expression of at most 256 characters that takes time in proportion to the text, whatever the pattern: built without
/// backtracking and without culture. What needs backtracking (look-around, back-references, atomic groups) is refused.
/// Equal when text and case match.
/// </summary>
public sealed class TextPattern : IEquatable<TextPattern>
{
    public const int MaxLength = 256;

    private readonly Regex _regex;

    private TextPattern(string text, bool ignoreCase, Regex regex) => (Text, IgnoreCase, _regex) = (text, ignoreCase, regex);

    public string Text { get; }

    public bool IgnoreCase { get; }

    public static Result<TextPattern> Parse(string? text, bool ignoreCase, string path)
    {
        if (PlainText.Check(text, path, "A pattern", 1, MaxLength) is { } error) return error;
        var options = RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | (ignoreCase ? RegexOptions.IgnoreCase : RegexOptions.None);
        try
        {
            return new TextPattern(text!, ignoreCase, new Regex(text!, options));
        }
        catch (RegexParseException fault)
        {
            return Error.Invalid("pattern.invalid", $"This pattern cannot be read: {PatternFaults.InWords(fault.Error)} at position {fault.Offset}.", path);
        }
        catch (NotSupportedException)
        {
            return Error.Invalid("pattern.unsupported", PatternFaults.Unsupported(text!), path);
        }
    }

    public bool IsFoundIn(string text) => _regex.IsMatch(text);

    public bool Equals(TextPattern? other) => other is not null && Text == other.Text && IgnoreCase == other.IgnoreCase;

    public override bool Equals(object? obj) => Equals(obj as TextPattern);

    public override int GetHashCode() => HashCode.Combine(Text, IgnoreCase);

    public override string ToString() => Text;
}
