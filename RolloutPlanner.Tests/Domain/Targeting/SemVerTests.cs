using RolloutPlanner.Domain.Targeting;

namespace RolloutPlanner.Tests.Domain.Targeting;

public sealed class SemVerTests
{
    [Fact]
    public void CompareTo_ListInPrecedenceOrder_AgreesForEveryPair()
    {
        string[] ordered =
        [
            "0.0.1", "0.1.0", "1.0.0-alpha", "1.0.0-alpha.1", "1.0.0-alpha.beta", "1.0.0-beta", "1.0.0-beta.2", "1.0.0-beta.11", "1.0.0-rc.1", "1.0.0",
            "1.9.0", "1.10.0", "1.11.0", "2.0.0", "2.1.0", "2.1.1", "99999999999999999999999.0.0", "100000000000000000000000.0.0",
        ];
        var versions = ordered.Select(text => SemVer.TryParse(text)!.Value).ToList();

        for (var i = 0; i < versions.Count; i++)
            for (var j = 0; j < versions.Count; j++)
                Assert.Equal(Math.Sign(i.CompareTo(j)), Math.Sign(versions[i].CompareTo(versions[j])));
    }

    [Fact]
    public void CompareTo_BuildMetadata_DoesNotCount() => Assert.Equal(0, Of("1.0.0-rc.1+build.5").CompareTo(Of("1.0.0-rc.1+007")));

    [Theory]
    [InlineData("1.0.0-0A.is.legal")]
    [InlineData("1.0.0--")]
    [InlineData("1.0.0+21AF26D3---117B344092BD")]
    [InlineData("1.0.0-x-y-z.--")]
    [InlineData("1.0.0+001")]
    public void Parse_OddButLegal_KeepsTheText(string text) => Assert.Equal(text, SemVer.Parse(text, "v").Value.ToString());

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("1")]
    [InlineData("1.2")]
    [InlineData("1.2.3.4")]
    [InlineData("v1.2.3")]
    [InlineData("01.2.3")]
    [InlineData("1.2.03")]
    [InlineData("1.2.3-")]
    [InlineData("1.2.3-a..b")]
    [InlineData("1.2.3-01")]
    [InlineData("1.2.3+")]
    [InlineData("1.2.3+a+b")]
    [InlineData("1.2.3-é")]
    [InlineData("1..3")]
    [InlineData("-1.2.3")]
    [InlineData(" 1.2.3")]
    [InlineData("1-2.3.4")]
    public void Parse_NoVersion_IsRefused(string? text) => Assert.Equal("version.invalid", SemVer.Parse(text, "v").Error.Code);

    [Fact]
    public void Default_ComesBeforeEverything() =>
        Assert.Equal((0, true, ""), (default(SemVer).CompareTo(default), default(SemVer).CompareTo(Of("0.0.0-0")) < 0, default(SemVer).ToString()));

    private static SemVer Of(string text) => SemVer.TryParse(text)!.Value;
}
