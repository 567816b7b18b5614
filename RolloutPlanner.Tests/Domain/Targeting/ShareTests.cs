using System.Globalization;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Targeting;

namespace RolloutPlanner.Tests.Domain.Targeting;

public sealed class ShareTests
{
    [Theory]
    [InlineData("0", 0)]
    [InlineData("0.001", 1)]
    [InlineData("12.500", 12_500)]
    [InlineData("33.333", 33_333)]
    [InlineData("100", 100_000)]
    [InlineData("100.0000", 100_000)]
    public void Parse_WithinRange_CountsParts(string percent, int parts)
    {
        var share = Share.Parse(decimal.Parse(percent, CultureInfo.InvariantCulture), "share").Value;

        Assert.Equal(Share.FromParts(parts, "share").Value, share);
        Assert.Equal((parts, parts / 1000m, parts == 0, parts == 100_000), (share.Parts, share.Percent, share.IsNone, share.IsAll));
    }

    [Theory]
    [InlineData("100.0001", "100.0001 has too many decimals.")]
    [InlineData("0.0005", "0.0005 has too many decimals.")]
    [InlineData("-0.001", "-0.001 is outside.")]
    [InlineData("100.001", "100.001 is outside.")]
    [InlineData("79228162514264337593543950335", "79228162514264337593543950335 is outside.")]
    public void Parse_Nonsense_SaysWhy(string percent, string why)
    {
        var error = Share.Parse(decimal.Parse(percent, CultureInfo.InvariantCulture), "stages[1].share").Error;

        Assert.Equal(Error.Invalid("share.invalid", "A share is 0 to 100 percent in steps of 0.001; " + why, "stages[1].share"), error);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(100_001)]
    public void FromParts_Outside_IsRefused(int parts) => Assert.Equal("share.range", Share.FromParts(parts, "share").Error.Code);

    [Fact]
    public void ToString_DropsTrailingZeros() => Assert.Equal("12.5%", Share.Parse(12.500m, "share").Value.ToString());
}
