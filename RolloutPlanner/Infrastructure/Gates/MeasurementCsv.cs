using System.Globalization;
using System.Text;
using System.Text.Unicode;
using CsvHelper;
using RolloutPlanner.Application.Ports;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Gates;

namespace RolloutPlanner.Infrastructure.Gates;

/// <summary>Reads measurements from CSV with CsvHelper, row by row. A comma is the only separator: guessing one would turn a wrong file into wrong numbers.</summary>
internal sealed class MeasurementCsv : IMeasurementCsv
{
    // Without its own header, the reader counts every row as a spreadsheet does.
    private static readonly CsvReaderOptions Format = new() { HasHeader = false, Separator = ',', SkipEmptyLines = false };

    public Result<ValueList<CsvMeasurement>> Read(ReadOnlyMemory<byte> file)
    {
        if (file.Length > IMeasurementCsv.MaxBytes) return Refuse("import.big", "The file is larger than 5 MB. Send it in parts.", "file");
        var decoded = Decode(file.Span);
        if (!decoded.TryGet(out var text)) return Result<ValueList<CsvMeasurement>>.Fail(decoded.Errors);
        var broken = new HashSet<long>();
        using var csv = CsvReader.FromText(text, Format with { OnMalformedRecord = record => broken.Add(record.RecordNumber) });
        var header = csv.Read() ? MeasurementColumns.Of(csv.Current.ToArray()) : MeasurementColumns.Of([""]);
        if (!header.TryGet(out var columns)) return Result<ValueList<CsvMeasurement>>.Fail(header.Errors);
        var rows = new List<CsvMeasurement>();
        while (csv.Read())
        {
            var (row, cells) = ((int)csv.RowNumber, csv.Current.ToArray());
            if (cells is [""]) continue;
            if (rows.Count == IMeasurementCsv.MaxRows) return Refuse("import.many", "A file holds at most 10,000 measurements. Send it in parts.", Place(row));
            rows.Add(broken.Contains(row) ? Broken(row) : columns.Read(row, cells));
        }
        return rows.Count > 0 ? rows.ToValueList() : Refuse("import.empty", "There is no measurement below the first row.", "row 2");
    }

    private static CsvMeasurement Broken(int row) => new(
        row, new(), [Error.Invalid("import.quotes", "There is a quotation mark in a place where none may be. Put the whole cell in quotation marks and double those inside it.", "")]);

    private static Result<string> Decode(ReadOnlySpan<byte> file)
    {
        if (file.StartsWith(Encoding.UTF8.Preamble)) file = file[Encoding.UTF8.Preamble.Length..];
        var text = new char[file.Length];
        Utf8.ToUtf16(file, text, out var read, out var written, replaceInvalidSequences: false);
        if (read == file.Length) return new string(text, 0, written);
        var row = file[..read].Count((byte)'\n') + 1;
        return Error.Invalid("import.encoding", string.Create(CultureInfo.InvariantCulture, $"Row {row} holds bytes that are not UTF-8. Save the file as UTF-8 and send it again."), Place(row));
    }

    private static string Place(int row) => string.Create(CultureInfo.InvariantCulture, $"row {row}");

    private static Result<ValueList<CsvMeasurement>> Refuse(string code, string message, string path) => Error.Invalid(code, message, path);
}
