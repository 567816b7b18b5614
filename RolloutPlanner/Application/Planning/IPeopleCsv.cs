using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Application.Planning;

/// <summary>
/// Reads people from a CSV file: strict UTF-8, commas, a header line. The first column is <c>key</c> (or <c>id</c>); <c>name</c> is optional; every
/// other column is an attribute, whose type may follow its name: <c>:text</c> (the default), <c>:number</c>, <c>:boolean</c>, <c>:date</c> (ISO, kept as
/// text) or <c>:list</c> (values between semicolons). An empty cell is a fact that is not known.
/// </summary>
public interface IPeopleCsv
{
    /// <summary>5 MB.</summary>
    const int MaxBytes = 5 * 1024 * 1024;

    const int MaxPeople = 50_000;

    /// <summary>
    /// All of it or nothing. Problems are at <c>row 17</c>, counted as a spreadsheet does with the header as row 1; the first 20 are listed, then
    /// how many more there are.
    /// </summary>
    Result<ImportedPeople> Read(ReadOnlyMemory<byte> file);
}

/// <summary>The people of one file, in its order, and the names of their attributes.</summary>
public sealed record ImportedPeople(IReadOnlyList<DirectoryPerson> People, ValueList<string> Attributes);
