using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Targeting;

namespace RolloutPlanner.Infrastructure.Planning;

/// <summary>How the cells of a column are read.</summary>
internal enum CellType
{
    Text,
    Number,
    Boolean,
    Date,
    List,
}

/// <summary>What the columns of a file hold: the key comes first, then perhaps a name, the others are attributes.</summary>
/// <param name="Name">The index of the column with names; -1 where there is none.</param>
internal sealed record PeopleColumns(int Count, int Name, ValueList<(int Index, string Name, CellType Type)> Attributes)
{
    /// <summary>What is wrong with a first row that is not there.</summary>
    public const string NoHeader = "is empty. The first row names the columns: key, name, and one per attribute";

    private const int MaxColumns = 200;

    public ValueList<string> AttributeNames => Attributes.Select(column => column.Name).ToValueList();

    /// <summary>Null when the header is no such header; then <paramref name="errors"/> says why.</summary>
    public static PeopleColumns? Read(string[] header, CsvErrors errors)
    {
        if (header is [""])
        {
            errors.Add(1, null, NoHeader);
            return null;
        }
        if (header.Length > MaxColumns) errors.Add(1, null, $"names {header.Length} columns; at most {MaxColumns} fit");
        if (!Is(header[0], "key") && !Is(header[0], "id")) errors.Add(1, null, $"starts with \"{Cell.Short(header[0])}\". The first column is key, the stable id of a person");
        var name = -1;
        var attributes = new List<(int Index, string Name, CellType Type)>();
        for (var i = 1; i < header.Length && i < MaxColumns; i++)
        {
            if (Is(header[i], "name") && name < 0) name = i;
            else if (Attribute(header[i], i, errors) is { } column) attributes.Add((i, column.Name, column.Type));
        }
        foreach (var twice in attributes.GroupBy(column => column.Name).Where(columns => columns.Count() > 1)) errors.Add(1, null, $"names the column {twice.Key} twice");
        return errors.IsEmpty ? new PeopleColumns(header.Length, name, attributes.ToValueList()) : null;
    }

    private static (string Name, CellType Type)? Attribute(string head, int index, CsvErrors errors)
    {
        var colon = head.LastIndexOf(':');
        var name = (colon < 0 ? head : head[..colon]).Trim();
        if (PlainText.Check(name, "row 1", $"Row 1: the name of column {index + 1}", 1, 128) is { } wrong)
        {
            errors.Add(wrong);
            return null;
        }
        if (name == AttributeName.TargetingKey.Value)
        {
            errors.Add(1, name, "this name stands for the key itself. Choose another name");
            return null;
        }
        if (colon < 0) return (name, CellType.Text);
        foreach (var type in Enum.GetValues<CellType>())
        {
            if (Is(head[(colon + 1)..], type.ToString())) return (name, type);
        }
        errors.Add(1, name, $"\"{Cell.Short(head[(colon + 1)..])}\" is not a type. Use text, number, boolean, date or list");
        return null;
    }

    private static bool Is(string text, string word) => string.Equals(text.Trim(), word, StringComparison.OrdinalIgnoreCase);
}
