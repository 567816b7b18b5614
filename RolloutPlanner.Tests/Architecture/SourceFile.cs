using System.Text.RegularExpressions;
using RolloutPlanner.Tests.TestKit;

namespace RolloutPlanner.Tests.Architecture;

/// <summary>One file of the repository, with its path from the root in forward slashes.</summary>
internal sealed partial record SourceFile(string Path, string Text)
{
    /// <summary>The lines as they stand.</summary>
    public string[] Lines { get; } = Text.Split('\n');

    /// <summary>The text without comments and without what stands in quotes, so that words in a sentence are no code.</summary>
    public string Code => Quoted().Replace(Comments().Replace(Text, ""), "\"\"");

    /// <summary>The namespaces that <c>using</c> lines open, in C# and in Razor.</summary>
    public IEnumerable<string> Usings => Using().Matches(Text).Select(match => match.Groups[1].Value);

    /// <summary>All files below a folder with one of these endings, without build output and generated migrations.</summary>
    public static IReadOnlyList<SourceFile> Under(string folder, params string[] endings) =>
        Directory.Exists(Repository.File(folder))
            ? [.. Directory.EnumerateFiles(Repository.File(folder), "*", SearchOption.AllDirectories)
                .Where(file => endings.Any(ending => file.EndsWith(ending, StringComparison.Ordinal)))
                .Select(file => (file, path: System.IO.Path.GetRelativePath(Repository.Root, file).Replace('\\', '/')))
                .Where(found => !found.path.Split('/').Any(part => part is "bin" or "obj" or "Migrations"))
                .OrderBy(found => found.path, StringComparer.Ordinal)
                .Select(found => new SourceFile(found.path, File.ReadAllText(found.file)))]
            : [];

    public override string ToString() => Path;

    [GeneratedRegex(@"//[^\n]*|/\*.*?\*/|@\*.*?\*@", RegexOptions.Singleline)]
    private static partial Regex Comments();

    [GeneratedRegex("\"\"\".*?\"\"\"|\"(?:\\\\.|[^\"\\\\\n])*\"", RegexOptions.Singleline)]
    private static partial Regex Quoted();

    [GeneratedRegex(@"^\s*@?(?:global )?using (?:static )?(?:\w+ = )?([\w.]+)", RegexOptions.Multiline)]
    private static partial Regex Using();
}
