using System.Globalization;
using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Infrastructure.Planning;

/// <summary>Collects what is wrong with a file: the first 20 problems, and the number of the others.</summary>
internal sealed class CsvErrors
{
    private const int Listed = 20;
    private readonly List<Error> _first = [];
    private int _more;

    public bool IsEmpty => _first.Count == 0;

    /// <summary>Reads "Row 17, age: … ." or, for the whole row, "Row 17 … .".</summary>
    public static Error At(int row, string? column, string problem)
    {
        var place = string.Create(CultureInfo.InvariantCulture, $"Row {row}");
        return Error.Invalid("people.row", column is null ? $"{place} {problem}." : $"{place}, {column}: {problem}.", place.ToLowerInvariant());
    }

    public void Add(int row, string? column, string problem) => Add(At(row, column, problem));

    public void Add(Error error)
    {
        if (_first.Count < Listed) _first.Add(error);
        else _more++;
    }

    public Result<T> Fail<T>() => Result<T>.Fail(_more == 0 ? _first : [.. _first, More()]);

    private Error More() => Error.Invalid(
        "people.more", _more == 1 ? "There is 1 more problem." : string.Create(CultureInfo.InvariantCulture, $"There are {_more:N0} more problems."), "file");
}
