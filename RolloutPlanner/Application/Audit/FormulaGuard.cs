namespace RolloutPlanner.Application.Audit;

/// <summary>
/// Keeps a spreadsheet from running text as a formula: a cell whose first visible character is one of = + - @ (or the full-width form of one),
/// or that starts with a tab, a line break or a NUL, gets an apostrophe in front.
/// </summary>
public static class FormulaGuard
{
    private const string Dangerous = "=+-@\uFF1D\uFF0B\uFF0D\uFF20";

    public static string Protect(string text)
    {
        if (text.Length == 0) return text;
        if (text[0] is '\t' or '\r' or '\n' or '\0') return "'" + text;
        var first = text.AsSpan().TrimStart();
        return first.Length > 0 && Dangerous.Contains(first[0], StringComparison.Ordinal) ? "'" + text : text;
    }
}
