using System.Text.RegularExpressions;
using RolloutPlanner.Tests.TestKit;

namespace RolloutPlanner.Tests.Architecture;

/// <summary>Habits that one slip would break. Each failure names the file.</summary>
public class HabitTests
{
    private static readonly IReadOnlyList<SourceFile> App = SourceFile.Under("RolloutPlanner", ".cs", ".razor");
    private static readonly IReadOnlyList<SourceFile> Tests = SourceFile.Under("RolloutPlanner.Tests", ".cs", ".razor");

    [Fact]
    public void Database_IsOnlyMadeByMigrations() =>
        Offenders.None(Offences([.. App, .. Tests], @"\bEnsure(Created|Deleted)(Async)?\b"));

    [Fact]
    public void Tests_DoNotSleep() =>
        Offenders.None(Offences(Tests, @"\bThread\.Sleep\b|\bTask\.Delay\b|\bWaitForTimeoutAsync\b"));

    [Fact]
    public void Time_OutsideTheDomain_ComesFromTheTimeProvider() =>
        Offenders.None(Offences(App, @"\bDateTime(Offset)?\.(Utc)?Now\b"));

    [Fact]
    public void Screens_DrawNoRawMarkup() =>
        Offenders.None(Offences(App, @"\bMarkupString\b|\bAddMarkupContent\b"));

    [Fact]
    public void Pages_HoldNoInlineScript() =>
        Offenders.None(Offences([.. App.Where(file => file.Path.EndsWith(".razor", StringComparison.Ordinal))], @"<script(?![^>]*\bsrc=)|(?<!@)\bon(click|change|submit|load)\s*="));

    [Fact]
    public void Files_StayWithinTheirSize()
    {
        var offences = App.Concat(Tests).Select(file => (file, limit: Limit(file.Path))).Where(it => it.file.Lines.Length > it.limit);

        Offenders.None(offences.Select(it => $"{it.file.Path} has {it.file.Lines.Length} lines, at most {it.limit}"));
    }

    private static int Limit(string path) => path switch
    {
        _ when path.EndsWith(".razor", StringComparison.Ordinal) => 120,
        _ when path.EndsWith(".razor.cs", StringComparison.Ordinal) => 200,
        _ => 300,
    };

    private static IEnumerable<string> Offences(IEnumerable<SourceFile> files, string pattern) =>
        from file in files
        from match in Regex.Matches(file.Code, pattern)
        select $"{file.Path} uses {match.Value}";
}
