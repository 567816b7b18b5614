using System.Globalization;
using System.Security.Cryptography;
using RolloutPlanner.Application.Ports;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Gates;

namespace RolloutPlanner.Application.Gates;

/// <summary>Asks to take in the measurements of a CSV file, see <see cref="IMeasurementCsv"/>.</summary>
/// <param name="Source">Where the file comes from, for people; the name of the sender where nothing is said.</param>
public sealed record ImportMeasurementsCommand(CommandOrigin Origin, Stream Csv, string? Source = null);

/// <summary>Takes in measurements from a CSV file, by the rules of <see cref="TakeMeasurements"/>: all of a sound file, nothing of another.</summary>
public sealed class ImportMeasurements(ICommandExecutor executor, IMeasurementCsv csv, PushedIntake intake, IGateNudge nudge, TimeProvider clock)
{
    private const int Listed = 20;

    /// <summary>Ends the transaction of a preview, so that nothing of it stays.</summary>
    private static readonly Error Looked = Error.Refused("import.preview", "This was a look only.");

    /// <summary>Says what would become of each row now. Changes nothing. Refuses what is no such file.</summary>
    public async Task<Result<ImportPreview>> PreviewAsync(ImportMeasurementsCommand command, CancellationToken ct)
    {
        var read = csv.Read(await BytesAsync(command.Csv, ct));
        if (!read.TryGet(out var rows)) return Result<ImportPreview>.Fail(read.Errors);
        var errors = Faults(rows);
        while (true)
        {
            // Rows with something wrong are left out of the look, so that every other row still learns its fate.
            var sound = Enumerable.Range(0, rows.Count).Where(index => !errors.ContainsKey(index)).ToList();
            var looked = await LookAsync(command, PushedParser.Parse([.. sound.Select(index => rows[index].Said)], clock.GetUtcNow()).Value, ct);
            if (looked.TryGet(out var fates)) return Preview(rows, errors, sound.Zip(fates).ToDictionary(one => one.First, one => one.Second));
            if (looked.Errors.Any(error => error.Path is null)) return Result<ImportPreview>.Fail(looked.Errors);
            foreach (var (index, more) in ByRow(looked.Errors)) errors.Add(sound[index], more);
        }
    }

    /// <summary>Errors are at <c>row 17</c>; the first 20 are listed, then how many more there are.</summary>
    public async Task<Result<Taken>> RunAsync(ImportMeasurementsCommand command, CancellationToken ct)
    {
        var file = await BytesAsync(command.Csv, ct);
        var read = csv.Read(file);
        if (!read.TryGet(out var rows)) return Result<Taken>.Fail(read.Errors);
        var errors = Faults(rows);
        if (errors.Count > 0) return Result<Taken>.Fail(Listing(rows, errors));
        var items = PushedParser.Parse([.. rows.Select(row => row.Said)], clock.GetUtcNow()).Value;
        var stamp = command.Origin.Stamp("measurements.import", Convert.ToHexStringLower(SHA256.HashData(file.Span)), command.Source);
        var done = await executor.ExecuteAsync(
            stamp, async workspace => (await intake.TakeAsync(workspace, items, command.Source)).Map(fates => TakenText.ToReceipt(Taken.Of(fates))), ct);
        if (!done.TryGet(out var receipt)) return Result<Taken>.Fail(done.Errors.Any(error => error.Path is null) ? done.Errors : Listing(rows, ByRow(done.Errors)));
        var taken = TakenText.Read(receipt);
        if (taken.Accepted > 0) nudge.Soon();
        return taken;
    }

    /// <summary>What is wrong with each row in itself.</summary>
    private Dictionary<int, ValueList<Error>> Faults(ValueList<CsvMeasurement> rows)
    {
        var errors = rows.Index().Where(entry => entry.Item.Errors.Count > 0).ToDictionary(entry => entry.Index, entry => entry.Item.Errors);
        // What a broken cell leads to further on is not told beside it.
        foreach (var (index, more) in ByRow(PushedParser.Parse([.. rows.Select(row => row.Said)], clock.GetUtcNow()).Errors)) errors.TryAdd(index, more);
        return errors;
    }

    /// <summary>What would become of each, by a command that is taken back at its end.</summary>
    private async Task<Result<Fate[]>> LookAsync(ImportMeasurementsCommand command, ValueList<Pushed> items, CancellationToken ct)
    {
        Fate[] fates = [];
        var looked = await executor.ExecuteAsync(command.Origin.Stamp("measurements.preview"), async workspace =>
        {
            var taken = await intake.TakeAsync(workspace, items, command.Source);
            if (!taken.TryGet(out var all)) return Result<Receipt>.Fail(taken.Errors);
            fates = all;
            return Looked;
        }, ct);
        return looked.Error == Looked ? fates : Result<Fate[]>.Fail(looked.Errors);
    }

    private static ImportPreview Preview(ValueList<CsvMeasurement> rows, Dictionary<int, ValueList<Error>> errors, Dictionary<int, Fate> fates) =>
        new(rows.Index().Select(entry => Show(entry.Item, errors.GetValueOrDefault(entry.Index) ?? [], fates.GetValueOrDefault(entry.Index))).ToValueList());

    /// <summary>From <c>measurements[3].treatment.bad</c> to the fourth row's <c>treatmentBad</c>.</summary>
    private static Dictionary<int, ValueList<Error>> ByRow(IEnumerable<Error> errors) => errors
        .Select(error => (Path: error.Path!["measurements[".Length..].Split("]", 2), Error: error))
        .GroupBy(one => int.Parse(one.Path[0], CultureInfo.InvariantCulture), one => one.Error with { Path = Column(one.Path[1]) })
        .ToDictionary(row => row.Key, row => row.ToValueList());

    private static string Column(string path) => path.TrimStart('.').Split('.') is [var arm, var field] ? arm + char.ToUpperInvariant(field[0]) + field[1..] : path.TrimStart('.');

    private static IEnumerable<Error> Listing(ValueList<CsvMeasurement> rows, Dictionary<int, ValueList<Error>> errors)
    {
        var all = errors.OrderBy(row => row.Key).SelectMany(row => row.Value.Select(error => At(rows[row.Key].Row, error))).ToList();
        return all.Count <= Listed ? all : [.. all.Take(Listed), Error.Invalid("import.more", string.Create(CultureInfo.InvariantCulture, $"There are {all.Count - Listed:N0} more problems."), "file")];
    }

    private static Error At(int row, Error error)
    {
        var place = string.Create(CultureInfo.InvariantCulture, $"Row {row}");
        return Error.Invalid(error.Code, string.IsNullOrEmpty(error.Path) ? $"{place}: {error.Message}" : $"{place}, {error.Path}: {error.Message}", place.ToLowerInvariant());
    }

    private static ImportedRow Show(CsvMeasurement row, ValueList<Error> errors, Fate? fate)
    {
        var said = row.Said;
        var value = said.Value ?? (said.Treatment is { People: > 0 and var people, Bad: >= 0 and var bad } && bad <= people ? new CountedArm(people, bad).Percent : null);
        return new(row.Row, said.Rollout ?? "", said.Hook ?? "", said.WindowStart, said.WindowEnd, value, fate, errors);
    }

    /// <summary>At most one byte more than fits, which is enough to be refused for its size.</summary>
    private static async Task<ReadOnlyMemory<byte>> BytesAsync(Stream from, CancellationToken ct)
    {
        var bytes = new byte[IMeasurementCsv.MaxBytes + 1];
        var count = await from.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, ct);
        return bytes.AsMemory(0, count);
    }
}
