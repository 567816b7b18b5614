using System.Globalization;

namespace RolloutPlanner.Domain.Common;

/// <summary>Collects what is wrong while a document is read to its end, so that all of it can be said at once. What it returns for a wrong value is a stand-in that nobody gets to see.</summary>
public sealed class ParseErrors
{
    private readonly List<Error> _errors = [];

    public ValueList<Error> All => _errors.ToValueList();

    public int Count => _errors.Count;

    public void Add(string code, string message, string path) => _errors.Add(Error.Invalid(code, message, path));

    public void Add(Error error) => _errors.Add(error);

    /// <summary>Free text without blanks around it.</summary>
    public string Text(string? text, string path, string what, int min, int max, bool lines = false)
    {
        if (PlainText.Check(text, path, what, min, max, lines) is { } wrong) _errors.Add(wrong);
        return text?.Trim() ?? "";
    }

    public TKey Required<TKey>(string? text, string path) where TKey : struct, ITextKey<TKey> => Take(TKey.Parse(text?.Trim(), path));

    public TKey? Optional<TKey>(string? text, string path) where TKey : struct, ITextKey<TKey> =>
        string.IsNullOrWhiteSpace(text) ? null : Required<TKey>(text, path);

    public int Whole(int? number, string path, string what, int min, int max)
    {
        if (number is not { } value) Add("number.missing", $"{what} is missing.", path);
        else if (value < min || value > max)
            Add("number.range", string.Create(CultureInfo.InvariantCulture, $"{what} is a whole number from {min:N0} to {max:N0}."), path);
        return number ?? min;
    }

    /// <summary>One of the named choices; nothing stands for the <paramref name="fallback"/>, if there is one.</summary>
    public TChoice Choice<TChoice>(string? text, string path, string what, TChoice? fallback = null, ValueList<TChoice>? of = null) where TChoice : struct, Enum
    {
        if (string.IsNullOrEmpty(text) && fallback is { } value) return value;
        var choices = of ?? Enum.GetValues<TChoice>().ToValueList();
        foreach (var choice in choices)
            if (string.Equals(Code(choice), text, StringComparison.Ordinal)) return choice;
        Add("choice.unknown", $"{what} is one of {string.Join(", ", choices.Select(Code))}.", path);
        return default;
    }

    /// <summary>The code of a choice in documents: its name with a small first letter.</summary>
    public static string Code<TChoice>(TChoice choice) where TChoice : struct, Enum
    {
        var name = choice.ToString();
        return char.ToLowerInvariant(name[0]) + name[1..];
    }

    private T Take<T>(Result<T> parsed) where T : struct
    {
        if (parsed.IsError) _errors.AddRange(parsed.Errors);
        return parsed.TryGet(out var value) ? value : default;
    }
}
