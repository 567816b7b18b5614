using System.Globalization;
using System.Text.RegularExpressions;

namespace RolloutPlanner.Domain.Gates;

/// <summary>
/// What can be seen of a PromQL query without understanding all of it. What stands in quotation marks and in comments is not looked at. The server itself
/// says what is no query.
/// </summary>
internal static partial class QueryText
{
    /// <summary>
    /// How far back a query looks at least: its longest range, counting a subquery together with the longest range inside, and its longest offset. What is
    /// written with a variable is not seen.
    /// </summary>
    public static TimeSpan LooksBack(string query)
    {
        var code = Code(query);
        return Longest(Ranges().Matches(code)) + Longest(Subqueries().Matches(code)) + Longest(Offsets().Matches(code));
    }

    /// <summary>Whether it takes an average, a sum or the like of percentiles: they do not add up.</summary>
    public static bool AveragesPercentiles(string query)
    {
        var code = Code(query);
        return Aggregations().Matches(code).Any(match => Percentile().IsMatch(Inside(code, match.Index + match.Length)));
    }

    /// <summary>Whether it shows growth rather than a counter.</summary>
    public static bool TakesGrowth(string query) => Growth().IsMatch(Code(query));

    /// <summary>Whether it names a variable of a dashboard, which only that dashboard knows.</summary>
    public static bool NamesDashboard(string query) => DashboardVariable().IsMatch(query);

    private static string Code(string query) => Quoted().Replace(query, "\"\"");

    /// <summary>From an opening bracket to the one that closes it, or to the end.</summary>
    private static string Inside(string code, int from)
    {
        var depth = 1;
        for (var i = from; i < code.Length; i++)
        {
            if (code[i] == '(') depth++;
            else if (code[i] == ')' && --depth == 0) return code[from..i];
        }
        return code[from..];
    }

    private static TimeSpan Longest(IEnumerable<Match> matches) => matches.Select(match => Span(match.Groups["time"].Value)).DefaultIfEmpty().Max();

    private static TimeSpan Span(string text)
    {
        var seconds = Parts().Matches(text).Sum(part => double.Parse(part.Groups[1].Value, CultureInfo.InvariantCulture) * part.Groups[2].Value switch
        {
            "ms" => 0.001,
            "s" => 1,
            "m" => 60,
            "h" => 3600,
            "d" => 86_400,
            "w" => 604_800,
            "y" => 31_536_000,
            _ => throw new System.Diagnostics.UnreachableException(),
        });
        return TimeSpan.FromSeconds(Math.Min(seconds, 1e10));
    }

    [GeneratedRegex("""
        "(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|`[^`]*`|\#[^\n]*
        """, RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant)]
    private static partial Regex Quoted();

    [GeneratedRegex(@"\[\s*(?<time>[0-9a-z]+)\s*\]", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Ranges();

    [GeneratedRegex(@"\[\s*(?<time>[0-9a-z]+)\s*:", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Subqueries();

    [GeneratedRegex(@"\boffset\s+(?<time>[0-9a-z]+)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Offsets();

    [GeneratedRegex("([0-9]{1,12})(ms|s|m|h|d|w|y)", RegexOptions.CultureInvariant)]
    private static partial Regex Parts();

    [GeneratedRegex(@"\b(?:avg|sum|stddev|stdvar|quantile|avg_over_time|sum_over_time|quantile_over_time)\s*(?:(?:by|without)\s*\([^)]*\)\s*)?\(", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Aggregations();

    [GeneratedRegex(@"\bhistogram_quantile\s*\(|[{,]\s*quantile\s*(?:=|!)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Percentile();

    [GeneratedRegex(@"\b(?:rate|irate|increase|delta|idelta|deriv)\s*\(", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Growth();

    [GeneratedRegex(@"\$__\w+|\$\{|\[\[", RegexOptions.CultureInvariant)]
    private static partial Regex DashboardVariable();
}
