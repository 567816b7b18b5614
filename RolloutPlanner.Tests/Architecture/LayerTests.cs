using RolloutPlanner.Tests.TestKit;

namespace RolloutPlanner.Tests.Architecture;

/// <summary>Who may use whom, over what was compiled and over what was written. Each failure names the offender.</summary>
public class LayerTests
{
    private const string Root = "RolloutPlanner";

    private static readonly string[] DomainOrder = ["Common", "Targeting", "Cohorts", "Flags", "Gates", "Rollouts", "Evaluation", "Planning"];

    /// <summary>For each layer the namespaces that its types must not name.</summary>
    public static TheoryData<string, string[]> Layers => new()
    {
        { "Domain", ["Microsoft", "System.Text.Json", "System.IO", "System.Net.Http", "System.Threading", "System.Data", "Radzen", Root + ".Application", Root + ".Infrastructure", Root + ".Api", Root + ".Components"] },
        { "Application", ["Microsoft.EntityFrameworkCore", "Microsoft.AspNetCore", "System.Net.Http", "Radzen", Root + ".Infrastructure", Root + ".Api", Root + ".Components"] },
        { "Infrastructure", ["Radzen", Root + ".Components", Root + ".Api"] },
        { "Api", ["Microsoft.EntityFrameworkCore", "Radzen", Root + ".Infrastructure", Root + ".Components"] },
        { "Components", ["Microsoft.EntityFrameworkCore", Root + ".Infrastructure", Root + ".Api"] },
    };

    [Theory]
    [MemberData(nameof(Layers))]
    public void Layer_AsCompiled_NamesNothingForbidden(string layer, string[] forbidden)
    {
        var offences =
            from type in TypeReferences.In($"{Root}.{layer}")
            from named in TypeReferences.Of(type)
            where forbidden.Any(space => TypeReferences.Within(named.Namespace, space)) && !Harmless(named)
            select $"{type.FullName} names {named.FullName}";

        Offenders.None(offences.Distinct().Order());
    }

    [Theory]
    [MemberData(nameof(Layers))]
    public void Layer_AsWritten_OpensNoForbiddenNamespace(string layer, string[] forbidden)
    {
        var offences =
            from file in SourceFile.Under($"{Root}/{layer}", ".cs", ".razor")
            from opened in file.Usings
            where forbidden.Any(space => TypeReferences.Within(opened, space))
            select $"{file.Path} opens {opened}";

        Offenders.None(offences);
    }

    [Fact]
    public void Domain_ByItsFolders_LooksOnlyBackwards()
    {
        var offences =
            from later in DomainOrder.Index()
            from type in TypeReferences.In($"{Root}.Domain.{later.Item}")
            from named in TypeReferences.Of(type)
            where DomainOrder.Skip(later.Index + 1).Any(folder => TypeReferences.Within(named.Namespace, $"{Root}.Domain.{folder}"))
            select $"{type.FullName} names {named.FullName}, which comes after it";

        Offenders.None(offences.Distinct().Order());
    }

    [Fact]
    public void Domain_Folders_AreThoseOfTheOrder()
    {
        var unknown = TypeReferences.In($"{Root}.Domain").Where(type => !DomainOrder.Any(folder => TypeReferences.Within(type.Namespace, $"{Root}.Domain.{folder}")));

        Offenders.None(unknown.Select(type => $"{type.FullName} lies in no folder of the domain's order"));
    }

    [Theory]
    [InlineData(@"\basync\b|\bawait\b|\bTask\b|\bTask<|\bValueTask\b", "asynchrony")]
    [InlineData(@"\bDateTime(Offset)?\.(Utc)?(Now|Today)\b|\bTimeProvider\b|\bStopwatch\b|\bEnvironment\.Tick", "a clock")]
    [InlineData(@"\bGuid\.(NewGuid|CreateVersion7)\b|\bRandom\b|\bRandomNumberGenerator\b", "randomness")]
    [InlineData(@"\bFile\.|\bDirectory\.|\bStream\b|\bConsole\.|\bHttpClient\b|\bEnvironment\.", "input and output")]
    public void Domain_AsWritten_IsPure(string pattern, string what)
    {
        var offences =
            from file in SourceFile.Under($"{Root}/Domain", ".cs")
            from match in System.Text.RegularExpressions.Regex.Matches(file.Code, pattern)
            select $"{file.Path} uses {what}: {match.Value}";

        Offenders.None(offences);
    }

    [Fact]
    public void Pages_OutsideAccounts_DoNotTouchTheRequest()
    {
        var offences =
            from file in SourceFile.Under($"{Root}/Components", ".cs", ".razor")
            where !file.Path.StartsWith($"{Root}/Components/Account/", StringComparison.Ordinal) && file.Path != $"{Root}/Components/App.razor"
            where file.Code.Contains("HttpContext", StringComparison.Ordinal)
            select $"{file.Path} names HttpContext";

        Offenders.None(offences);
    }

    // Attributes and helpers that the compiler writes by itself.
    private static bool Harmless(Type named) => TypeReferences.Within(named.Namespace, "Microsoft.CodeAnalysis") || named.FullName is "System.Threading.Interlocked" or "System.Threading.Volatile";
}
