using System.Globalization;

namespace RolloutPlanner.Domain.Common;

/// <summary>
/// What free text may hold. Every language and emoji are welcome. Refused are half characters (lone surrogates), control characters,
/// and the invisible marks that reorder text (bidirectional overrides and isolates), because they make a name look like another one.
/// </summary>
public static class PlainText
{
    /// <summary>Null when <paramref name="text"/> is fine; otherwise the reason, at <paramref name="path"/>. Lengths count UTF-16 units, ends included.</summary>
    public static Error? Check(string? text, string path, string what, int min, int max, bool lines = false)
    {
        var length = text?.Trim().Length ?? 0;
        if (length < min) return Error.Invalid("text.missing", min == 1 ? $"{what} is missing." : $"{what} needs at least {min} characters.", path);
        if (text is null) return null;
        if (text.Length > max)
            return Error.Invalid("text.long", string.Create(CultureInfo.InvariantCulture, $"{what} has {text.Length:N0} characters; at most {max:N0} fit."), path);
        if (HalfCharacter(text) is { } half) return Error.Invalid("text.broken", $"{what} holds half a character at position {half + 1}. Type it again there.", path);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (char.IsControl(c) && !(lines && c is (char)10 or (char)13 or (char)9))
                return Error.Invalid("text.control", $"{what} holds an invisible control character at position {i + 1}. Remove it there.", path);
            else if (c is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069'))
                return Error.Invalid("text.direction", $"{what} holds an invisible mark that reorders text at position {i + 1}. Remove it there.", path);
        }
        return null;
    }

    /// <summary>Where the first half of a character without its other half stands, or null. Such a text has no UTF-8 form, so nothing can hash or store it.</summary>
    public static int? HalfCharacter(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1])) i++;
            else if (char.IsSurrogate(text[i])) return i;
        }
        return null;
    }
}
