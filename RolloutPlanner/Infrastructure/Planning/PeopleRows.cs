using RolloutPlanner.Application.Planning;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Targeting;

namespace RolloutPlanner.Infrastructure.Planning;

/// <summary>Takes the rows of a file in one by one. Every problem of every row is told; a row with one becomes nobody.</summary>
internal sealed class PeopleRows(PeopleColumns columns, CsvErrors errors)
{
    private const int MaxNameLength = 200;
    private readonly List<DirectoryPerson> _people = [];
    private readonly Dictionary<string, int> _rowOfKey = new(StringComparer.Ordinal);

    public IReadOnlyList<DirectoryPerson> All => _people;

    public int Count => _rowOfKey.Count;

    /// <summary>More people came than fit, and the error for it stands; reading on is useless.</summary>
    public bool IsFull { get; private set; }

    public void Take(int row, string[] cells)
    {
        if (cells is [""]) return;
        if (cells.Length != columns.Count)
        {
            errors.Add(row, null, $"has {cells.Length} cells, but the first row names {columns.Count} columns");
            return;
        }
        if (Count == IPeopleCsv.MaxPeople)
        {
            errors.Add(row, null, "is one too many: a file holds at most 50,000 people");
            IsFull = true;
            return;
        }
        var (key, name, attributes) = (Key(row, cells[0].Trim()), Name(row, cells), Attributes(row, cells));
        if (errors.IsEmpty) _people.Add(new(key, name, attributes));
    }

    private TargetingKey Key(int row, string cell)
    {
        var key = TargetingKey.Parse(cell, "key");
        if (!key.TryGet(out var parsed)) errors.Add(row, "key", key.Error.Message.TrimEnd('.'));
        else if (!_rowOfKey.TryAdd(parsed.Value, row)) errors.Add(row, "key", $"\"{Cell.Short(cell)}\" is already in row {_rowOfKey[parsed.Value]}");
        return parsed;
    }

    private string Name(int row, string[] cells)
    {
        var name = columns.Name < 0 ? "" : cells[columns.Name].Trim();
        if (PlainText.Check(name, "name", "the name", 0, MaxNameLength) is { } wrong) errors.Add(row, "name", wrong.Message.TrimEnd('.'));
        return name.Length > 0 ? name : cells[0].Trim();
    }

    private ValueList<KeyValuePair<string, AttributeValue>> Attributes(int row, string[] cells)
    {
        var attributes = new List<KeyValuePair<string, AttributeValue>>(columns.Attributes.Count);
        foreach (var (index, name, type) in columns.Attributes)
        {
            if (cells[index].Length == 0) continue;
            var (value, problem) = Cell.Read(cells[index], type);
            if (value is not null) attributes.Add(new(name, value));
            else errors.Add(row, name, problem!);
        }
        return attributes.ToValueList();
    }
}
