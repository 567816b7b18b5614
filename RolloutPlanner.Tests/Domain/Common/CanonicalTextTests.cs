using System.Text;
using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Tests.Domain.Common;

public sealed class CanonicalTextTests
{
    [Fact]
    public void ToString_NestedFields_CarryTheirLengthInBytes()
    {
        var text = new CanonicalText().Field("plan", "é").Begin("rule").Field("none", null).Field("n", 7).End();

        Assert.Equal("4:plan=2:é;4:rule{4:none=-;1:n=1:7;}", text.ToString());
    }

    [Fact]
    public void Field_ValueThatLooksLikeSyntax_StaysAValue() =>
        Assert.NotEqual(
            new CanonicalText().Field("a", "1:b=").Field("c", "").Sha256Hex(),
            new CanonicalText().Field("a", "").Field("b", "1:c").Sha256Hex());

    [Fact]
    public void Sha256Hex_Empty_IsTheKnownHash() =>
        Assert.Equal("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", new CanonicalText().Sha256Hex());

    [Fact]
    public void Misuse_Throws()
    {
        Assert.Throws<InvalidOperationException>(() => new CanonicalText().End());
        Assert.Throws<InvalidOperationException>(() => new CanonicalText().Begin("a").Sha256Hex());
        Assert.Throws<EncoderFallbackException>(() => new CanonicalText().Field("a", "" + (char)0xD800));
    }
}
