using System.Globalization;
using CsvHelper;
using RolloutPlanner.Application.Audit;

namespace RolloutPlanner.Application.Exports;

/// <summary>Writes a list of people as CSV by RFC 4180 with a header line: key, name, stage, stage_name and the attributes. No cell is read as a formula.</summary>
public static class StagePeopleCsv
{
    public static async Task WriteAsync(StagePeople list, TextWriter to, CancellationToken ct)
    {
        await using var csv = CsvWriter.Create(to, null, leaveOpen: true);
        await WriteRowAsync(csv, ["key", "name", "stage", "stage_name", .. list.Attributes], ct);
        foreach (var person in list.People)
            await WriteRowAsync(csv, [person.Key, person.Name, person.Stage.ToString(CultureInfo.InvariantCulture), person.StageName, .. person.Values], ct);
        await csv.FlushAsync();
    }

    private static async Task WriteRowAsync(CsvWriter csv, IEnumerable<string> cells, CancellationToken ct)
    {
        foreach (var cell in cells) csv.WriteField(FormulaGuard.Protect(cell));
        await csv.EndRecordAsync(ct);
    }
}
