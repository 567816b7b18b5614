using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Application.Gates;

/// <summary>One row of a file of measurements, and what becomes of it.</summary>
/// <param name="Row">As a spreadsheet counts it, with the header as row 1.</param>
/// <param name="Rollout">As it stands in the file; empty where nothing does.</param>
/// <param name="Value">The number, or the percentage with the feature; null where it cannot be read.</param>
/// <param name="Fate">Null where something is wrong with the row; then nothing of the file is taken in.</param>
/// <param name="Errors">What is wrong, each at the name of its column.</param>
public sealed record ImportedRow(
    int Row, string Rollout, string Hook, DateTimeOffset? WindowStart, DateTimeOffset? WindowEnd, decimal? Value, Fate? Fate, ValueList<Error> Errors);

/// <summary>What a file of measurements would do now.</summary>
public sealed record ImportPreview(ValueList<ImportedRow> Rows)
{
    public int Accepted => Count(FateKind.Accepted);

    public int Duplicates => Count(FateKind.Duplicate);

    public int Ignored => Count(FateKind.Ignored);

    /// <summary>Rows with something wrong.</summary>
    public int Wrong => Rows.Count(row => row.Fate is null);

    /// <summary>Whether the file can be taken in as it is.</summary>
    public bool MayRun => Wrong == 0 && Accepted > 0;

    private int Count(FateKind kind) => Rows.Count(row => row.Fate?.Kind == kind);
}
