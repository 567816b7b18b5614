using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Gates;

namespace RolloutPlanner.Application.Ports;

/// <summary>
/// Reads measurements from a CSV file: strict UTF-8, commas, a header line that names some of <c>rollout, hook, windowStart, windowEnd, value, sampleSize,
/// treatmentPeople, treatmentBad, controlPeople, controlBad</c> in any order. An empty cell says nothing.
/// </summary>
public interface IMeasurementCsv
{
    /// <summary>5 MB.</summary>
    const int MaxBytes = 5 * 1024 * 1024;

    const int MaxRows = 10_000;

    /// <summary>Refuses what is no such file. What is wrong with single cells stands with their row.</summary>
    Result<ValueList<CsvMeasurement>> Read(ReadOnlyMemory<byte> file);
}

/// <summary>One row of a file.</summary>
/// <param name="Row">As a spreadsheet counts it, with the header as row 1.</param>
/// <param name="Errors">What is wrong with its cells, each at the name of its column.</param>
public sealed record CsvMeasurement(int Row, PushedDocument Said, ValueList<Error> Errors);
