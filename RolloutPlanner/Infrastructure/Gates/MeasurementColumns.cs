using System.Globalization;
using RolloutPlanner.Application.Ports;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Gates;
using RolloutPlanner.Infrastructure.Planning;

namespace RolloutPlanner.Infrastructure.Gates;

/// <summary>Which column of a file says what.</summary>
internal sealed class MeasurementColumns
{
    private static readonly string[] Names =
        ["rollout", "hook", "windowStart", "windowEnd", "value", "sampleSize", "treatmentPeople", "treatmentBad", "controlPeople", "controlBad"];

    private static readonly string[] Needed = ["rollout", "hook", "windowStart", "windowEnd"];

    private readonly string[] _columns;

    private MeasurementColumns(string[] columns) => _columns = columns;

    private delegate bool TryParse<T>(string text, out T value);

    /// <summary>Refuses a first row that names other columns, or not those that every measurement needs.</summary>
    public static Result<MeasurementColumns> Of(string[] header)
    {
        if (header is [""]) return Wrong($"Row 1 is empty. The first row names the columns: {string.Join(", ", Names)}.");
        var columns = header.Select(head => Array.Find(Names, name => name.Equals(head.Trim(), StringComparison.OrdinalIgnoreCase))).ToArray();
        if (Array.FindIndex(columns, name => name is null) is >= 0 and var unknown)
            return Wrong($"Row 1 names \"{Cell.Short(header[unknown])}\". The columns are {string.Join(", ", Names)}.");
        if (columns.GroupBy(name => name).FirstOrDefault(name => name.Count() > 1)?.Key is { } twice) return Wrong($"Row 1 names the column {twice} twice.");
        return Array.Find(Needed, name => !columns.Contains(name)) is { } missing ? Wrong($"Row 1 lacks the column {missing}.") : new MeasurementColumns(columns!);
    }

    public CsvMeasurement Read(int row, string[] cells)
    {
        if (cells.Length != _columns.Length)
        {
            var problem = string.Create(CultureInfo.InvariantCulture, $"This has {cells.Length} cells, but the first row names {_columns.Length} columns.");
            return new(row, new(), [Error.Invalid("import.cells", problem, "")]);
        }
        var errors = new ParseErrors();
        var said = new PushedDocument
        {
            Rollout = Text(cells, "rollout"),
            Hook = Text(cells, "hook"),
            WindowStart = Time(cells, "windowStart", errors),
            WindowEnd = Time(cells, "windowEnd", errors),
            Value = Read<decimal>(cells, "value", "a number such as 0.4", Number, errors),
            SampleSize = Read<int>(cells, "sampleSize", "a whole number", Whole, errors),
            Treatment = Arm(cells, "treatment", errors),
            Control = Arm(cells, "control", errors),
        };
        return new(row, said, errors.All);
    }

    private PushedArmDocument? Arm(string[] cells, string arm, ParseErrors errors)
    {
        var (people, bad) = (Read<long>(cells, arm + "People", "a whole number", Large, errors), Read<long>(cells, arm + "Bad", "a whole number", Large, errors));
        return people is null && bad is null ? null : new() { People = people, Bad = bad };
    }

    private DateTimeOffset? Time(string[] cells, string column, ParseErrors errors) =>
        Read<DateTimeOffset>(cells, column, "a time with its offset, such as 2026-11-18T12:00:00Z", WithOffset, errors);

    private T? Read<T>(string[] cells, string column, string what, TryParse<T> parse, ParseErrors errors) where T : struct
    {
        if (Text(cells, column) is not { } text) return null;
        if (parse(text, out var value)) return value;
        errors.Add("import.cell", $"\"{Shown(text)}\" is not {what}.", column);
        return null;
    }

    private string? Text(string[] cells, string column) =>
        Array.IndexOf(_columns, column) is >= 0 and var at && cells[at].Trim() is { Length: > 0 } text ? text : null;

    /// <summary>The beginning of what stands there, without anything that cannot be seen.</summary>
    private static string Shown(string text) => Cell.Short(string.Concat(text.Where(letter => !char.IsControl(letter) && !char.IsSurrogate(letter))));

    private static bool Number(string text, out decimal value) =>
        decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out value);

    private static bool Whole(string text, out int value) => int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value);

    private static bool Large(string text, out long value) => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value);

    /// <summary>A time without its offset means another moment at every reader's.</summary>
    private static bool WithOffset(string text, out DateTimeOffset value)
    {
        value = default;
        return text.Length > 16 && text[4] == '-' && text[10] is ('T' or ' ') && (text[^1] == 'Z' || text.LastIndexOfAny(['+', '-']) > 10)
            && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out value);
    }

    private static Result<MeasurementColumns> Wrong(string message) => Error.Invalid("import.header", message, "row 1");
}
