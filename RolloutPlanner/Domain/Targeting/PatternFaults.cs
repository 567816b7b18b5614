using System.Text.RegularExpressions;

namespace RolloutPlanner.Domain.Targeting;

/// <summary>Says in words what is wrong with a regular expression.</summary>
internal static class PatternFaults
{
    public static string InWords(RegexParseError error) => error switch
    {
        RegexParseError.InsufficientClosingParentheses => "a bracket ( is never closed, seen",
        RegexParseError.InsufficientOpeningParentheses => "a bracket ) closes nothing",
        RegexParseError.UnterminatedBracket => "a bracket [ is never closed, seen",
        RegexParseError.ReversedCharacterRange => "a range such as z-a runs backwards",
        RegexParseError.ReversedQuantifierRange => "a count such as {3,2} runs backwards",
        RegexParseError.QuantifierAfterNothing => "a repetition follows nothing",
        RegexParseError.NestedQuantifiersNotParenthesized => "a repetition follows a repetition",
        RegexParseError.UnescapedEndingBackslash => "it ends in the middle of an escape",
        RegexParseError.UndefinedNumberedReference or RegexParseError.UndefinedNamedReference => "it refers to a group that does not exist",
        _ => "something is out of place",
    };

    /// <summary>The framework only says "not supported"; the likely cause is read off the pattern, roughly, for the sentence alone.</summary>
    public static string Unsupported(string pattern)
    {
        for (var i = 0; i + 1 < pattern.Length; i++)
        {
            var rest = pattern.AsSpan(i);
            if (rest[0] == '\\')
            {
                if (rest[1] is >= '1' and <= '9' or 'k') return $@"Back-references such as {(rest[1] == 'k' ? @"\k<name>" : $@"\{rest[1]}")} are not supported, because they can take endless time.";
                if (rest[1] == 'G') return @"The anchor \G is not supported.";
                i++;
            }
            else if (rest.StartsWith("(?=") || rest.StartsWith("(?!")) return $"Looking ahead with {rest[..3]} is not supported, because it can take endless time.";
            else if (rest.StartsWith("(?<=") || rest.StartsWith("(?<!")) return $"Looking behind with {rest[..4]} is not supported, because it can take endless time.";
            else if (rest.StartsWith("(?>")) return "Atomic groups (?> are not supported.";
            else if (rest.StartsWith("(?(")) return "Conditions inside a pattern, (?( , are not supported.";
        }
        return "This pattern is too large once its repetitions are written out. Use smaller counts, or split it into several conditions.";
    }
}
