using System.Text;
using System.Text.Unicode;
using CsvHelper;
using RolloutPlanner.Application.Planning;
using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Infrastructure.Planning;

/// <summary>Reads people from CSV with CsvHelper, row by row. A comma is the only separator: guessing one would turn a wrong file into wrong people.</summary>
internal sealed class PeopleCsv : IPeopleCsv
{
    // Without its own header, the reader counts every row as a spreadsheet does.
    private static readonly CsvReaderOptions Format = new() { HasHeader = false, Separator = ',', SkipEmptyLines = false };
    private static readonly Error TooBig = Error.Invalid("people.big", "The file is larger than 5 MB. Leave columns out, or import fewer people.", "file");

    public Result<ImportedPeople> Read(ReadOnlyMemory<byte> file)
    {
        if (file.Length > IPeopleCsv.MaxBytes) return TooBig;
        var decoded = Decode(file.Span);
        if (!decoded.TryGet(out var text)) return Result<ImportedPeople>.Fail(decoded.Errors);
        var errors = new CsvErrors();
        var broken = new HashSet<long>();
        using var csv = CsvReader.FromText(text, Format with { OnMalformedRecord = record => broken.Add(record.RecordNumber) });
        if (!csv.Read()) errors.Add(1, null, PeopleColumns.NoHeader);
        if (!errors.IsEmpty || PeopleColumns.Read(csv.Current.ToArray(), errors) is not { } columns) return errors.Fail<ImportedPeople>();
        var people = new PeopleRows(columns, errors);
        while (!people.IsFull && csv.Read())
        {
            var row = (int)csv.RowNumber;
            if (broken.Contains(row)) errors.Add(row, null, "has a quotation mark in a place where none may be. Put the whole cell in quotation marks and double those inside it");
            else people.Take(row, csv.Current.ToArray());
        }
        if (people is { Count: 0 } && errors.IsEmpty) errors.Add(1, null, "is followed by nobody. Add at least one person");
        return errors.IsEmpty ? new ImportedPeople(people.All, columns.AttributeNames) : errors.Fail<ImportedPeople>();
    }

    private static Result<string> Decode(ReadOnlySpan<byte> file)
    {
        if (file.StartsWith(Encoding.UTF8.Preamble)) file = file[Encoding.UTF8.Preamble.Length..];
        var text = new char[file.Length];
        Utf8.ToUtf16(file, text, out var read, out var written, replaceInvalidSequences: false);
        if (read == file.Length) return new string(text, 0, written);
        var row = file[..read].Count((byte)'\n') + 1;
        return CsvErrors.At(row, null, "holds bytes that are not UTF-8. Save the file as UTF-8 and import it again");
    }
}
