using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Tests.Domain.Common;

public sealed class CanonicalTextTests
{
    [Fact]
    public void ToString_FieldsAndObjects_CarryTheirLengths()
    {
        var text = new CanonicalText().Field("plan", "premium").Field("name", null).Field("key", "ü").Begin("rule").Field("n", 7).Field("ok", true).End();

        Assert.Equal("4:plan=7:premium;4:name=-;3:key=2:ü;4:rule{1:n=1:7;2:ok=4:true;}", text.ToString());
    }

    [Theory]
    [InlineData("1.50", "3:1.5")]
    [InlineData("1", "1:1")]
    [InlineData("1.000", "1:1")]
    [InlineData("-0.0", "1:0")]
    [InlineData("0.0000000000000000000000000001", "30:0.0000000000000000000000000001")]
    [InlineData("79228162514264337593543950335", "29:79228162514264337593543950335")]
    public void Field_EqualNumbers_AreOneText(string number, string expected) =>
        Assert.Equal($"1:n={expected};", new CanonicalText().Field("n", decimal.Parse(number)).ToString());

    [Fact]
    public void Sha256Hex_SomethingOpenOrHalfACharacter_Throws()
    {
        Assert.Throws<InvalidOperationException>(() => new CanonicalText().Begin("a").Sha256Hex());
        Assert.Throws<InvalidOperationException>(() => new CanonicalText().End());
        Assert.ThrowsAny<ArgumentException>(() => new CanonicalText().Field("a", "\ud800"));
    }
}
