using System.Diagnostics;
using RolloutPlanner.Application.Gates;
using RolloutPlanner.Components.Shared;

namespace RolloutPlanner.Components.Text;

/// <summary>What a file of readings would do, or did, in words.</summary>
public static class ImportText
{
    public static Look Of(ImportedRow row) => row.Fate?.Kind switch
    {
        null when row.Errors.Count > 0 => new("Wrong", "error", Tone.Fail),
        null => new("Not judged yet", "hourglass_top", Tone.None),
        FateKind.Accepted => new("Counts", "check_circle", Tone.Pass),
        FateKind.Duplicate => new("Known", "content_copy", Tone.None),
        FateKind.Ignored => new("Left out", "block", Tone.Wait),
        _ => throw new UnreachableException($"No words for the fate {row.Fate}."),
    };

    /// <summary>What is wrong, each at its column, or why it does not count. Nothing for what counts.</summary>
    public static IEnumerable<string> Why(ImportedRow row) => row.Fate switch
    {
        null when row.Errors.Count == 0 => ["It is judged once every row can be read."],
        null => row.Errors.Select(error => string.IsNullOrEmpty(error.Path) ? error.Message : $"{error.Path}: {error.Message}"),
        { Kind: FateKind.Accepted } => [],
        var fate => [fate.Message],
    };

    /// <summary>What needs a person comes first.</summary>
    public static int Rank(ImportedRow row) => row.Errors.Count > 0 ? 0 : row.Fate?.Kind is FateKind.Ignored ? 1 : 2;

    /// <summary>"12 rows: 10 count, 1 is known, 1 is wrong".</summary>
    public static string Summary(ImportPreview preview)
    {
        List<string> parts = [];
        if (preview.Accepted > 0) parts.Add($"{Words.Number(preview.Accepted)} {(preview.Accepted == 1 ? "counts" : "count")}");
        if (preview.Duplicates > 0) parts.Add($"{Words.Number(preview.Duplicates)} known");
        if (preview.Ignored > 0) parts.Add($"{Words.Number(preview.Ignored)} left out");
        if (Wrong(preview) is > 0 and var wrong) parts.Add($"{Words.Number(wrong)} wrong");
        return $"{Words.Count(preview.Rows.Count, "row", "rows")}{(parts.Count == 0 ? "" : $": {Words.List(parts)}")}";
    }

    public static string Take(ImportPreview preview) => preview.Accepted == 0 ? "Take in the readings" : $"Take in {Words.Count(preview.Accepted, "reading", "readings")}";

    public static IReadOnlyList<BlockReason> Blocked(ImportPreview preview) => preview switch
    {
        _ when Wrong(preview) is > 0 and var wrong => [new(wrong == 1 ? "One row is wrong." : $"{Words.Number(wrong)} rows are wrong.", "Put that right in the file, and look again.")],
        { Accepted: 0 } => [new("No row counts.", "The column beside each says why.")],
        _ => [],
    };

    /// <summary>What was done.</summary>
    public static string Done(Taken taken)
    {
        var rest = taken.Duplicates + taken.Ignored.Count;
        return $"{Words.Count(taken.Accepted, "reading is", "readings are")} taken in.{(rest == 0 ? "" : $" {Words.Count(rest, "row was", "rows were")} known or left out.")}";
    }

    // While one row is wrong, the others are not judged.
    private static int Wrong(ImportPreview preview) => preview.Rows.Count(row => row.Errors.Count > 0);
}
