using System.Text;
using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Components.Shared;

/// <summary>From the path of an error to the field on the screen that shows it.</summary>
public static class FieldPath
{
    /// <summary>The id of the control for <paramref name="path"/>: <c>stages[2].name</c> becomes <c>f-stages-2-name</c>.</summary>
    public static string Id(string path)
    {
        var id = new StringBuilder("f");
        var gap = true;
        foreach (var c in path)
        {
            if (!char.IsAsciiLetterOrDigit(c)) gap = true;
            else
            {
                if (gap) id.Append('-');
                gap = false;
                id.Append(c);
            }
        }
        return id.ToString();
    }

    /// <summary>The errors of exactly this path, in their order.</summary>
    public static IReadOnlyList<Error> At(IEnumerable<Error> errors, string path) => [.. errors.Where(error => error.Path == path)];

    /// <summary>The errors of this path and of everything inside it, as in a stage with a faulty gate.</summary>
    public static IReadOnlyList<Error> Under(IEnumerable<Error> errors, string path) =>
        [.. errors.Where(error => error.Path is { } at && at.StartsWith(path, StringComparison.Ordinal) && (at.Length == path.Length || at[path.Length] is '.' or '['))];
}
