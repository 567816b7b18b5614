using System.Diagnostics;
using System.Globalization;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Targeting;

namespace RolloutPlanner.Infrastructure.Planning;

/// <summary>Reads one cell as a value of the type of its column.</summary>
internal static class Cell
{
    private const int MaxLength = 2000;
    private const int MaxItems = 200;
    private const int ShownLength = 40;

    /// <summary>Either the value or what is wrong, in words that go on after "Row 17, age: ".</summary>
    public static (AttributeValue? Value, string? Problem) Read(string cell, CellType type)
    {
        if (PlainText.Check(cell, "cell", "the cell", 0, MaxLength) is { } wrong) return (null, wrong.Message.TrimEnd('.'));
        return type switch
        {
            CellType.Text => (new AttributeValue.Text(cell), null),
            CellType.Number => double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
                ? (new AttributeValue.Number(number), null)
                : Not(cell, "a number"),
            CellType.Boolean => bool.TryParse(cell, out var flag) ? (new AttributeValue.Flag(flag), null) : Not(cell, "true or false"),
            CellType.Date => IsoDate.TryParse(cell.Trim()) is null ? Not(cell, "a date like 2026-01-31") : (new AttributeValue.Text(cell.Trim()), null),
            CellType.List => List(cell),
            _ => throw new UnreachableException(),
        };
    }

    /// <summary>The beginning of a long text, never with half a character at its end.</summary>
    public static string Short(string text)
    {
        if (text.Length <= ShownLength) return text;
        return text[..(char.IsHighSurrogate(text[ShownLength - 1]) ? ShownLength - 1 : ShownLength)] + "…";
    }

    private static (AttributeValue? Value, string? Problem) List(string cell)
    {
        var items = cell.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return items.Length <= MaxItems ? (new AttributeValue.TextList(items.ToValueList()), null) : (null, $"{items.Length} values are too many for a list; it holds {MaxItems}");
    }

    private static (AttributeValue? Value, string? Problem) Not(string cell, string what) => (null, $"\"{Short(cell)}\" is not {what}");
}
